"""What attribution reads: words, quotations, sentences, mentions and cues of one text."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from spacy.tokens import Doc

from extraction.cues import Cue, find_cues
from extraction.mentions import Form, Mention
from extraction.quotations import Quotation, paragraphs
from news.text import Span

_LONGEST_UNIT = 300  # words; what runs on longer is no sentence, and would take quadratic time


@dataclass(frozen=True, slots=True)
class Quoted:
    """A quotation as words: `start` and `end` are words, marks included, end exclusive."""

    index: int
    start: int
    end: int
    spans: tuple[Span, ...]


class Scene:
    """One text laid out for reading. Words are its tokens without white space."""

    def __init__(
        self, doc: Doc, quotations: Sequence[Quotation], mentions: Sequence[Mention]
    ) -> None:
        tokens = [token for token in doc if not token.is_space]
        self.text = doc.text
        self.size = len(tokens)
        self._token_of = [token.i for token in tokens]
        self._starts = [token.idx for token in tokens]
        self._ends = [token.idx + len(token) for token in tokens]
        self.shapes = [token.text for token in tokens]
        self.words = [token.lower_.replace("’", "'") for token in tokens]
        self.parts = [token.pos_ for token in tokens]
        self.quotes = [self._quoted(index, q) for index, q in enumerate(quotations)]
        self.quote_at = self._lay_quotes()
        self.units = self._lay_units([bool(token.is_sent_start) for token in tokens])
        self.unit_at = _places(self.units, self.size)
        self.paragraph_at = self._lay_paragraphs()
        self.mention_from: dict[int, Mention] = {}
        self.mention_to: dict[int, Mention] = {}
        for mention in mentions:
            start, end = self.words_of(mention)
            if start < end and self.quote_at[start] < 0:
                self.mention_from[start] = self.mention_to[end] = mention
        self.cues: list[Cue] = find_cues(self.words, self.shapes, [q >= 0 for q in self.quote_at])

    def words_of(self, mention: Mention) -> tuple[int, int]:
        """Return a mention's range of words, end exclusive."""
        return self.words_between(mention.start, mention.end)

    def words_between(self, start: int, end: int) -> tuple[int, int]:
        """Return a range of tokens as a range of words, end exclusive."""
        return bisect_left(self._token_of, start), bisect_left(self._token_of, end)

    def is_recognised(self, mention: Mention) -> bool:
        """Tell whether a mention is one of those that the text was searched for."""
        return self.mention_from.get(self.words_of(mention)[0]) == mention

    def tokens_of(self, quote: Quoted) -> tuple[int, int]:
        """Return the range of tokens of a quotation, marks included, end exclusive."""
        return self._token_of[quote.start], self._token_of[quote.end - 1] + 1

    def mention(self, start: int, end: int, form: Form = Form.DESCRIPTION) -> Mention:
        """Make a mention of a range of words that nobody has recognised as one."""
        return Mention(self._token_of[start], self._token_of[end - 1] + 1, form)

    def span(self, start: int, end: int) -> Span:
        """Return the characters of a range of words that is not empty."""
        return Span(self._starts[start], self._ends[end - 1])

    def word(self, at: int) -> str:
        """Return a word, or an empty one beyond the text."""
        return self.words[at] if 0 <= at < self.size else ""

    def unit(self, at: int) -> tuple[int, int]:
        """Return the sentence of a word; it never ends inside a quotation."""
        return self.units[self.unit_at[at]]

    def quotes_in(self, start: int, end: int) -> list[Quoted]:
        """Return the quotations that begin in a range of words."""
        low = bisect_left(self.quotes, start, key=lambda q: q.start)
        return self.quotes[low : bisect_left(self.quotes, end, key=lambda q: q.start)]

    def cues_in(self, start: int, end: int) -> list[Cue]:
        """Return the cues that begin in a range of words."""
        low = bisect_left(self.cues, start, key=lambda c: c.start)
        return self.cues[low : bisect_left(self.cues, end, key=lambda c: c.start)]

    def _quoted(self, index: int, quotation: Quotation) -> Quoted:
        start = bisect_right(self._ends, quotation.start)
        return Quoted(index, start, bisect_left(self._starts, quotation.end), quotation.spans)

    def _lay_quotes(self) -> list[int]:
        quote_at = [-1] * self.size
        for quote in self.quotes:
            for at in range(quote.start, quote.end):
                quote_at[at] = quote.index
        return quote_at

    def _lay_units(self, starts: Sequence[bool]) -> list[tuple[int, int]]:
        firsts: list[int] = []
        for at in range(self.size):
            inside = at > 0 and 0 <= self.quote_at[at] == self.quote_at[at - 1]
            if not firsts or (not inside and (starts[at] or at - firsts[-1] >= _LONGEST_UNIT)):
                firsts.append(at)
        return list(zip(firsts, [*firsts[1:], self.size], strict=True)) if firsts else []

    def _lay_paragraphs(self) -> list[int]:
        begins = [span.start for span in paragraphs(self.text)]
        return [bisect_right(begins, start) - 1 for start in self._starts]


def _places(ranges: Sequence[tuple[int, int]], size: int) -> list[int]:
    places = [0] * size
    for index, (start, end) in enumerate(ranges):
        for at in range(start, end):
            places[at] = index
    return places
