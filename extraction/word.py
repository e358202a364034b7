"""Word documents as articles: their words, tracked changes accepted; macros are not looked at."""

from io import BytesIO
from xml.sax import ContentHandler
from zipfile import BadZipFile, ZipFile

import mammoth
from defusedxml import DefusedXmlException
from defusedxml.sax import parseString

from extraction.bounds import bounded
from news.errors import SubmissionRefused
from news.text import said

_WHAT = said("a Word document")
_PARTS = 2_000
_UNPACKED = 60 * 2**20  # bytes, of all parts together, pictures included
_TEXT_UNPACKED = 12 * 2**20  # bytes, of one part with text
_DEPTH = 150  # elements within each other; tables in tables reach fifty
_ENCRYPTED = 0x1


def is_word(data: bytes) -> bool:
    """Tell a Word document from other zip archives by what it holds."""
    if not data.startswith(b"PK\x03\x04"):
        return False
    try:
        with ZipFile(BytesIO(data)) as archive:
            return "word/document.xml" in archive.namelist()
    except (BadZipFile, OSError, ValueError, NotImplementedError):
        return False


def word_text(data: bytes) -> str:
    """Return the words of a Word document, paragraphs apart by a blank line.

    Raises `SubmissionRefused` for one that is locked, damaged, or larger than it says.
    """
    with bounded(_WHAT):
        _check(data)
        return str(mammoth.extract_raw_text(BytesIO(data)).value)


def _check(data: bytes) -> None:
    """Refuse what would cost too much, before anything is unpacked or built."""
    with ZipFile(BytesIO(data)) as archive:
        parts = archive.infolist()
        if any(part.flag_bits & _ENCRYPTED for part in parts):
            raise SubmissionRefused(
                "That is a Word document that is locked with a password:"
                " please paste its text instead."
            )
        texts = [p for p in parts if p.filename.lower().endswith((".xml", ".rels"))]
        if (
            len(parts) > _PARTS
            or sum(part.file_size for part in parts) > _UNPACKED
            or any(part.file_size > _TEXT_UNPACKED for part in texts)
        ):
            raise SubmissionRefused(
                "That is a Word document that is too large when unpacked:"
                " please paste its text instead."
            )
        for part in texts:
            _check_markup(archive.read(part))


def _check_markup(markup: bytes) -> None:
    """Refuse document types, entities and deep nesting: Word writes none of them."""
    try:
        parseString(markup, _Depth(), forbid_dtd=True)
    except DefusedXmlException as error:
        raise SubmissionRefused(
            "That is a Word document with entities in it, as no word processor writes them:"
            " please paste its text instead."
        ) from error


class _Depth(ContentHandler):
    """Counts how deep elements stand within each other."""

    def __init__(self) -> None:
        super().__init__()
        self._depth = 0

    def startElement(self, name: str, attrs: object) -> None:  # noqa: ARG002, N802 - SAX's names
        self._depth += 1
        if self._depth > _DEPTH:
            raise RecursionError

    def endElement(self, name: str) -> None:  # noqa: ARG002, N802 - SAX's names
        self._depth -= 1
