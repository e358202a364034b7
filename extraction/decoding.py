"""From bytes to text: which files can be no article, and which encoding the others are in."""

import codecs
import re

from charset_normalizer import from_bytes

from news.article import DOCUMENT_LIMIT, Document
from news.errors import SubmissionRefused
from news.text import said

_BINARY = said(
    "That file is not text: please paste the text of the article"
    " or send it as .txt, .html, .pdf or .docx."
)
_MAGIC_NUMBERS = (
    (b"PK\x03\x04", said("a zip archive and no Word document")),
    (b"PK\x05\x06", said("a zip archive")),
    (b"\xd0\xcf\x11\xe0", said("an old or a locked Word or Excel document")),
    (b"{\\rtf", said("an RTF document")),
    (b"\x89PNG", said("an image")),
    (b"\xff\xd8\xff", said("an image")),
    (b"GIF8", said("an image")),
    (b"\x1f\x8b", said("a compressed file")),
    (b"BZh", said("a compressed file")),
    (b"7z\xbc\xaf\x27\x1c", said("a compressed file")),
    (b"Rar!", said("a compressed file")),
    (b"\x7fELF", said("a program")),
)
# UTF-32 first: its little-endian mark begins with the one of UTF-16.
_BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_DECLARATION = re.compile(rb"""(?:charset|encoding)\s*=\s*["']?\s*([\w.:-]{2,40})""", re.IGNORECASE)
_DECLARATION_WITHIN = 2048  # bytes
_ASCII = bytes(range(128))
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f\ufffd]")
_CONTROLS_LIMIT = 0.01  # share of the characters; real texts have next to none
_DAMAGE_LIMIT = 0.05  # share of the non-ASCII characters
_FOREIGN_SHARE = 0.25  # of the bytes; a Latin alphabet stays far below it


def decoded(document: Document) -> str:
    """Return the text of a document, or raise `SubmissionRefused` when it holds none.

    Bytes win over claims: a byte-order mark, then UTF-16 by its zeros, then valid UTF-8; only
    then what the transport and the document itself declare; Windows-1252 comes last.
    """
    data = document.data
    refuse_too_large(data)
    _refuse_known_binary(data)
    text = (
        _by_mark(data)
        or _by_zeros(data)
        or _strict(data, "utf-8")
        or _strict(data, document.charset)
        or _strict(data, _declared(data))
        or _damaged_utf8(data)
        or _by_statistics(data)
        or data.decode("cp1252", errors="replace")
    )
    if len(_CONTROL.findall(text)) > _CONTROLS_LIMIT * len(text) or "\0" in text:
        raise SubmissionRefused(_BINARY)
    return text


def refuse_too_large(data: bytes) -> None:
    """Raise `SubmissionRefused` for more bytes than anything handed in may have."""
    if len(data) > DOCUMENT_LIMIT:
        limit = DOCUMENT_LIMIT // 2**20
        raise SubmissionRefused(
            "That file is too large: {limit} MB is the most that I read.", limit=limit
        )


def _refuse_known_binary(data: bytes) -> None:
    for magic, what in _MAGIC_NUMBERS:
        if data.startswith(magic):
            raise SubmissionRefused(
                "That is {kind}, which I cannot read: please paste the text of the article"
                " or send it as .txt, .html, .pdf or .docx.",
                kind=what,
            )
    if data[:4] == b"RIFF" or data[4:8] == b"ftyp" or data[:3] == b"ID3":
        raise SubmissionRefused(
            "That is an image, a sound or a film: please paste the text of the article"
            " or send it as .txt, .html, .pdf or .docx."
        )


def _by_mark(data: bytes) -> str | None:
    for mark, encoding in _BYTE_ORDER_MARKS:
        if data.startswith(mark):
            return data.decode(encoding, errors="replace")
    return None


def _by_zeros(data: bytes) -> str | None:
    """Read UTF-16 without a mark: the zero bytes of spaces and Latin letters are on one side."""
    even, odd = data[0::2].count(0), data[1::2].count(0)
    if max(even, odd) < len(data) / 50 or min(even, odd) > max(even, odd) / 20:
        return None
    whole = data[: len(data) // 2 * 2]
    return _strict(whole, "utf-16-le" if odd > even else "utf-16-be")


def _declared(data: bytes) -> str | None:
    found = _DECLARATION.search(data[:_DECLARATION_WITHIN])
    return found[1].decode("ascii", errors="ignore") if found else None


def _strict(data: bytes, encoding: str | None) -> str | None:
    """Decode without any loss, or answer None. Latin-1 is read as browsers read it."""
    try:
        name = codecs.lookup(encoding or "").name
        return data.decode("cp1252" if name in {"iso8859-1", "ascii"} else name)
    except (LookupError, ValueError):
        return None


def _damaged_utf8(data: bytes) -> str | None:
    """Read UTF-8 of which a few bytes are broken, for instance a file cut off in a character."""
    text = data.decode("utf-8", errors="replace")
    foreign = sum(not c.isascii() for c in text)
    return text if text.count("\ufffd") <= foreign * _DAMAGE_LIMIT else None


def _by_statistics(data: bytes) -> str | None:
    """Guess the encoding of an alphabet that is not Latin; for Latin ones the guess is worse."""
    if len(data.translate(None, _ASCII)) < len(data) * _FOREIGN_SHARE:
        return None
    guess = from_bytes(data).best()
    return str(guess) if guess else None
