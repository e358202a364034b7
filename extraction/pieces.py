"""Pieces: the words, numerals, codes and marks of a text, as the rules for figures read them.

spaCy's tokens are made for syntax: they keep "8pc" and "2,000-lb" whole and split "F-16" by no
fixed rule. Figures need the numeral apart from its scale letter and the code kept as a code.
"""

import re
from enum import StrEnum
from typing import NamedTuple

from spacy.tokens import Doc

from extraction.lexicon import GLUED_SUFFIXES

VULGAR_FRACTIONS = "½⅓⅔¼¾⅛⅜⅝⅞"
LONGEST_NUMERAL = 18  # characters; a longer one is no number that a newspaper prints

_LETTER = r"[^\W\d_]"
# Thousands parted by a space that does not break, or by a plain one where only noughts follow.
_SPACED = r"(?<![\d.,])\d{1,3}(?:(?:[\u00a0\u2009\u202f]\d{3})+|(?:[ ]000)+)(?![\d.,]\d|\d)"
_PIECE = re.compile(
    rf"""
    (?P<code>  (?:https?://|www\.)\S+
             | [@#]\w+
             | {_LETTER}+\d\w* )
  | (?P<numeral> {_SPACED} | \d+(?:[.,:/^]\d+)*[{VULGAR_FRACTIONS}]?
                 | [{VULGAR_FRACTIONS}] | (?<![\w.])\.\d+ )
    (?P<suffix>\w*)
  | (?P<word>  (?:{_LETTER}\.){{2,}} | {_LETTER}+(?:['’]{_LETTER}+)*
               (?:(?<=s)['’](?=[ ]{_LETTER}))? )
  | (?P<gap>   [^\S\n]*\n[^\S\n]*\n\s* )
  | (?P<mark>  \S )
    """,
    re.VERBOSE,
)
_NUMERAL = re.compile(rf"(?:\d{{1,3}}(?:[,\s]\d{{3}})+|\d+)(?:\.\d+)?[{VULGAR_FRACTIONS}]?")


class Sort(StrEnum):
    """What a piece is."""

    WORD = "word"
    NUMERAL = "numeral"
    CODE = "code"
    """Letters or signs mixed with digits: "G7", "5:30", "1980s", "1.2.3", an address."""
    MARK = "mark"


class Piece(NamedTuple):
    """One piece with its place in the text and the number of its sentence. `low` is lower case."""

    sort: Sort
    text: str
    low: str
    start: int
    end: int
    sentence: int

    @property
    def is_capital(self) -> bool:
        """Tell whether it has a capital letter ("Boeing", "iPhone")."""
        return any(letter.isupper() for letter in self.text)


class Pieces(list[Piece]):
    """The pieces of a text; an index outside it gives an empty mark, so rules can look around."""

    _edge = Piece(Sort.MARK, " ", " ", -1, -1, -1)

    def at(self, index: int) -> Piece:
        """Return the piece, or an empty mark outside the text."""
        return self[index] if 0 <= index < len(self) else self._edge

    def low(self, index: int) -> str:
        """Return a piece's text in lower case (a space outside the text)."""
        return self.at(index).low

    def is_word(self, index: int) -> bool:
        """Tell whether there is a word."""
        return self.at(index).sort is Sort.WORD

    def glued(self, index: int) -> bool:
        """Tell whether no space stands between a piece and the one before it."""
        return self.at(index - 1).end == self.at(index).start

    def hyphenated(self, index: int) -> bool:
        """Tell whether the piece is a hyphen inside a compound such as "nine-month"."""
        return self.low(index) in "-‐‑–" and self.glued(index) and self.glued(index + 1)

    def starts_sentence(self, index: int) -> bool:
        """Tell whether only quotation marks or brackets stand before it in its sentence."""
        before = index - 1
        while self.at(before).text in "\"'“‘(«":
            before -= 1
        previous = self.at(before)
        return previous.sentence != self.at(index).sentence or previous.text in ":—\n"


def pieces_of(doc: Doc) -> Pieces:
    """Cut the text of a document with sentence starts into pieces, in linear time."""
    starts = [sentence.start_char for sentence in doc.sents]
    pieces = Pieces()
    sentence = -1
    for match in _PIECE.finditer(doc.text):
        while sentence + 1 < len(starts) and starts[sentence + 1] <= match.start():
            sentence += 1
        pieces.extend(_pieces_of_match(match, sentence))
    return pieces


def _pieces_of_match(match: re.Match[str], sentence: int) -> list[Piece]:
    start, end = match.span()
    if match["numeral"] is None:
        sort = Sort.CODE if match["code"] else Sort.WORD if match["word"] else Sort.MARK
        text = "\n" if match["gap"] else match[0]
        return [Piece(sort, text, _low(text), start, end, sentence)]
    suffix = match["suffix"]
    if not _is_numeral(match["numeral"]) or (suffix and suffix.lower() not in GLUED_SUFFIXES):
        return [Piece(Sort.CODE, match[0], match[0].lower(), start, end, sentence)]
    middle = match.end("numeral")
    numeral = Piece(Sort.NUMERAL, match["numeral"], match["numeral"], start, middle, sentence)
    letters = Piece(Sort.WORD, suffix, suffix.lower(), middle, end, sentence)
    return [numeral, letters] if suffix else [numeral]


def _is_numeral(text: str) -> bool:
    """Tell a number from a version, a time of day, a telephone number's part or an absurdity."""
    if len(text) > LONGEST_NUMERAL:
        return False
    if text[0] in "." + VULGAR_FRACTIONS:
        return True
    has_idle_zero = len(text) > 1 and text[0] == "0" and text[1] != "."
    return not has_idle_zero and _NUMERAL.fullmatch(text) is not None


def _low(text: str) -> str:
    return text.lower().replace("’", "'")
