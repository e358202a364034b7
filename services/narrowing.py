"""The same question asked otherwise: in another order, or narrowed down. Pure functions."""

import re
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from news.errors import BadOption, NotFound
from news.quote import Kind, Order
from services.asked import FiguresQuestion, Question, QuotesQuestion

ALL = "all"
"""The choice that takes every narrowing down away but who, and about what."""
_CHOICE = re.compile(r"(kind|days|outlet|unit):(.+)", re.DOTALL)


def in_order(asked: Question, order: str) -> Question:
    """Return a question for quotes in another order. Raises `NotFound` for any other question."""
    if not isinstance(asked, QuotesQuestion):
        raise NotFound("That question was not for quotes.")
    return replace(asked, order=Order(order))


def narrowed(asked: Question, choice: str, *, now: datetime) -> Question:
    """Return a question narrowed down by what was chosen; what it had of that kind goes.

    A choice is `ALL`, "kind:direct", "days:7", "outlet:Courier" or, for figures, "unit:people".
    """
    if isinstance(asked, FiguresQuestion):
        return replace(asked, unit=None if choice == ALL else _value(choice, "unit"))
    if not isinstance(asked, QuotesQuestion):
        raise NotFound("That question was not for quotes.")
    if choice == ALL:
        return replace(asked, kind=None, since=None, until=None, outlet=None)
    if choice.startswith("kind:"):
        return replace(asked, kind=Kind(_value(choice, "kind")))
    if choice.startswith("days:"):
        since = (now - timedelta(days=int(_value(choice, "days")))).astimezone(UTC).date()
        return replace(asked, since=since, until=None)
    return replace(asked, outlet=_value(choice, "outlet"))


def _value(choice: str, kind: str) -> str:
    found = _CHOICE.fullmatch(choice)
    if found is None or found[1] != kind:
        raise BadOption("That cannot be chosen here: ask again.")
    return found[2]
