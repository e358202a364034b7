"""How much was said: the same words, and a figure of one report, count once wherever printed."""

from collections.abc import Iterable

from news.figure import FiledFigure
from news.quote import FiledQuote
from news.text import fold


def quotes_once(quotes: Iterable[FiledQuote]) -> int:
    """Count what was said; one speaker's same words count once."""
    return len({_said(quote) for quote in quotes})


def figures_once(figures: Iterable[FiledFigure]) -> int:
    """Count figures; those of one report stand in the same sentence of each of its articles."""
    return len(
        {
            (
                figure.article.report,
                fold(figure.context),
                figure.phrase,
                figure.words,
                figure.unit,
            )
            for figure in figures
        }
    )


def _said(quote: FiledQuote) -> object:
    return quote.speaker.id if quote.speaker else None, quote.said or quote.id
