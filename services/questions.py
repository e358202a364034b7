"""How questions are written down, so that a button can ask them again after a restart."""

from dataclasses import asdict
from datetime import date
from typing import Any

from news.errors import BadOption
from news.quote import Kind, Order
from news.text import storable
from services.asked import (
    ArticlesQuestion,
    CompareQuestion,
    FiguresQuestion,
    PeopleQuestion,
    ProfileQuestion,
    Question,
    QuotesQuestion,
    SayingsQuestion,
    SearchQuestion,
    TimelineQuestion,
)

LONGEST = 1_000  # characters of an option
_NAMES_OF_SPEAKERS = {"speaker", "first", "second"}
"""Of any length: one that is too long is nobody's."""


def written(question: Question) -> dict[str, Any]:
    """Lay a question out for JSON."""
    fields = {
        name: value.isoformat() if isinstance(value, date) else _plain(value)
        for name, value in asdict(question).items()
        if value is not None
    }
    return {"asks": _NAMES[type(question)], **fields}


def checked(question: Question) -> None:
    """Raise `BadOption` with a sentence where a question makes no sense."""
    for name, value in asdict(question).items():
        if name not in _NAMES_OF_SPEAKERS and isinstance(value, str) and len(value) > LONGEST:
            raise BadOption(
                "“{name}” has {length} characters: {most} at most are looked for.",
                name=name,
                length=f"{len(value):,}",
                most=f"{LONGEST:,}",
            )
    if not isinstance(question, QuotesQuestion | TimelineQuestion):
        return
    if question.since and question.until and question.since > question.until:
        raise BadOption(
            "Nothing can be both since {since} and until {until}:"
            " “since” must not be after “until”.",
            since=question.since,
            until=question.until,
        )
    if isinstance(question, TimelineQuestion):
        return
    if question.order is Order.BEST and question.about is None:
        raise BadOption("The best match of what? Give words in “about” too.")


def read(body: dict[str, Any]) -> Question:
    """Read what `written` gives."""
    fields = dict(body)
    asks = fields.pop("asks")
    for name in ("since", "until"):
        if name in fields:
            fields[name] = date.fromisoformat(fields[name])
    if "kind" in fields:
        fields["kind"] = Kind(fields["kind"])
    if "order" in fields:
        fields["order"] = Order(fields["order"])
    return _TYPES[asks](**fields)


def _plain(value: str | int) -> str | int:
    return storable(value) if isinstance(value, str) else value


_NAMES: dict[type[Question], str] = {
    QuotesQuestion: "quotes",
    FiguresQuestion: "figures",
    ArticlesQuestion: "articles",
    ProfileQuestion: "profile",
    PeopleQuestion: "people",
    SayingsQuestion: "sayings",
    SearchQuestion: "search",
    TimelineQuestion: "timeline",
    CompareQuestion: "compare",
}
_TYPES: dict[str, type[Question]] = {name: type_ for type_, name in _NAMES.items()}
