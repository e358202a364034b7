"""Documents for the reader, and what it says when it refuses one."""

import pytest

from extraction.readable import read
from news.article import Document
from news.errors import SubmissionRefused

STORY = """Skip to main content

Harbour bridge closes for café repairs

“It’s long overdue,” said Zoë Marsh, who runs the café. The repairs cost €3 million.

The bridge opens again in May."""


def plain(text: str, encoding: str = "utf-8", **claims: str) -> Document:
    return Document(text.encode(encoding), **{"media_type": "text/plain", **claims})


def html(body: str, head: str = "", **claims: str) -> Document:
    markup = f"<!doctype html><html><head>{head}</head><body>{body}</body></html>"
    return Document(markup.encode(), **{"media_type": "text/html", **claims})


def refusal(document: Document) -> str:
    with pytest.raises(SubmissionRefused) as caught:
        read(document)
    sentence = caught.value.sentence
    assert sentence.endswith(".")
    assert sentence.count(". ") == 0, "one sentence is promised"
    return sentence
