"""Records as lines of a file: CSV for spreadsheets, JSON Lines for programs, Markdown to read.

Words are as the article prints them. Only in CSV one apostrophe is put before what a spreadsheet
would take for a formula (`guarded`); without it, the cell is literal again.
"""

import csv
import io
import json
import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any, Generic, TypeVar

from commands.citation import printed_markdown, source_markdown
from commands.locale import _
from commands.text import markdown
from news.article import ArticleLine
from news.ids import FORGOTTEN
from news.record import FigureRecord, QuoteRecord, Record
from news.verdict import Reviewed
from services.exports import What

_FORMULA = re.compile(
    r"^(?='*\s*[=+\-@＝＋－＠])"
    r"|^(?='*[\t\r\n])"
    r"|(?<=[;\t\r\n])(?='*[=+\-@＝＋－＠])"
)
"""Where a cell would begin with a formula, in wide characters too; some part cells at a ";"."""

QUOTE_COLUMNS = (
    "id", "words", "speaker", "role", "kind", "act", "negated", "cue", "title", "outlet",
    "published", "submitted", "link", "offsets", "same_words", "gone_since",
    "review", "confirmed_by", "confirmed_at",
)  # fmt: skip
FIGURE_COLUMNS = (
    "id", "words", "value", "high", "unit", "kind", "qualifier", "measures", "sentence",
    "speaker", "denied", "event", "per", "direction", "base", "base_value", "place", "time",
    "giver", "title", "outlet", "published", "submitted", "link", "offsets",
)  # fmt: skip
COLUMNS = {What.QUOTES: QUOTE_COLUMNS, What.FIGURES: FIGURE_COLUMNS}


R = TypeVar("R")


class Format(StrEnum):
    """In which form an export is written."""

    CSV = "CSV"
    JSON_LINES = "JSON Lines"
    MARKDOWN = "Markdown"


@dataclass(frozen=True, slots=True)
class Form(Generic[R]):
    """How a file is written: what it begins with, and the line of each record.

    `packed` files are gzip; their ending says so.
    """

    ending: str
    head: bytes
    line: Callable[[R], bytes]
    packed: bool = False


def form_of(format_: Format, what: What) -> Form[Record]:
    """Return how to write so many records of one kind in a format."""
    match format_:
        case Format.CSV:
            # Spreadsheets take a file for UTF-8 only where it begins with this mark.
            return Form("csv", b"\xef\xbb\xbf" + _row(COLUMNS[what]), _csv)
        case Format.JSON_LINES:
            return Form("jsonl", b"", _json)
        case Format.MARKDOWN:
            return Form("md", b"", _markdown)


def guarded(cell: str) -> str:
    """Put an apostrophe before what a spreadsheet would take for a formula.

    >>> guarded("=1+1"), guarded("'=1+1"), guarded("'tis late")
    ("'=1+1", "''=1+1", "'tis late")
    """
    return _FORMULA.sub("'", cell)


def fields(record: Record) -> dict[str, Any]:
    """Return the columns of a record, as JSON has them."""
    match record:
        case QuoteRecord():
            return _quote(record)
        case FigureRecord():
            return _figure(record)


def _quote(record: QuoteRecord) -> dict[str, Any]:
    return {
        "id": record.id,
        "words": list(record.fragments),
        "speaker": record.speaker,
        "role": record.role,
        "kind": record.kind,
        "act": record.act,
        "negated": record.negated,
        "cue": record.cue,
        **_article(record.article),
        "offsets": [list(span) for span in record.spans],
        "same_words": record.same_words,
        "gone_since": _moment(record.removed_at),
        **_review(record.reviewed),
    }


def _figure(record: FigureRecord) -> dict[str, Any]:
    return {
        "id": record.id,
        "words": record.words,
        "value": record.value,
        "high": record.high,
        "unit": record.unit,
        "kind": record.kind,
        "qualifier": record.qualifier,
        "measures": record.measures,
        "sentence": record.sentence,
        "speaker": record.speaker,
        "denied": record.denied,
        **asdict(record.circumstances),
        **_article(record.article),
        "offsets": [list(record.span)],
    }


def _review(reviewed: Reviewed | None) -> dict[str, str | None]:
    """Return what a moderator found; Discord's ids are texts, as spreadsheets round numbers."""
    if reviewed is None:
        return {"review": None, "confirmed_by": None, "confirmed_at": None}
    by = None if reviewed.by == FORGOTTEN else str(reviewed.by)
    return {
        "review": reviewed.verdict,
        "confirmed_by": by,
        "confirmed_at": _moment(reviewed.at),
    }


def _article(article: ArticleLine) -> dict[str, str | None]:
    return {
        "title": article.title,
        "outlet": article.outlet,
        "published": _moment(article.published),
        "submitted": _moment(article.submitted_at),
        "link": article.link,
    }


def _moment(moment: datetime | None) -> str | None:
    return f"{moment:%Y-%m-%dT%H:%M:%SZ}" if moment else None


def _csv(record: Record) -> bytes:
    columns = COLUMNS[What.QUOTES if isinstance(record, QuoteRecord) else What.FIGURES]
    every = fields(record)
    return _row([_cell(every[column]) for column in columns])


def _cell(value: Any) -> str:
    match value:
        case None:
            return ""
        case bool():
            return "yes" if value else "no"
        case int() | float():
            return f"{value:.15g}"
        case [str(), *_]:
            return guarded(" … ".join(value))
        case [[_, _], *_]:
            return _places(value)
        case _:
            return guarded(str(value))


def _places(spans: Iterable[Sequence[int]]) -> str:
    return " ".join(f"{start}-{end}" for start, end in spans)


def _row(cells: Sequence[str]) -> bytes:
    written = io.StringIO()
    # All in quotation marks: then a line break or another country's separator ends no cell.
    csv.writer(written, quoting=csv.QUOTE_ALL).writerow(cells)
    return written.getvalue().encode("utf-8", "replace")


def _json(record: Record) -> bytes:
    return (json.dumps(fields(record), ensure_ascii=False) + "\n").encode("utf-8", "replace")


def _markdown(record: Record) -> bytes:
    match record:
        case QuoteRecord():
            words = printed_markdown(record.kind, record.fragments)
            notes = [
                f"**{markdown(record.speaker)}**" if record.speaker else _("unattributed"),
                markdown(record.role or ""),
                _(record.kind),
                _(record.act),
                _("negated") if record.negated else "",
            ]
            places = _places(record.spans)
        case FigureRecord():
            words = markdown(record.sentence)
            notes = [f"**{markdown(record.words)}**", markdown(record.measures or "")]
            notes += [
                _("given by {speaker}").format(speaker=markdown(record.speaker))
                if record.speaker
                else ""
            ]
            places = _places([record.span])
    said = " · ".join(note for note in notes if note)
    source = _("{source}, characters {places}").format(
        source=source_markdown(record.article), places=places
    )
    return f"> {words}\n\n{said}  \n{source}\n\n---\n\n".encode("utf-8", "replace")
