"""Sayings: the same words, wherever they are printed, with everyone whom articles give them to."""

from dataclasses import dataclass

from news.article import ArticleLine
from news.quote import FiledQuote


@dataclass(frozen=True, slots=True)
class Saying:
    """Words that were looked for, once, however many outlets printed them."""

    quotes: tuple[FiledQuote, ...]
    """One for each speaker to whom articles give the words, first printed first.

    Each has the other `places` that print exactly its words as that speaker's.
    """
    variants: tuple[ArticleLine, ...] = ()
    """Articles that print the words in a somewhat different form, as one of these speakers'."""
    exact: bool = True
    """Whether the words that were looked for stand in it one after another."""

    @property
    def is_disputed(self) -> bool:
        """Tell whether articles name different sources."""
        return len({quote.speaker.id for quote in self.quotes if quote.speaker}) > 1


def is_part(one: str, other: str) -> bool:
    """Tell whether one of two folded texts stands word for word in the other.

    >>> is_part("close to the end", "we are close to the end of it"), is_part("lose", "close")
    (True, False)
    """
    short, long = sorted((one, other), key=len)
    return f" {short} " in f" {long} "
