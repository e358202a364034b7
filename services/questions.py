"""How questions are written down, so that a button can ask them again after a restart."""

from dataclasses import asdict
from datetime import date
from typing import Any

from news.quote import Kind
from news.text import storable
from services.views import (
    ArticlesQuestion,
    FiguresQuestion,
    PeopleQuestion,
    ProfileQuestion,
    Question,
    QuotesQuestion,
    SayingsQuestion,
)


def written(question: Question) -> dict[str, Any]:
    """Lay a question out for JSON."""
    fields = {
        name: value.isoformat() if isinstance(value, date) else storable(value)
        for name, value in asdict(question).items()
        if value is not None
    }
    return {"asks": _NAMES[type(question)], **fields}


def read(body: dict[str, Any]) -> Question:
    """Read what `written` gives."""
    fields = dict(body)
    asks = fields.pop("asks")
    for name in ("since", "until"):
        if name in fields:
            fields[name] = date.fromisoformat(fields[name])
    if "kind" in fields:
        fields["kind"] = Kind(fields["kind"])
    return _TYPES[asks](**fields)


_NAMES: dict[type[Question], str] = {
    QuotesQuestion: "quotes",
    FiguresQuestion: "figures",
    ArticlesQuestion: "articles",
    ProfileQuestion: "profile",
    PeopleQuestion: "people",
    SayingsQuestion: "sayings",
}
_TYPES: dict[str, type[Question]] = {name: type_ for type_, name in _NAMES.items()}
