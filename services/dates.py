"""Days as members type them: "2024-05-31", "yesterday", "7d", "2 weeks ago", "May 2024"."""

import calendar
import re
from datetime import UTC, date, datetime, time, timedelta

from dateparser.date import DateDataParser

from news.errors import BadOption

SHORTEST, LONGEST = 2, 40  # characters

_UNITS = {"d": "days", "w": "weeks", "m": "months", "y": "years"}
_SHORT = re.compile(r"(\d{1,4})\s*([dwmy])")
_YEAR_MONTH = re.compile(r"(\d{4})-(\d{1,2})")
_EITHER_ORDER = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-]\d{2,4}")
_TOKEN = re.compile(r"[^\W\d]+|\d+")

# dateparser makes a date of almost anything ("12", "a", "july 32"), so only words that belong to
# dates reach it.
_WORDS = {
    *(name.lower() for name in (*calendar.month_name, *calendar.month_abbr)),
    *(name.lower() for name in (*calendar.day_name, *calendar.day_abbr)),
    *("sept", "tues", "thur", "thurs", "today", "yesterday", "tomorrow", "ago", "last", "this"),
    *("day", "days", "week", "weeks", "month", "months", "year", "years"),
    *("the", "of", "a", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"),
    *("ten", "eleven", "twelve", "st", "nd", "rd", "th"),
}


def day(text: str, *, now: datetime, last: bool = False) -> date:
    """Return the day in UTC that a member means.

    A month or a year is its first day, with `last` (for an "until") its last one. Raises
    `BadOption` with a sentence that shows forms that work.
    """
    typed = " ".join(text.lower().split()).rstrip(".")
    if not SHORTEST <= len(typed) <= LONGEST:
        raise _not_understood(text)
    try:
        return date.fromisoformat(typed)
    except ValueError:
        pass
    if short := _SHORT.fullmatch(typed):
        typed = f"{short[1]} {_UNITS[short[2]]} ago"
    _refuse_either_order(typed)
    if not _is_about_days(typed):
        raise _not_understood(text)
    return _parsed(typed, text, now=now, last=last)


def moment_of(given: date) -> datetime:
    """Return noon UTC of a day: shown in a reader's own zone it is that same day nearly everywhere.

    >>> moment_of(date(2024, 5, 31)).isoformat()
    '2024-05-31T12:00:00+00:00'
    """
    return datetime.combine(given, time(12), tzinfo=UTC)


def _parsed(typed: str, text: str, *, now: datetime, last: bool) -> date:
    if found := _YEAR_MONTH.fullmatch(typed):
        year, month = int(found[1]), int(found[2])
        if not (1 <= month <= 12 and year):  # noqa: PLR2004 (months of a year)
            raise _not_understood(text)
        return _end_of_month(date(year, month, 1)) if last else date(year, month, 1)
    settings = {
        "RELATIVE_BASE": now.astimezone(UTC).replace(tzinfo=None),
        "PREFER_DATES_FROM": "past",
        "TIMEZONE": "UTC",
    }
    data = DateDataParser(languages=["en"], settings=settings).get_date_data(typed)
    if data.date_obj is None:
        raise _not_understood(text)
    return _rounded(data.date_obj.date(), data.period, typed, last=last)


def _rounded(found: date, period: str, typed: str, *, last: bool) -> date:
    """Take the first or last day of a month or year that was named; "3 months ago" is a day."""
    if "ago" in typed or period not in {"month", "year", "week"}:
        return found
    if period == "week":
        monday = found - timedelta(days=found.weekday())
        return monday + timedelta(days=6) if last else monday
    if period == "year":
        return date(found.year, 12, 31) if last else date(found.year, 1, 1)
    return _end_of_month(found) if last else found.replace(day=1)


def _end_of_month(found: date) -> date:
    return found.replace(day=calendar.monthrange(found.year, found.month)[1])


def _is_about_days(typed: str) -> bool:
    """Tell whether every word belongs to dates and every number can be a day or a year."""
    tokens = _TOKEN.findall(typed)
    numbers = [token for token in tokens if token.isdigit()]
    words = [token for token in tokens if not token.isdigit()]
    if ":" in typed or not set(words) <= _WORDS:
        return False
    if not words:
        return len(numbers) > 1 or (len(numbers) == 1 and len(typed) == len("2024"))
    return "ago" in words or all(_may_stand(number) for number in numbers)


def _may_stand(number: str) -> bool:
    return len(number) == len("2024") or 1 <= int(number) <= 31  # noqa: PLR2004 (days of a month)


def _refuse_either_order(typed: str) -> None:
    """Refuse 03/04/2024: the third of April for some, the fourth of March for others."""
    found = _EITHER_ORDER.fullmatch(typed)
    if found and found[1] != found[2] and int(found[1]) <= 12 and int(found[2]) <= 12:  # noqa: PLR2004 (months of a year)
        raise BadOption(
            "That date can be read in two ways. Write it as year-month-day, such as 2024-03-04."
        )


def _not_understood(text: str) -> BadOption:
    shown = text if len(text) <= LONGEST else text[:LONGEST].rstrip() + "…"
    return BadOption(
        "I do not understand “{typed}” as a date. Write for example 2024-05-31, May 2024,"
        " yesterday, 7d or 2 weeks ago.",
        typed=shown,
    )
