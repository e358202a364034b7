"""The words of a document with what their form says: case, line, sentence start, headline."""

from itertools import accumulate

from spacy.tokens import Doc

from extraction.lexicon import GIVEN_NAMES, REPORTING_VERBS, ROLE_NOUNS, VERBS
from extraction.sight import Sight

_OPENERS = frozenset("“\"‘'«‹([•—–:*|") | {"``", "--"}
_NAMING = GIVEN_NAMES | ROLE_NOUNS
_VERBS = VERBS | frozenset(form for row in REPORTING_VERBS for form in row)
_STOPS = frozenset(".!?…")
_HEADLINE_WORDS = 3  # longer words; with fewer, a line says nothing about its capitals
_HEADLINE_SHARE = 0.7  # of the longer words of a line, from which on capitals mean nothing
_LONGER = 4  # characters from which on Title Case capitalises a word


class Words:
    """All tokens that are no white space. `token[i]` is the index in the document.

    `common` holds the words that the text writes in lower case somewhere: as the first word of a
    sentence they are no names. `sight` tells what the reader takes them for.
    """

    def __init__(self, doc: Doc) -> None:
        tokens = [token for token in doc if not token.is_space]
        self.size = len(tokens)
        self.token = [token.i for token in tokens]
        self.text = [token.text for token in tokens]
        self.part = [token.pos_ for token in tokens]
        self.lower = [token.lower_.replace("’", "'") for token in tokens]
        self.bare = [word.rstrip(".") if len(word) > 1 else word for word in self.lower]
        self.line = _lines(doc)
        self.sentence = _sentences(doc)
        self.capital = [text[:1].isupper() for text in self.text]
        self.common = frozenset(text for text in self.text if text.islower())
        self.glued = [
            i > 0 and tokens[i - 1].idx + len(tokens[i - 1]) == token.idx
            for i, token in enumerate(tokens)
        ]
        self.initial = [self._is_initial(i) for i in range(self.size)]
        self.headline = self._headlines()
        self.sight = Sight(doc, self.token)

    def at(self, index: int) -> str:
        """Return a word in lower case, or an empty one beyond the text."""
        return self.lower[index] if 0 <= index < self.size else ""

    def same_line(self, one: int, other: int) -> bool:
        """Tell whether both words are there and on one line."""
        inside = 0 <= one < self.size and 0 <= other < self.size
        return inside and self.line[one] == self.line[other]

    def phrase(self, start: int, end: int) -> str:
        """Return the words of a range as they are written, white space made one blank."""
        following = range(start + 1, end)
        rest = (self.text[i] if self.glued[i] else f" {self.text[i]}" for i in following)
        return "".join([self.text[start], *rest])

    def _is_initial(self, index: int) -> bool:
        """Tell whether a word is capitalised for its place alone, whatever it is."""
        if index == 0 or self.line[index] != self.line[index - 1]:
            return True
        if self.sentence[index] != self.sentence[index - 1]:
            return True
        return self.text[index - 1] in _OPENERS or self.text[index - 1] in _STOPS

    def _headlines(self) -> list[bool]:
        """Tell the words of lines, or of headings before a colon, that capitalise every word."""
        flags = [False] * self.size
        start = 0
        while start < self.size:
            end = start + 1
            while self.same_line(start, end):
                end += 1
            colon = self.text.index(":", start, end) if ":" in self.text[start:end] else end
            for last in {end, colon}:
                if self._is_title_case(start, last) and (
                    last == end or not self._names_one(start, last)
                ):
                    flags[start:last] = [True] * (last - start)
            start = end
        return flags

    def _capitalises_a_verb(self, start: int, end: int) -> bool:
        """Tell a headline that ends with a full stop from a sentence of nothing but names."""
        return any(self.capital[i] and self.lower[i] in _VERBS for i in range(start + 1, end))

    def _names_one(self, start: int, end: int) -> bool:
        """Tell a label that says who speaks, "Lawyer Yves Kantor:", from a heading."""
        return bool(set(self.bare[start:end]) & _NAMING)

    def _is_title_case(self, start: int, end: int) -> bool:
        longer = [
            self.capital[i]
            for i in range(start, end)
            if len(self.text[i]) >= _LONGER and self.text[i].isalpha()
        ]
        if len(longer) < _HEADLINE_WORDS:
            return False
        if self.text[end - 1] in _STOPS and not (
            all(longer) and self._capitalises_a_verb(start, end)
        ):
            return False
        return sum(longer) / len(longer) >= _HEADLINE_SHARE


def _lines(doc: Doc) -> list[int]:
    breaks = accumulate(token.is_space and "\n" in token.text for token in doc)
    return [line for line, token in zip(breaks, doc, strict=True) if not token.is_space]


def _sentences(doc: Doc) -> list[int]:
    starts = accumulate(token.i == 0 or bool(token.is_sent_start) for token in doc)
    return [sentence for sentence, token in zip(starts, doc, strict=True) if not token.is_space]
