"""Which articles tell of one event: evidence counted in points, each of them nameable."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import NamedTuple

from news.article import ArticleLine
from news.figure import FiledFigure
from news.ids import ArticleId, SpeakerId
from news.quote import FiledQuote
from services.grouping import grouped
from services.wording import content_words, runs

ENOUGH = 4  # points that make one story of two articles
SAME_WORDS = 4  # points for the same words reported: these alone are enough
AT_MOST = 2  # points for speakers, and for figures: neither is enough alone
APART = timedelta(days=3)  # between the dates of two articles; later it is another event


class Ties(NamedTuple):
    """What two articles share, and so why they are one story or are not."""

    same_words: bool
    title_words: frozenset[str]
    speakers: frozenset[SpeakerId]
    figures: frozenset[tuple[str, float]]

    @property
    def points(self) -> int:
        """How much that is: see `ENOUGH`."""
        return (
            SAME_WORDS * self.same_words
            + len(self.title_words)
            + min(AT_MOST, len(self.speakers))
            + min(AT_MOST, len(self.figures))
        )


@dataclass(frozen=True, slots=True)
class Profile:
    """What tells one article's event: the traces that another article may share."""

    article: ArticleLine
    title_words: frozenset[str]
    speakers: frozenset[SpeakerId]
    figures: frozenset[tuple[str, float, str]]
    """Unit, value, and a word of what is measured: a bare 12 is no evidence."""
    runs: frozenset[tuple[str, ...]]


def profile(
    article: ArticleLine, quotes: Iterable[FiledQuote], figures: Iterable[FiledFigure]
) -> Profile:
    """Gather an article's traces. A speaker named in the title counts as the speaker only."""
    quotes = tuple(quotes)
    speakers = {quote.speaker.id: quote.speaker for quote in quotes if quote.speaker}
    names = content_words(" ".join(speaker.name for speaker in speakers.values()))
    said = [runs(fragment) for quote in quotes for fragment in quote.fragments]
    return Profile(
        article,
        content_words(article.title) - names,
        frozenset(speakers),
        frozenset(
            (figure.unit, figure.value, word)
            for figure in figures
            for word in content_words(figure.measures or "")
        ),
        frozenset().union(*said),
    )


def ties(one: Profile, other: Profile) -> Ties:
    """Say what two articles share."""
    return Ties(
        same_words=same_report(one, other) or not one.runs.isdisjoint(other.runs),
        title_words=one.title_words & other.title_words,
        speakers=one.speakers & other.speakers,
        figures=frozenset((unit, value) for unit, value, _ in one.figures & other.figures),
    )


def one_story(one: Profile, other: Profile) -> bool:
    """Tell whether two articles are about one event."""
    if same_report(one, other):
        return True
    if abs(one.article.dated - other.article.dated) > APART:
        return False
    return ties(one, other).points >= ENOUGH


def same_report(one: Profile, other: Profile) -> bool:
    """Tell whether two articles print the same agency copy."""
    return one.article.report == other.article.report


def stories(
    articles: Sequence[ArticleLine],
    quotes: Mapping[ArticleId, Sequence[FiledQuote]],
    figures: Mapping[ArticleId, Sequence[FiledFigure]],
) -> list[tuple[ArticleLine, ...]]:
    """Group articles into stories, each newest first, in the order in which they come.

    More outlets come first, then stories with something said, then the newest. The order of
    `articles` does not matter.
    """
    profiles = [
        profile(article, quotes.get(article.id, ()), figures.get(article.id, ()))
        for article in sorted(articles, key=_age)
    ]
    told = [
        tuple(sorted((member.article for member in group), key=_age, reverse=True))
        for group in grouped(profiles, one_story)
    ]
    return sorted(
        sorted(told, key=lambda story: _age(story[0]), reverse=True),
        key=lambda story: (
            -len({outlet(article) for article in story}),
            not any(quotes.get(article.id) for article in story),
        ),
    )


def outlet(article: ArticleLine) -> str:
    """Name who published it, for counting outlets; one that is unknown is its own."""
    return article.outlet.casefold() if article.outlet else f"article {article.id}"


def _age(article: ArticleLine) -> tuple[object, int]:
    return article.dated, article.id
