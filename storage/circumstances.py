"""What is said around a figure, laid out for one column: places in the text and literal words."""

from dataclasses import fields
from typing import Any

from news.figure import Circumstances, Direction
from news.text import Span
from storage.places import Place

_SAID = tuple(
    field.name for field in fields(Circumstances) if field.name not in {"direction", "base_value"}
)


def columns(found: Circumstances[Span], at: Place) -> dict[str, Any] | None:
    """Lay out what is said; None where nothing is.

    Raises `ValueError` for a span that is not in the article's text.
    """
    spans = {name: getattr(found, name) for name in _SAID if getattr(found, name)}
    said: dict[str, Any] = {
        name: {"span": [*span], "words": at.words(span)} for name, span in spans.items()
    }
    if found.direction:
        said["direction"] = found.direction.value
    if found.base_value is not None:
        said["base_value"] = found.base_value
    return said or None


def filed(said: dict[str, Any] | None) -> Circumstances[str]:
    """Read what `columns` gives."""
    said = said or {}
    words = {name: said[name]["words"] for name in _SAID if name in said}
    direction = Direction(said["direction"]) if "direction" in said else None
    return Circumstances(**words, direction=direction, base_value=said.get("base_value"))
