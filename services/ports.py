"""What the services need from outside their layer; joined to real things in bot/app.py."""

from typing import Protocol

from news.article import Document, Page
from news.findings import Findings


class Extractor(Protocol):
    """Reads a document and finds what it reports, away from the event loop."""

    async def extract(self, document: Document) -> tuple[Page, Findings]:
        """Return the page and its findings; all offsets refer to `Page.text`.

        Raises `SubmissionRefused` when the document cannot be an article (empty, binary, too
        large, a type that is not read) and `ExtractionFailed` when time ran out or the worker
        died. Both carry a sentence for members.
        """
        ...
