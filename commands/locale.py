"""What members read, in their own language. The English text is the key; catalogues have the rest.

    from commands.locale import _, ngettext

    _("Kept until {day}.").format(day=day)
    ngettext("{number} page", "{number} pages", pages).format(number=number(pages))

A text is a whole sentence with named placeholders, filled after it was translated. Which language
is spoken is set once for each interaction (`use`) and for each message that nobody asked for
(`speaking`); a task inherits it from the task that starts it. Any other language than those of
`LANGUAGES` gets English.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date
from functools import cache
from gettext import GNUTranslations, NullTranslations
from io import BytesIO
from pathlib import Path
from typing import NamedTuple

import babel
from babel.dates import format_date
from babel.lists import format_list
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.numbers import format_decimal
from discord import Locale

CATALOGUES = Path(__file__).parent / "locales"
DOMAIN = "verbatim"
ENGLISH = "en"
LANGUAGES = ("de", "fr")
"""Languages that have a catalogue, by the codes that Discord gives them."""

_GROUPED = 1_000  # from here on a number has separators
_LOCALES = {ENGLISH: babel.Locale("en", "GB"), **{each: babel.Locale(each) for each in LANGUAGES}}
_spoken: ContextVar[str] = ContextVar("spoken", default=ENGLISH)


def use(locale: Locale | str) -> None:
    """Speak a language from here to the end of this task: that of the interaction it answers."""
    _spoken.set(_known(locale))


@contextmanager
def speaking(locale: Locale | str) -> Iterator[None]:
    """Speak a language for a while: that of a server, for what is posted to all of it."""
    before = _spoken.set(_known(locale))
    try:
        yield
    finally:
        _spoken.reset(before)


def spoken() -> str:
    """Return the language that is spoken now: `ENGLISH` or one of `LANGUAGES`."""
    return _spoken.get()


def _(text: str) -> str:
    """Return a text in the language that is spoken."""
    return catalogue(_spoken.get()).gettext(text) if text else text


def ngettext(one: str, many: str, count: int) -> str:
    """Return the form that goes with a count, in the language that is spoken."""
    return catalogue(_spoken.get()).ngettext(one, many, count)


def later(text: str) -> str:
    """Return a text as it is: one that is declared now, and translated with `_` when it is read.

    For what stands in a class or a table; it puts the text into the catalogues.
    """
    return text


def called(command: str) -> str:
    """Return a command, such as `briefing add`, as Discord calls it in the language."""
    spoken = catalogue(_spoken.get())
    if command[0].isupper():  # in the menu of a message, a name of several words
        return spoken.pgettext("command", command)
    return " ".join(spoken.pgettext("command", name) for name in command.split(" "))


def number(value: int) -> str:
    """Return a whole number with the separators of the language: 2,000 or 2.000."""
    return str(value) if abs(value) < _GROUPED else format_decimal(value, locale=_conventions())


def day(value: date) -> str:
    """Return a calendar day in words: 5 July 2024. A day has no zone, so it is no timestamp."""
    return format_date(value, "long", locale=_conventions())


def day_as(value: date, pattern: str) -> str:
    """Return a part of a calendar day, by a pattern of Unicode TR 35: "LLLL y" is July 2024."""
    return format_date(value, pattern, locale=_conventions())


def listed(parts: Sequence[str]) -> str:
    """Return parts as one list in words: A, B and C."""
    return format_list(parts, locale=_conventions())


def language_name(code: str) -> str:
    """Return the name of a language, for the middle of a sentence: French, Französisch."""
    name = _conventions().languages.get("he" if code == "iw" else code)
    return name or _("a language with the code {code}").format(code=code)


def catalogue(language: str) -> NullTranslations:
    """Return the texts of a language. English needs none."""
    return _loaded(language).translations if language in LANGUAGES else NullTranslations()


def texts(language: str) -> tuple[str, ...]:
    """Return the texts that a catalogue translates, in English, without those in plural forms.

    English, which has no catalogue, has the texts of the others.
    """
    return _loaded(language if language in LANGUAGES else LANGUAGES[0]).texts


class _Loaded(NamedTuple):
    translations: GNUTranslations
    texts: tuple[str, ...]


@cache
def _loaded(language: str) -> _Loaded:
    """Read and compile a .po file, once: that takes some 40 ms, and saves compiled files."""
    with (CATALOGUES / language / "LC_MESSAGES" / f"{DOMAIN}.po").open("rb") as source:
        catalog = read_po(source, locale=language)
    compiled = BytesIO()
    write_mo(compiled, catalog)
    compiled.seek(0)
    known = tuple(each.id for each in catalog if isinstance(each.id, str) and each.string)
    return _Loaded(GNUTranslations(compiled), known)


def _known(locale: Locale | str) -> str:
    code = str(locale)
    return code if code in LANGUAGES else ENGLISH


def _conventions() -> babel.Locale:
    """Return how numbers and days are written: in English with the day before the month."""
    return _LOCALES[_spoken.get()]
