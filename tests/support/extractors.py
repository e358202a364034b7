"""Extractors for tests: one that says what it was told to, and the real one without workers."""

import asyncio

from extraction.worker import read_and_extract
from news.article import Document, Page
from news.findings import Findings


class ScriptedExtractor:
    """Answers with what was prepared for a text, and records what it was asked.

    A text without preparation becomes a page without findings, with its first line as title.
    """

    def __init__(self) -> None:
        self.asked: list[str] = []
        self.at_work = 0
        self.most_at_work = 0
        self._answers: dict[str, tuple[Page, Findings]] = {}
        self._errors: dict[str, list[Exception]] = {}
        self._held: dict[str, asyncio.Event] = {}

    def finds(self, text: str, findings: Findings, **page: object) -> str:
        """Prepare findings and parts of the page (title=, link=, ...) for a text; return it."""
        self._answers[text] = (_page(text, **page), findings)
        return text

    def raises(self, text: str, *errors: Exception) -> str:
        """Prepare errors for a text, one for each time it is asked; return the text."""
        self._errors[text] = list(errors)
        return text

    def holds(self, text: str) -> asyncio.Event:
        """Let whoever asks for a text wait until the returned event is set."""
        return self._held.setdefault(text, asyncio.Event())

    async def extract(self, document: Document) -> tuple[Page, Findings]:
        text = document.data.decode()
        self.asked.append(text)
        self.at_work += 1
        self.most_at_work = max(self.most_at_work, self.at_work)
        try:
            if text in self._held:
                await self._held[text].wait()
            if self._errors.get(text):
                raise self._errors[text].pop(0)
            return self._answers.get(text, (_page(text, link=document.link), Findings()))
        finally:
            self.at_work -= 1


class InlineExtractor:
    """Does in this process, and at once, what the worker processes do."""

    async def extract(self, document: Document) -> tuple[Page, Findings]:
        return read_and_extract(document)


def _page(text: str, **page: object) -> Page:
    return Page(**{"title": text.split("\n", maxsplit=1)[0], "text": text, **page})
