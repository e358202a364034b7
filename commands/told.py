"""Sentences of services in the language of the reader. They arrive in English, some years old.

Errors, reasons that are stored with an article, a feed or a schedule, what a moderator decided:
none of these knows who will read it, or when. So the catalogues are asked backwards here: which
template is this sentence made of, and with which values?
"""

import re
from datetime import date
from functools import cache
from string import Formatter

from commands import locale
from commands.locale import _

OURS = {"kind", "reason"}
"""What values are called that are words of ours, to be translated too; all others are names."""
DAYS = {"day", "since", "until"}
"""And what days are called, written in digits; so are those of a kind that is `_DATE`."""
_DATE = "date"
LONGEST = 2_000
"""Characters of a sentence that is looked for: it takes time in proportion to their square."""
LISTS = {"permissions": ", ", "changes": "; "}
"""And what lists of such words are called, with what stands between them."""
_GROUPED = re.compile(r"\d{1,3}(,\d{3})+")
_DAY = re.compile(r"\d{4}-\d\d-\d\d")


def told(sentence: str) -> str:
    """Return a sentence of a service in the language that is spoken, its days in words.

    It stays English where it is new, and where its values cannot be told apart for certain: those
    of "from the envoy to Rome to Ann".
    """
    whole = _(sentence)
    if whole != sentence or len(sentence) > LONGEST:
        return whole
    if locale.spoken() == locale.ENGLISH and not _DAY.search(sentence):
        return sentence
    for mark, template in _templates(locale.spoken()):
        if mark in sentence and (found := _pattern(template, ".*?").fullmatch(sentence)):
            other = _pattern(template, ".*").fullmatch(sentence)
            values = found.groupdict()
            if other is None or other.groupdict() != values:
                return sentence
            if values.get("kind") == _DATE:
                values = {name: _in_words(value) for name, value in values.items()}
            return _(template).format(**{name: _value(name, values[name]) for name in values})
    return sentence


def _value(name: str, value: str) -> str:
    """Return what stands in a sentence: a name as it is, or a number as the language has it."""
    if _GROUPED.fullmatch(value):
        return locale.number(int(value.replace(",", "")))
    if name in LISTS:
        return LISTS[name].join(map(told, value.split(LISTS[name])))
    if name in DAYS:
        return _in_words(value)
    return told(value) if name in OURS else value


def _in_words(value: str) -> str:
    """Return a day in words, and anything else as it is."""
    return locale.day(date.fromisoformat(value)) if _DAY.fullmatch(value) else value


@cache
def _templates(language: str) -> list[tuple[str, str]]:
    """Return what sentences of services look like, those with the most words of their own first.

    Before each stands the longest piece of it that is the same whatever its values.
    """
    templates = [
        text for text in locale.texts(language) if "{" in text and _own_words(text) > (1, 0)
    ]
    return [
        (max(_pieces(text), key=len), text)
        for text in sorted(templates, key=_own_words, reverse=True)
    ]


@cache
def _pattern(template: str, anything: str) -> re.Pattern[str]:
    """Return what matches a template with any values in it, the same where a name comes twice."""
    parts, names = [], set()
    for literal, name, _spec, _conversion in Formatter().parse(template):
        parts.append(re.escape(literal))
        if name is not None:
            value = anything.replace(".", "[^“”]") if name == "kind" else anything
            parts.append(f"(?P={name})" if name in names else f"(?P<{name}>{value})")
            names.add(name)
    return re.compile("".join(parts), re.DOTALL)


def _pieces(template: str) -> list[str]:
    return [literal for literal, *_rest in Formatter().parse(template)]


def _own_words(template: str) -> tuple[int, int]:
    """Return how many letters of a template are its own, and how many characters of any kind."""
    own = "".join(_pieces(template))
    return sum(map(str.isalpha, own)), len(own)
