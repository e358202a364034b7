"""PDF files as articles: the lines that pypdf finds, put together to paragraphs again."""

import logging
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from io import BytesIO
from itertools import pairwise
from statistics import median

from pypdf import PageObject, PasswordType, PdfReader

from extraction.bounds import bounded
from news.errors import SubmissionRefused
from news.text import fold, said, storable

PAGE_LIMIT = 200
_MARK_WITHIN = 64  # bytes
_CHARACTERS = 1_000_000  # twice as much as an article may have
_EDGE = 2  # lines at the head and at the foot of a page that may be repeated
_OFTEN = 3  # pages
_NUMBER = re.compile(r"\d+")
_PAGE_NUMBER = re.compile(r"(?:page )?\d{1,4}(?: (?:of|/) \d{1,4})?", re.IGNORECASE)
_ENDS = re.compile(r"[.!?…:][”\"’)\]»]*$")
_ROOM = 1.4  # times the usual distance of two lines
# What a hyphen mostly stays behind when a line ends with it.
_COMPOUNDS = {
    "all", "anti", "co", "cross", "ex", "first", "full", "half", "high", "left", "long", "low",
    "mid", "multi", "non", "one", "post", "pre", "pro", "re", "right", "second", "self", "semi",
    "short", "so", "three", "two", "well",
}  # fmt: skip
_SHORT = 0.75  # of the usual length of a line


def is_pdf(data: bytes) -> bool:
    """Tell a PDF by its mark at the beginning."""
    return data[:_MARK_WITHIN].lstrip(b"\xef\xbb\xbf \r\n\t").startswith(b"%PDF-")


def pdf_text(data: bytes) -> str:
    """Return the text of a PDF, paragraphs apart by a blank line.

    Raises `SubmissionRefused` for one that is locked, damaged, too long, or pictures only.
    """
    # What it says of damage may quote the file, and nobody can do anything about it.
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    with bounded(said("a PDF")):
        reader = PdfReader(BytesIO(data))
        if reader.is_encrypted and reader.decrypt("") is PasswordType.NOT_DECRYPTED:
            raise SubmissionRefused(
                "That is a PDF that is locked with a password: please paste its text instead."
            )
        if (pages := len(reader.pages)) > PAGE_LIMIT:
            raise SubmissionRefused(
                "That is a PDF of {pages} pages, and I read {most} at most:"
                " please paste its text instead.",
                pages=f"{pages:,}",
                most=PAGE_LIMIT,
            )
        lines = [_lines(text) for text in _texts(reader)]
    body = "\n\n".join(_paragraphs(_without_edges(lines)))
    if not any(character.isalpha() for character in body):
        raise SubmissionRefused(
            "That is a PDF without any text, perhaps a scan: please paste its text instead."
        )
    return body


def _texts(reader: PdfReader) -> Iterator[str]:
    """Yield the text of page after page, until it is more than any article."""
    size = 0
    for page in reader.pages:
        text = storable(_with_room(page))
        size += len(text)
        yield text
        if size > _CHARACTERS:
            return


def _with_room(page: PageObject) -> str:
    """Return the text of a page in its own order, with an empty line where more room is left."""
    pieces: list[tuple[float, str]] = []

    def see(text: str, around: list[float], at: list[float], *_: object) -> None:
        pieces.append((at[4] * around[1] + at[5] * around[3] + around[5], text))

    page.extract_text(visitor_text=see)
    pieces = [(height, text) for height, text in pieces if text.strip()]
    if not pieces:
        return ""
    down = [above - below for (above, _), (below, _) in pairwise(pieces) if above > below]
    usual = median(down) if down else 0.0
    rooms = [above - below > usual * _ROOM for (above, _), (below, _) in pairwise(pieces)]
    return "".join(
        ("\n\n" if room else "") + text
        for room, (_, text) in zip([False, *rooms], pieces, strict=True)
    )


def _lines(text: str) -> list[str]:
    """Return the lines of a page; an empty one stands for room between paragraphs."""
    return [" ".join(line.split()) for line in text.strip().split("\n")]


def _without_edges(pages: Sequence[list[str]]) -> list[str]:
    """Leave out page numbers, and what stands at the head or foot of page after page."""
    edges = [{_edge(line) for line in (*page[:_EDGE], *page[-_EDGE:])} for page in pages]
    counted = Counter(line for page in edges for line in page if line)
    repeated = {line for line, times in counted.items() if times >= _OFTEN}
    kept = []
    for page in pages:
        last = len(page) - _EDGE
        kept += [
            line
            for at, line in enumerate(page)
            if not (
                (at < _EDGE or at >= last)
                and (_edge(line) in repeated or _PAGE_NUMBER.fullmatch(line))
            )
        ]
    return kept


def _edge(line: str) -> str:
    return _NUMBER.sub("#", fold(line))


def _paragraphs(lines: Sequence[str]) -> Iterator[str]:
    """Put lines together: a blank one ends a paragraph, and so does a short one with a full stop.

    A title has no stop, so a line that is far shorter than usual ends one too when the next line
    begins with a capital letter or a mark.
    """
    usual = sorted(map(len, filter(None, lines)))
    short = (usual[len(usual) * 3 // 4] if usual else 0) * _SHORT
    words = "\n".join(lines)
    so_far = ""
    for at, line in enumerate(lines):
        if line:
            so_far = _joined(so_far, line, words)
        following = lines[at + 1] if at + 1 < len(lines) else ""
        ends = len(line) < short and (_ENDS.search(line) or not following[:1].islower())
        if so_far and (not line or ends or not following):
            yield so_far
            so_far = ""


def _joined(so_far: str, line: str, words: str) -> str:
    """Put a line behind another; a hyphen stays in compounds and where it stands elsewhere."""
    if not so_far:
        return line
    if so_far.endswith("\u00ad"):
        return so_far[:-1] + line
    if not so_far.endswith("-") or not line[:1].isalpha():
        return f"{so_far} {line}"
    first, second = so_far[:-1].rsplit(" ", maxsplit=1)[-1], line.split(" ", maxsplit=1)[0]
    is_split = (
        line[:1].islower()
        and first.lower() not in _COMPOUNDS
        and f"{first}-{second.rstrip('.,;:!?”')}" not in words
    )
    return so_far[: -1 if is_split else None] + line
