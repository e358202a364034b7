"""Names of people as they are written, taken apart: given names, particles, surname, suffix."""

import re
import unicodedata
from dataclasses import dataclass
from functools import cached_property, lru_cache

from news.name_variants import initials, spelling

MOST_WORDS = 8
"""A name of more words is a sentence that was taken for a name."""
_CJK = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]{3,6}")
_WORD = re.compile(r"\w+")
_SEVERAL = re.compile(r"\band\b|[&,;/]|\bund\b|\bet\b", re.IGNORECASE)
_TITLES = """
    mr mrs ms miss mx dr prof professor sir dame lord lady sen senator rep representative gov
    governor gen general col colonel capt captain lt lieutenant sgt sergeant maj major adm admiral
    cmdr commander rev reverend hon judge justice president minister mayor secretary ambassador
    congressman congresswoman councillor councilman chancellor premier deputy chief detective
    officer inspector doctor vice prime
"""
_TITLE_WORDS = frozenset(_TITLES.split())
_MALE = frozenset(["mr", "sir", "lord"])
_FEMALE = frozenset(["mrs", "ms", "miss", "dame", "lady"])
_CREDENTIALS = frozenset(["phd", "md", "mp", "mep", "qc", "kc", "obe", "cbe", "mbe", "esq"])
_SUFFIXES = {
    "jr": "jr",
    "junior": "jr",
    "sr": "sr",
    "senior": "sr",
    "ii": "ii",
    "iii": "iii",
    "iv": "iv",
}
_EPITHETS = {"elder": "sr", "younger": "jr"}
_SAME = "van von der den de del della di da do dos das du la le ter ten zu zur abu af av al bin"
_PARTICLES = {word: word for word in _SAME.split()} | {
    "el": "al",
    "ul": "al",
    "ibn": "bin",
    "ben": "bin",
}
# Letters that no decomposition of Unicode takes apart, and what they are written as without them.
_LETTERS = {
    "ł": ("l",),
    "ı": ("i",),
    "þ": ("th",),
    "ð": ("d",),
    "ħ": ("h",),
    "æ": ("ae",),
    "œ": ("oe",),
    "ø": ("o", "oe"),
    "đ": ("d", "dj"),
    "ä": ("a", "ae"),
    "ö": ("o", "oe"),
    "ü": ("u", "ue"),
    "å": ("a", "aa"),
}

Forms = frozenset[str]
"""The ways to write one word without accents: "müller" is muller or mueller."""


@dataclass(frozen=True)  # without slots: what a name is compared by is worked out once
class PersonName:
    """A name taken apart. Words are folded; particles and suffix are in their one spelling."""

    given: tuple[Forms, ...]
    particles: tuple[str, ...]
    family: Forms
    """The last word: the surname in most languages, and what a lone name is."""
    suffix: str | None = None

    @cached_property
    def is_whole(self) -> bool:
        """Whether a given name and a surname are there, at least one of them spelled out."""
        if not self.given:
            return any(_CJK.fullmatch(word) for word in self.family)
        if len(_one(self.family)) < 2:  # noqa: PLR2004 - an initial has one letter
            return False
        return len(self.given) > 1 or len(_one(self.given[0])) > 1

    @cached_property
    def later(self) -> tuple[Forms, ...]:
        """All words but the first."""
        return (*self.given[1:], self.family) if self.given else (self.family,)

    @cached_property
    def letters(self) -> str:
        """All letters in one, for names that differ in spaces only."""
        return "".join(_one(word) for word in (*self.given, self.family))

    @cached_property
    def words(self) -> frozenset[str]:
        """What a name that may be of the same person has in common: some word but the first."""
        words = {word for forms in self.later for word in forms if len(word) > 1}
        joined = {"".join((*self.particles, _one(self.family)))} if self.particles else set()
        return frozenset(words | joined)

    @cached_property
    def filed_keys(self) -> frozenset[str]:
        """Keys to be found by: each word alone, and with initials of the given name's forms."""
        if not self.given:
            return frozenset(f"{word} -" for word in self.words)
        letters = {letter for form in self.given[0] for letter in initials(form)}
        return self.words | {f"{word} {letter}" for word in self.words for letter in letters}

    @property
    def sought_keys(self) -> frozenset[str]:
        """Keys to look for: those of people of that initial, and of lone surnames."""
        letters = {form[0] for form in self.given[0]} if self.given else set()
        alone = frozenset() if self.given else self.words
        return alone | {f"{word} {each}" for word in self.words for each in (*letters, "-")}


@lru_cache(maxsize=20_000)
def parsed(name: str) -> PersonName | None:
    """Take a written name apart; None where it is no name of one person.

    Titles, credentials, case, accents, apostrophes, hyphens and invisible characters do not
    count. Initials count: "J.K. Rowling" and "JK Rowling" are (j, k, rowling).
    """
    words = _words(name)
    if words is None:
        return None
    words = _without_titles(words)
    words = [word for word in words if _one(word) not in _CREDENTIALS] or words
    words, suffix = _suffix(words)
    if not words or len(words) > MOST_WORDS:
        return None
    *others, family = words
    given = [word for i, word in enumerate(others) if i == 0 or _one(word) not in _PARTICLES]
    between = [_one(word) for word in others[1:]]
    particles = tuple(_PARTICLES[word] for word in between if word in _PARTICLES)
    return PersonName(tuple(given), particles, family, suffix)


@lru_cache(maxsize=10_000)
def gender(names: tuple[str, ...]) -> str | None:
    """Return "m" or "f" where a title in one of the written forms says so and none denies it."""
    titles = {name.split()[0].casefold().rstrip(".") for name in names if len(name.split()) > 1}
    male, female = bool(titles & _MALE), bool(titles & _FEMALE)
    return None if male == female else "m" if male else "f"


def _words(name: str) -> list[Forms] | None:
    text = "".join(c for c in name[:400] if unicodedata.category(c) != "Cf")
    text = re.sub(r"['’‘`ʼ]", "", unicodedata.normalize("NFC", text))
    if _SEVERAL.search(re.sub(r",\s*(?:Jr|Sr|II|III|IV)\b", " ", text, flags=re.IGNORECASE)):
        return None
    text = re.sub(r",", " ", text)
    found: list[Forms] = []
    mixed = any(c.islower() for c in text)
    for word in _WORD.findall(text):
        if mixed and len(word) in {2, 3} and _is_initials(word):
            found += [frozenset([letter.casefold()]) for letter in word]
        else:
            found.append(_forms(word))
    return found if any(_one(word).isalpha() for word in found) else None


def _is_initials(word: str) -> bool:
    """Tell "JK" from "II" and from a word in capitals such as "ABU"."""
    plain = word.casefold()
    return word.isupper() and plain not in {*_SUFFIXES, *_PARTICLES} and word.isascii()


def _forms(word: str) -> Forms:
    forms = {""}
    for letter in unicodedata.normalize("NFC", word.casefold()):
        ways = _LETTERS.get(letter) or (_bare(letter),)
        forms = {head + way for head in forms for way in ways}
        if len(forms) > 8:  # noqa: PLR2004 - a name has one or two such letters
            forms = {min(forms)}
    return frozenset(spelling(form) for form in forms)


def _bare(letter: str) -> str:
    plain = [c for c in unicodedata.normalize("NFKD", letter) if not unicodedata.combining(c)]
    return unicodedata.normalize("NFC", "".join(plain))  # a Korean syllable is one again


def _one(forms: Forms) -> str:
    return min(forms)


def _without_titles(words: list[Forms]) -> list[Forms]:
    while len(words) > 1 and _one(words[0]) in _TITLE_WORDS:
        words = words[1:]
    return words


def _suffix(words: list[Forms]) -> tuple[list[Forms], str | None]:
    last = _one(words[-1]) if words else ""
    if len(words) > 2 and last in _EPITHETS and _one(words[-2]) == "the":  # noqa: PLR2004 - and a name
        return words[:-2], _EPITHETS[last]
    if len(words) > 1 and last in _SUFFIXES:
        return words[:-1], _SUFFIXES[last]
    return words, None
