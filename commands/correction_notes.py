"""What is said at the top of a posted briefing of what was put right in it. Pure functions."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from datetime import datetime
from functools import partial

from commands.attributions import PutRight
from commands.blocks import title_of
from commands.locale import _, later, ngettext, number
from commands.refiling import Refiling
from commands.text import counted, day_of, muted
from news.briefing import Correction, Withdrawn

TITLE_LIMIT = 160
EXPLANATION = later("What it said is taken out of this message, and counted no more.")
REASON_LIMIT = 300


def notes_of(
    correction: Correction,
    shown: Sequence[Withdrawn],
    made: Sequence[PutRight],
    refiling: Refiling,
) -> Iterator[Callable[[int], str]]:
    """Yield what is to be said below the heading, each for so many characters.

    Of articles that were taken back `shown` ones are named, and all places that were put right.
    """
    refiled = [partial(_fitting, *note) for note in refiling.notes()]
    yield from refiled
    already = bool(refiled)  # then the counts alone are not told of
    if correction.withdrawn and (shown or not (made or already)):
        yield partial(_withdrawn, shown, len(correction.withdrawn))
    if correction.attributed_at and (made or not (correction.withdrawn or already)):
        yield partial(_attributed, made, correction.attributed_at)


def _attributed(made: Sequence[PutRight], at: datetime, room: int) -> str:
    """Name who stands where somebody else stood, or say in how many places that is so."""
    begin = f"**{_('Corrected on {day}:').format(day=day_of(at))}**"
    if not made:
        return f"{begin} {_('who spoke')}"[:room]
    pairs = Counter((one.was, one.is_) for one in made)
    lines = [f"{begin} {_instead(is_, was, places)}" for (was, is_), places in pairs.items()]
    many = ngettext("who says it, in {number} place", "who says it, in {number} places", len(made))
    short = f"{begin} {many.format(number=number(len(made)))}"
    full = "\n".join(lines)
    return full if len(full) <= room else short[:room]


def _instead(is_: str, was: str, places: int) -> str:
    sentence = ngettext(
        "{now}, not {before} ({number} place)", "{now}, not {before} ({number} places)", places
    )
    return sentence.format(now=is_, before=was, number=number(places))


def _withdrawn(shown: Sequence[Withdrawn], withdrawn: int, room: int) -> str:
    """Name the articles that the message showed, or say how many it does not count any more."""
    lines = [
        f"**{_('Withdrawn on {day}:').format(day=day_of(one.at))}** "
        + _("“{words}”").format(words=title_of(one.article, TITLE_LIMIT))
        + _because(one)
        for one in shown
    ]
    full = "\n".join(lines)
    articles = counted(len(shown) or withdrawn, "article", "articles")
    short = f"**{_('Withdrawn since:')}** {articles}"
    named = (f"{full}\n{_(EXPLANATION)}", full) if shown else ()
    return next((text for text in named if len(text) <= room), short[:room])


def _because(one: Withdrawn) -> str:
    return f" ({muted(one.reason, REASON_LIMIT)})" if one.reason else ""


def _fitting(full: str, short: str, room: int) -> str:
    return full if len(full) <= room else short[:room]
