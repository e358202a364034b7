"""Moments as pages and files write them, with their zones."""

from collections.abc import Sequence
from datetime import MAXYEAR, MINYEAR, UTC, datetime, timedelta
from email.utils import parsedate_to_datetime

_SAME_MOMENT = timedelta(hours=30)  # written with and without its zone


def first_moment(written: Sequence[str]) -> datetime | None:
    """Return the first that can be read, in UTC; with a zone where another one gives it.

    A date without a clock time stands at noon UTC, which is that same date nearly everywhere; a
    clock time without a zone counts as UTC.
    """
    moments = [moment for text in written if (moment := _moment(text)) is not None]
    if not moments:
        return None
    first = moments[0]
    if first.tzinfo is not None:
        return first.astimezone(UTC)
    plain = first.replace(hour=first.hour or 12, tzinfo=UTC)
    zoned = (m for m in moments if m.tzinfo is not None and abs(m - plain) < _SAME_MOMENT)
    return next(zoned, plain).astimezone(UTC)


def _moment(written: str) -> datetime | None:
    try:
        moment = datetime.fromisoformat(written.strip())
    except ValueError:
        try:
            moment = parsedate_to_datetime(written)
        except (ValueError, IndexError, TypeError):
            return None
    # Years at the ends of the calendar cannot be brought into UTC.
    return moment if MINYEAR < moment.year < MAXYEAR else None
