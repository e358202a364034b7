"""Options of schedules as members type them, and their words when they are shown. Pure."""

import calendar
import re
from dataclasses import dataclass

from commands.locale import _, later
from commands.locale import listed as in_a_list
from news.errors import BadOption
from news.schedule import EVERY_DAY, Rule

NONE = "none"
"""Typed to take away topics or speakers."""
DAYS = (
    later("every day"),
    later("Monday to Friday"),
    later("Saturday and Sunday"),
    later("Monday"),
    later("Tuesday"),
    later("Wednesday"),
    later("Thursday"),
    later("Friday"),
    later("Saturday"),
    later("Sunday"),
    later("1 of the month"),
    later("15 of the month"),
    later("31 of the month"),
)
"""What is suggested, in any language; other combinations can be typed, in English."""

_WEEKDAYS = DAYS[3:10]
_SHORTEST_MONTH = 28
_WORKDAYS = frozenset(range(5))
_WHOLE = {
    **dict.fromkeys(("daily", "every day", "everyday", "all", "all days"), EVERY_DAY),
    **dict.fromkeys(("weekdays", "workdays", "working days"), _WORKDAYS),
    **dict.fromkeys(("weekend", "weekends"), EVERY_DAY - _WORKDAYS),
}
_MONTHLY = re.compile(
    r"(?:monthly|every month)?(?:\s*on)?(?:\s*the)?\s*(\d{1,2})(?:st|nd|rd|th|\.)?"
    r"(?:\s*of\s*(?:the|every|each)\s*month)?"
)
_MONTH_DAYS = range(1, 32)
_RANGE = re.compile(r"\s*(?:-|–|\bto\b)\s*")
_BETWEEN = re.compile(r"(?:[\s,;&/]|\band\b)+")
_LETTERS = 2  # "mo", "tu": the fewest that tell weekdays apart


@dataclass(frozen=True, slots=True)
class Days:
    """The days of a rule: weekdays (0 is Monday), or one day of each month."""

    weekdays: frozenset[int] = EVERY_DAY
    month_day: int | None = None


def days(typed: str) -> Days:
    """Return the days that a member means.

    Raises `BadOption` for what is none.

    >>> sorted(days("mon-wed, sat").weekdays)
    [0, 1, 2, 5]
    >>> days("15 of the month").month_day
    15
    """
    text = " ".join(_in_english(typed).lower().split())
    if text in _WHOLE:
        return Days(_WHOLE[text])
    if text == "monthly":
        return Days(month_day=1)
    monthly = _MONTHLY.fullmatch(text)
    if monthly and int(monthly[1]) in _MONTH_DAYS:
        return Days(month_day=int(monthly[1]))
    pieces = [piece for piece in _BETWEEN.split(_RANGE.sub("-", text)) if piece]
    if not pieces:
        raise _no_days(typed)
    return Days(frozenset(day for piece in pieces for day in _weekdays(piece, typed)))


def in_words(rule: Rule) -> str:
    """Return when a rule runs: "Monday to Friday at 07:30 and 18:00 (Europe/Berlin)"."""
    times = in_a_list([f"{time:%H:%M}" for time in rule.times])
    return _("{days} at {times} ({zone})").format(
        days=_days_in_words(rule), times=times, zone=rule.zone.key
    )


def listed(typed: str | None) -> tuple[str, ...]:
    """Return what stands between commas, each once whatever its case; "none" is nothing."""
    pieces = (" ".join(piece.split()) for piece in re.split(r"[,;\n]", typed or ""))
    each: dict[str, str] = {}
    for piece in filter(None, pieces):
        each.setdefault(piece.casefold(), piece)
    found = tuple(each.values())
    return () if [piece.casefold() for piece in found] == [NONE] else found


def _in_english(typed: str) -> str:
    """Return what was picked from the list in another language as it is in English."""
    return next((day for day in DAYS if _(day).casefold() == typed.strip().casefold()), typed)


def _weekdays(piece: str, typed: str) -> frozenset[int]:
    begin, dash, end = piece.partition("-")
    if not dash:
        return _WHOLE.get(piece) or frozenset({_weekday(piece, typed)})
    first, last = _weekday(begin, typed), _weekday(end, typed)
    return frozenset((first + n) % 7 for n in range((last - first) % 7 + 1))


def _weekday(word: str, typed: str) -> int:
    singular = word.removesuffix("s") if word.endswith("days") else word
    for number, name in enumerate(calendar.day_name):
        if len(singular) >= _LETTERS and name.lower().startswith(singular.rstrip(".")):
            return number
    raise _no_days(typed)


def _no_days(typed: str) -> BadOption:
    return BadOption(
        "“{typed}” are no days. Write for example every day, Monday to Friday,"
        " Tue and Thu, or 15 of the month.",
        typed=typed[:40],
    )


def _days_in_words(rule: Rule) -> str:
    if rule.month_day is not None:
        words = _("Day {number} of every month")
        if rule.month_day > _SHORTEST_MONTH:
            words = _("Day {number} of every month (in a shorter month its last)")
        return words.format(number=rule.month_day)
    if rule.weekdays == EVERY_DAY:
        return _("Every day")
    if rule.weekdays == _WORKDAYS:
        return _("Monday to Friday")
    return in_a_list([_(_WEEKDAYS[day]) for day in sorted(rule.weekdays)])
