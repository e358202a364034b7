"""Organisations of one article: fullest names, acronyms, "it" and "the agency"."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Sequence

from extraction.kinds import Kind
from extraction.lexicon import ORGANIZATION_NOUNS
from extraction.names import Name
from extraction.people import People
from extraction.words import Words
from news.speaker import Speaker, SpeakerType
from news.text import fold

_ACRONYM = 3  # letters from which on initials alone tell what an acronym stands for
_OWN_NAMES = frozenset(["house", "senate", "congress", "court", "party", "state", "union"])
"""Last words of longer names that are names of other bodies as well: "the White House"."""
_IT_REACH = 60  # words that "it" may look back over


class Organizations:
    """The named organisations of a text, in reading order."""

    def __init__(self, words: Words, names: Sequence[Name], people: People) -> None:
        self._words = words
        self._all = [n for n in names if people.of(n) is None and n.start not in people.ambiguous]
        self._starts = [name.start for name in self._all]
        self._full: dict[str, str] = {}
        self._by_noun: dict[str, list[Name]] = {}
        self._by_last: defaultdict[str, set[str]] = defaultdict(set)
        for name in self._all:
            self._meet(name)

    def speaker(self, name: Name) -> Speaker:
        """Return the speaker of a name, under the fullest form that the article gives."""
        written = self._words.phrase(name.core, name.end)
        full = self._full.get(_letters(written), written) if written.isupper() else written
        longer = self._by_last.get(fold(written), set()) if full == written else set()
        if len(longer) == 1:  # "the Times" of "The New York Times"
            (full,) = longer
        aliases = (written,) if full != written else ()
        return Speaker(full, SpeakerType.ORGANIZATION, aliases)

    def before(self, pronoun: int) -> Name | None:
        """Return the organisation that "it" means: the only one of this or the last sentence."""
        sentence = self._words.sentence[pronoun]
        low = bisect_left(self._starts, pronoun - _IT_REACH)
        near = self._all[low : bisect_left(self._starts, pronoun)]
        for back in (sentence, sentence - 1):
            here = [n for n in near if self._words.sentence[n.start] == back]
            sure = [n for n in here if n.kind is Kind.ORGANIZATION]
            if here:
                names = {fold(self._words.phrase(n.core, n.end)) for n in here}
                return sure[0] if sure and len(names) == 1 else None
        return None

    def described(self, start: int, end: int) -> Name | None:
        """Return the one organisation that "the agency" means because its name ends so."""
        if self._words.lower[start] != "the" or end - start != 2:  # noqa: PLR2004 - "the agency"
            return None
        named = [n for n in self._by_noun.get(self._words.lower[end - 1], ()) if n.start < start]
        fulls = {fold(self.speaker(n).name) for n in named}
        return named[0] if len(fulls) == 1 else None

    def _meet(self, name: Name) -> None:
        words = self._words
        written = words.phrase(name.core, name.end)
        inside = name.end + 1
        if (
            words.at(name.end) == "("
            and words.at(inside + 1) == ")"
            and words.text[inside].isupper()
        ):
            self._full[_letters(words.text[inside])] = written
        letters = [t[0] for t in words.text[name.core : name.end] if t[0].isupper()]
        if len(letters) >= _ACRONYM and name.kind is Kind.ORGANIZATION:
            self._full.setdefault("".join(letters).casefold(), written)
        last = words.lower[name.end - 1]
        if name.end - name.core > 1 and last not in _OWN_NAMES and name.kind is Kind.ORGANIZATION:
            self._by_last[fold(words.text[name.end - 1])].add(written)
        if last in ORGANIZATION_NOUNS and name.end - name.core > 1:
            known = self._by_noun.setdefault(last, [])
            if len(known) < 50:  # noqa: PLR2004 - more cannot make one
                known.append(name)


def _letters(acronym: str) -> str:
    return fold(acronym).replace(" ", "").replace(".", "")
