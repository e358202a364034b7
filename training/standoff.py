"""PolNeAR's stand-off files: who is the source of which words, as ranges of characters."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

Places = tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Attribution:
    """One attribution: ranges of characters, empty where the annotator marked nothing."""

    source: Places
    cue: Places
    content: Places


def attributions(folder: Path, article: str, text: str) -> list[Attribution]:
    """Read an article's attributions by the first annotator; malformed lines are passed over.

    A few annotators took "according to" for the source, and the source for the cue.
    """
    path = min(folder.glob(f"{article}*.ann"))
    lines = [line.split("\t") for line in path.read_text(encoding="utf-8").split("\n")]
    lines = [cells for cells in lines if len(cells) > 1]
    spans = {cells[0]: _places(cells[1]) for cells in lines if cells[0][:1] == "T"}
    found = [_attribution(cells[1], spans) for cells in lines if cells[0][:1] == "E"]
    return [_unswapped(one, text) for one in found]


def _places(cell: str) -> Places:
    _, _, places = cell.partition(" ")
    pairs = [place.split() for place in places.split(";")]
    return tuple((int(pair[0]), int(pair[1])) for pair in pairs if len(pair) > 1)


def _attribution(cell: str, spans: dict[str, Places]) -> Attribution:
    parts: dict[str, Places] = {"source": (), "cue": (), "content": ()}
    for part in cell.split():
        role, span = part.split(":")[:2]
        role = role.rstrip("0123456789").lower()
        if role in parts:
            parts[role] += spans.get(span, ())
    return Attribution(**parts)


def _unswapped(one: Attribution, text: str) -> Attribution:
    swapped = any("according" in text[b:e].lower() for b, e in one.source)
    return Attribution(one.cue, one.source, one.content) if swapped else one


def touched(words: Iterable[tuple[int, int]], places: Iterable[tuple[int, int]]) -> set[int]:
    """Return the numbers of the words, ranges of characters, that ranges touch."""
    ranges = list(places)
    return {
        number
        for number, (start, end) in enumerate(words)
        if any(start < last and end > first for first, last in ranges)
    }
