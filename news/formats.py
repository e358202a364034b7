"""The kinds of files that are read, and archives that hold one article a line."""

from collections.abc import Iterable, Iterator
from pathlib import PurePath

from news.article import Document

MAIL = "message/rfc822"
JSON = "application/json"
LINES = "application/jsonl"
PDF = "application/pdf"
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_MEDIA_TYPES = {
    ".txt": "text/plain",
    ".md": "text/markdown",
    ".html": "text/html",
    ".htm": "text/html",
    ".pdf": PDF,
    ".docx": WORD,
    ".eml": MAIL,
    ".jsonl": LINES,
}


def media_type_of(name: str) -> str | None:
    """Return the media type for the name of a file that is read, or None for any other.

    >>> media_type_of("A.Docx").endswith("document"), media_type_of("a.exe")
    (True, None)
    """
    return _MEDIA_TYPES.get(PurePath(name).suffix.lower())


def documents_in(document: Document) -> Iterator[Document]:
    """Yield the documents that a file holds: one a line of a .jsonl file, else the file itself."""
    if document.media_type == LINES:
        yield from lines_of(document.data.splitlines(), document.name or "")
    else:
        yield document


def lines_of(lines: Iterable[bytes], name: str) -> Iterator[Document]:
    """Yield a document for each line that is not empty, named by its file and number."""
    for number, line in enumerate(lines, start=1):
        if line := line.strip():
            yield Document(line, JSON, name=f"{name}, line {number}")
