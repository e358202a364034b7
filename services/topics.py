"""What somebody speaks of most: nouns of their quotes, as printed, and how many quotes have them.

No model is asked what a noun is. A word is taken for one when it stands somewhere right after a
word that leads to nouns ("the", "our", "in") and before one that ends what it leads to: grammar,
or a mark. So "harbour" is known by "in the harbour." and then counted wherever it stands.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from news.profile import Topic
from news.text import fold
from services.wording import stem, tells

_WORD = re.compile(r"[^\W\d_](?:[\w’'-]*[^\W_])?")
_POSSESSIVE = re.compile(r"[’']s?$")
_DETERMINERS = frozenset(
    re.findall(r"\w+", "a an the this these those our my your his her its their no every each")
)
_PREPOSITIONS = frozenset(
    re.findall(
        r"\w+",
        """about across against at between by during for from in inside into near of off on
        outside over through toward towards under with within without""",
    )
)
# What anybody may speak of, and grammar that `tells` lets pass.
_VAGUE = frozenset(
    re.findall(
        r"\w+",
        """also always another anybody anyone anything around because bit case chance cannot course
        deal detail didnt doesnt done dont effort eight either else end even ever everybody
        everyone everything example fact few five former four future general going good great hand
        herself him himself hope idea instead issue itself kind least left like line lot many
        matter maybe mine moment much myself never nine nobody none nothing number once one ones
        order ours ourselves part particular past people perhaps person place point present
        problem question rather reason recent rest result right same sense seven side situation
        six somebody someone something sort step stuff such sure ten theirs themselves thing
        though thus today truth until view way went whether whole word world yours yourself""",
    )
)
_LEAST = 2
"""Quotes that must have a word: what is said once is no topic."""


@dataclass(frozen=True, slots=True)
class _Seen:
    """A word that tells something, at one place."""

    stem: str
    printed: str
    is_noun: bool


def topics(quotes: Iterable[Sequence[str]], *, limit: int) -> tuple[Topic, ...]:
    """Return the nouns that the most of these quotes have, each quote being its fragments."""
    found: Counter[str] = Counter()
    forms: defaultdict[str, Counter[str]] = defaultdict(Counter)
    nouns: set[str] = set()
    for fragments in quotes:
        seen = [word for fragment in fragments for word in _seen(fragment)]
        found.update({word.stem for word in seen})
        nouns.update(word.stem for word in seen if word.is_noun)
        for word in seen:
            forms[word.stem][word.printed] += 1
    often = [(word, many) for word, many in found.items() if word in nouns and many >= _LEAST]
    often.sort(key=lambda each: (-each[1], each[0]))
    return tuple(Topic(_form(forms[word]), many) for word, many in often[:limit])


def _seen(fragment: str) -> Iterator[_Seen]:
    places = list(_WORD.finditer(fragment))
    for at, place in enumerate(places):
        printed = _POSSESSIVE.sub("", place.group())
        folded = fold(printed)
        if not tells(folded) or stem(folded) in _VAGUE or folded in _VAGUE:
            continue
        before = _next_to(fragment, places[at - 1], place) if at else ""
        after = _next_to(fragment, place, places[at + 1], last=True) if at + 1 < len(places) else ""
        yield _Seen(stem(folded), printed, _leads(before, folded) and not tells(after))


def _next_to(fragment: str, one: re.Match[str], other: re.Match[str], *, last: bool = False) -> str:
    """Return the folded neighbour, or nothing where more than a space parts the two."""
    if fragment[one.end() : other.start()].strip():
        return ""
    return fold((other if last else one).group())


def _leads(before: str, word: str) -> bool:
    """Tell whether a noun may follow; "by opening" is no noun, "the opening" is one."""
    return before in _DETERMINERS or (before in _PREPOSITIONS and not word.endswith("ing"))


def _form(forms: Counter[str]) -> str:
    """Return how a word is printed most often, of equals in small letters."""
    return min(forms, key=lambda form: (-forms[form], form != form.lower(), form))
