"""Time zones as members type them: "America/New_York", "new york", and why not "EST"."""

import functools
import re
import zoneinfo
from zoneinfo import ZoneInfo

from rapidfuzz import fuzz, process

from news.errors import BadOption
from news.text import fold

AT_MOST = 25  # Discord shows no more choices
NEAR = 75.0  # of 100: "new yrok" passes

_AREAS = (
    *("Africa", "America", "Antarctica", "Arctic", "Asia", "Atlantic", "Australia", "Europe"),
    *("Indian", "Pacific"),
)
_WELL_KNOWN = (
    *("UTC", "America/New_York", "America/Chicago", "America/Denver", "America/Los_Angeles"),
    *("America/Sao_Paulo", "Europe/London", "Europe/Berlin", "Europe/Paris", "Europe/Kyiv"),
    *("Africa/Lagos", "Africa/Johannesburg", "Asia/Dubai", "Asia/Kolkata", "Asia/Shanghai"),
    *("Asia/Singapore", "Asia/Tokyo", "Australia/Sydney", "Pacific/Auckland"),
)
_MEANT = {
    **dict.fromkeys(("est", "edt", "et", "est5edt"), ("America/New_York",)),
    **dict.fromkeys(("cst", "cdt", "ct", "cst6cdt"), ("America/Chicago", "Asia/Shanghai")),
    **dict.fromkeys(("mst", "mdt", "mt", "mst7mdt"), ("America/Denver", "America/Phoenix")),
    **dict.fromkeys(("pst", "pdt", "pt", "pst8pdt"), ("America/Los_Angeles",)),
    **dict.fromkeys(("akst", "akdt"), ("America/Anchorage",)),
    "hst": ("Pacific/Honolulu",),
    **dict.fromkeys(("ast", "adt"), ("America/Halifax", "America/Puerto_Rico")),
    **dict.fromkeys(("gmt", "gmt0"), ("Europe/London", "Africa/Accra", "UTC")),
    "bst": ("Europe/London",),
    **dict.fromkeys(("wet", "west"), ("Europe/Lisbon",)),
    **dict.fromkeys(("cet", "cest", "met", "mez"), ("Europe/Berlin", "Europe/Paris")),
    **dict.fromkeys(("eet", "eest"), ("Europe/Athens", "Europe/Kyiv")),
    "msk": ("Europe/Moscow",),
    "ist": ("Asia/Kolkata", "Europe/Dublin", "Asia/Jerusalem"),
    "jst": ("Asia/Tokyo",),
    "kst": ("Asia/Seoul",),
    "hkt": ("Asia/Hong_Kong",),
    "sgt": ("Asia/Singapore",),
    **dict.fromkeys(("aest", "aedt"), ("Australia/Sydney", "Australia/Brisbane")),
    **dict.fromkeys(("acst", "acdt"), ("Australia/Adelaide", "Australia/Darwin")),
    "awst": ("Australia/Perth",),
    **dict.fromkeys(("nzst", "nzdt"), ("Pacific/Auckland",)),
}
_OFFSET = re.compile(r"(?:etc/)?(?:utc|gmt)?\s*[+-]\s*\d{1,2}(?::?\d\d)?", re.IGNORECASE)


def zone(name: str) -> ZoneInfo:
    """Return the zone of an IANA name in any case ("europe/berlin"), or of a city ("berlin").

    Raises `BadOption` for letters such as "EST" and for offsets, both of which would be an hour
    off for half of the year, and for what is no zone; the sentence names zones that may be meant.
    """
    typed = " ".join(name.split())
    key = _key(typed)
    if not key:
        raise BadOption("Say which time zone, for example Europe/Berlin.")
    if key in _MEANT:
        raise BadOption(
            "“{typed}” does not say where it is, and so not when its clocks change."
            " Choose a city there: {cities}.",
            typed=typed,
            cities=", ".join(_MEANT[key]),
        )
    if _OFFSET.fullmatch(typed):
        raise BadOption(
            "“{typed}” stays the same when clocks change. Choose a city with your time, such as"
            " Europe/Berlin, or UTC.",
            typed=typed,
        )
    found = _known().get(key) or _city(key)
    if found is None:
        raise _not_known(typed)
    return ZoneInfo(found)


def zones_like(typed: str) -> tuple[str, ...]:
    """Return at most 25 names of zones that fit what is typed so far, the likeliest first.

    With nothing typed, some well-known ones; for "EST" the cities that may be meant.
    """
    key = _key(typed)
    if not key:
        return _WELL_KNOWN
    meant = [name for letters, names in _MEANT.items() if letters == key for name in names]
    begun = [name for name in _offered() if _key(_last(name)).startswith(key)]
    within = [name for name in _offered() if key in _key(name)]
    found = dict.fromkeys((*meant, *begun, *within)) or dict.fromkeys(_near(key))
    return tuple(found)[:AT_MOST]


@functools.cache
def _known() -> dict[str, str]:
    """Return every name by its folded form; "Factory" is a zone for no place."""
    return {_key(name): name for name in zoneinfo.available_timezones() if name != "Factory"}


@functools.cache
def _offered() -> tuple[str, ...]:
    """Return the names that say a place, and UTC."""
    names = _known().values()
    return ("UTC", *sorted(name for name in names if name.split("/")[0] in _AREAS))


def _city(key: str) -> str | None:
    """Return the only zone whose last part is this city."""
    cities = [name for name in _offered() if _key(_last(name)) == key]
    return cities[0] if len(cities) == 1 else None


def _near(key: str) -> list[str]:
    names = {name: _key(_last(name)) for name in _offered()}
    close = process.extract(key, names, scorer=fuzz.ratio, score_cutoff=NEAR, limit=3)
    return [name for _, _, name in close]


def _not_known(typed: str) -> BadOption:
    shown = typed if len(typed) <= AT_MOST else typed[:AT_MOST].rstrip() + "…"
    like = ", ".join(zones_like(typed)[:3])
    if not like:
        return BadOption(
            "I know no time zone “{typed}”. Write for example Europe/Berlin.", typed=shown
        )
    return BadOption("I know no time zone “{typed}”. Nearest: {zones}.", typed=shown, zones=like)


def _last(name: str) -> str:
    return name.rsplit("/", 1)[-1]


def _key(name: str) -> str:
    return fold(name.replace("_", " "))
