"""Findings: everything that was found in one article."""

from dataclasses import dataclass

from news.figure import Figure
from news.quote import Quote
from news.speaker import Speaker


@dataclass(frozen=True, slots=True)
class Findings:
    """Speakers, quotes and figures of one article, in reading order.

    `speakers` holds every person the article names and every source of a quote.
    """

    speakers: tuple[Speaker, ...] = ()
    quotes: tuple[Quote, ...] = ()
    figures: tuple[Figure, ...] = ()

    def __post_init__(self) -> None:
        for quote in self.quotes:
            if quote.speaker is not None and not 0 <= quote.speaker < len(self.speakers):
                raise ValueError("a quote refers to a speaker that is not there")
        for figure in self.figures:
            if figure.quote is not None and not 0 <= figure.quote < len(self.quotes):
                raise ValueError("a figure refers to a quote that is not there")
