"""Clock times as members type them: "7:30, 18:00", "7.30", "6pm"."""

import re
from datetime import time

from news.errors import BadOption
from news.schedule import TIMES_AT_MOST

SHOWN = 40  # characters of what was typed that a sentence repeats

_BETWEEN = re.compile(r"\s*(?:[,;&]|\band\b)\s*|(?<=\d)\s+(?=\d)|(?<=m)\s+(?=\d)")
_CLOCK = re.compile(r"(\d{1,2})(?:[:.h](\d\d))?\s*(?:([ap])\.?m?\.?)?")
_NAMED = {"midnight": time(0), "noon": time(12), "midday": time(12)}
_NOON = 12


def clock_times(text: str) -> tuple[time, ...]:
    """Return the times of a day that a member lists, sorted and each once.

    A number alone is a full hour of the 24-hour clock. Raises `BadOption` for what is no time
    ("25:00"), for nothing, and for more than `TIMES_AT_MOST`.
    """
    pieces = [piece for piece in _BETWEEN.split(" ".join(text.lower().split())) if piece]
    times = tuple(sorted({_clock_time(piece) for piece in pieces}))
    if not times:
        raise BadOption("Say at what time, for example 7:30 or 6pm.")
    if len(times) > TIMES_AT_MOST:
        raise BadOption("A schedule has at most {most} times a day.", most=TIMES_AT_MOST)
    return times


def _clock_time(piece: str) -> time:
    if piece in _NAMED:
        return _NAMED[piece]
    found = _CLOCK.fullmatch(piece)
    if found is None:
        raise _no_time(piece)
    hour, minute = int(found[1]), int(found[2] or 0)
    if found[3]:
        if not 1 <= hour <= _NOON:
            raise _no_time(piece)
        hour = hour % _NOON + (_NOON if found[3] == "p" else 0)
    try:
        return time(hour, minute)
    except ValueError:
        raise _no_time(piece) from None


def _no_time(piece: str) -> BadOption:
    shown = piece if len(piece) <= SHOWN else piece[:SHOWN].rstrip() + "…"
    if re.fullmatch(r"24(?:[:.h]00)?", piece):
        return BadOption("“{typed}” is no time of day: midnight is 00:00.", typed=shown)
    return BadOption(
        "“{typed}” is no time of day. Write for example 7:30, 18:00 or 6pm.", typed=shown
    )
