"""What autocomplete shows, and the values that come back when an entry is chosen."""

import re
from dataclasses import dataclass
from datetime import date

from news.article import ArticleSummary
from news.speaker import FiledSpeaker
from news.text import fold

AT_MOST = 25  # Discord's limit of choices
LABEL_LENGTH = 100  # Discord's limit of characters, for values too

# What members type for units that are kept under another name.
_SIGNS = {
    "%": "percent", "per cent": "percent", "points": "percentage points", "pp": "percentage points",
    "$": "USD", "dollar": "USD", "dollars": "USD", "€": "EUR", "euro": "EUR", "euros": "EUR",
    "£": "GBP", "¥": "JPY", "yen": "JPY", "person": "people", "persons": "people",
    "share": "fraction", "km": "kilometres", "lb": "pounds", "kg": "kilograms",
}  # fmt: skip
_CHOSEN = re.compile(r"id:([1-9][0-9]{0,17})")


@dataclass(frozen=True, slots=True)
class Suggestion:
    """One autocomplete entry: what is shown, and the value that comes back (`id:17`).

    The day, in UTC, is shown behind the label, in the reader's language.
    """

    label: str
    value: str
    day: date | None = None


def chosen(value: str) -> int | None:
    """Return the id when an option's value is that of a suggestion ("id:17"), else None."""
    found = _CHOSEN.fullmatch(value.strip())
    return int(found[1]) if found else None


def speaker_suggestion(speaker: FiledSpeaker) -> Suggestion:
    """Show a name with its role: two people of one name can be told apart."""
    return Suggestion(_label(speaker.name, speaker.role), f"id:{speaker.id}")


def article_suggestion(article: ArticleSummary) -> Suggestion:
    """Show a title with its outlet and day."""
    line = article.line
    return Suggestion(_label(line.title, line.outlet), f"id:{line.id}", line.dated.date())


def outlet_suggestion(outlet: str) -> Suggestion:
    """Show an outlet; as a value it is cut where Discord would refuse it."""
    return Suggestion(_clipped(outlet, LABEL_LENGTH), outlet[:LABEL_LENGTH])


def outlets_like(typed: str, outlets: tuple[str, ...]) -> tuple[str, ...]:
    """Return those with the typed letters in them, those that begin with them first."""
    wanted = fold(typed)
    held = [outlet for outlet in outlets if wanted in fold(outlet)]
    return tuple(sorted(held, key=lambda outlet: not fold(outlet).startswith(wanted)))


def units_like(typed: str, units: tuple[str, ...]) -> tuple[str, ...]:
    """Return the unit that was typed, by its name or sign, or else those with these letters.

    >>> units_like("$", ("people", "USD")), units_like("p", ("people", "USD", "percent"))
    (('USD',), ('people', 'percent'))
    """
    wanted = _SIGNS.get(typed.strip().casefold(), typed.strip().casefold())
    exact = tuple(unit for unit in units if unit.casefold() == wanted.casefold())
    return exact or tuple(unit for unit in units if wanted in unit.casefold())


def _label(name: str, detail: str | None) -> str:
    name = _clipped(name, LABEL_LENGTH)
    if not detail or len(name) + len(" · ….") > LABEL_LENGTH:
        return name
    return f"{name} · {_clipped(detail, LABEL_LENGTH - len(name) - len(' · '))}"


def _clipped(text: str, length: int) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= length else flat[: length - 1].rstrip() + "…"
