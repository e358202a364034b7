"""What a briefing shows of what is filed: pure rules, the same for the same articles.

`services/stories.py` says which articles are one story, `services/key_quotes.py` and
`services/key_figures.py` what of it is shown; `docs/briefings.md` tells it in words.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from typing import TypeVar

from news.article import ArticleLine
from news.briefing import Story, Voice
from news.figure import FiledFigure
from news.identity import Portrait, is_whole
from news.ids import ArticleId, SpeakerId
from news.quote import FiledQuote
from news.speaker import FiledSpeaker, SpeakerType
from services.key_figures import conflicts, key_figures
from services.key_quotes import Audience, key_quotes
from services.stories import stories

Finding = TypeVar("Finding", FiledQuote, FiledFigure)

_NAMED = {SpeakerType.PERSON, SpeakerType.ORGANIZATION, SpeakerType.DOCUMENT}


@dataclass(frozen=True, slots=True)
class Material:
    """Everything filed of a briefing's articles. `new` and `followed` are for the ranking."""

    articles: tuple[ArticleLine, ...] = ()
    quotes: tuple[FiledQuote, ...] = ()
    figures: tuple[FiledFigure, ...] = ()
    new: frozenset[SpeakerId] = frozenset()
    followed: frozenset[SpeakerId] = frozenset()

    @property
    def speakers(self) -> dict[SpeakerId, FiledSpeaker]:
        """Who is quoted."""
        return {quote.speaker.id: quote.speaker for quote in self.quotes if quote.speaker}


def narrowed(material: Material, about: Collection[ArticleId]) -> Material:
    """Keep the articles of `about` (the topics), and those that quote a followed speaker."""
    kept = set(about) | {
        quote.article.id
        for quote in material.quotes
        if quote.speaker and quote.speaker.id in material.followed
    }
    return replace(
        material,
        articles=tuple(article for article in material.articles if article.id in kept),
        quotes=tuple(quote for quote in material.quotes if quote.article.id in kept),
        figures=tuple(figure for figure in material.figures if figure.article.id in kept),
    )


def settled(material: Material) -> Material:
    """Describe the speakers by these articles alone: newest role, and quotes among these.

    What is filed later so changes no briefing, and an old role stands in no new one.
    """
    quotes = _quoted(material)
    roles = {
        quote.speaker.id: quote.role
        for quote in sorted(material.quotes, key=lambda q: (q.dated, q.article.id, -q.id))
        if quote.speaker and quote.role
    }
    speakers = {
        id_: replace(speaker, role=roles.get(id_), quotes=quotes[id_])
        for id_, speaker in material.speakers.items()
    }

    def described(finding: Finding) -> Finding:
        who = finding.speaker and speakers.get(finding.speaker.id, finding.speaker)
        return replace(finding, speaker=who)

    return replace(
        material,
        quotes=tuple(map(described, material.quotes)),
        figures=tuple(map(described, material.figures)),
    )


def told(material: Material) -> tuple[Story, ...]:
    """Return all stories, each with what is shown of it; see `services.stories.stories`."""
    quotes, figures = _by_article(material.quotes), _by_article(material.figures)
    audience = Audience(new=material.new, followed=material.followed)
    found = []
    for articles in stories(material.articles, quotes, figures):
        said = [quote for article in articles for quote in quotes[article.id]]
        counted = [figure for article in articles for figure in figures[article.id]]
        disputed = conflicts(counted)
        shown = [figure for thing in disputed for figure in thing]
        found.append(
            Story(
                articles=articles,
                quotes=key_quotes(said, audience),
                figures=key_figures(counted, without=shown),
                conflicts=disputed,
            )
        )
    return tuple(found)


def voices(material: Material) -> tuple[Voice, ...]:
    """Return who spoke by name, most quoted first; then whoever more articles quote."""
    quotes = _quoted(material)
    articles: dict[SpeakerId, set[ArticleId]] = defaultdict(set)
    for quote in material.quotes:
        if quote.speaker:
            articles[quote.speaker.id].add(quote.article.id)
    named = [speaker for speaker in material.speakers.values() if speaker.type in _NAMED]
    return tuple(
        Voice(speaker, quotes[speaker.id], new=speaker.id in material.new)
        for speaker in sorted(
            named, key=lambda s: (-quotes[s.id], -len(articles[s.id]), s.name.casefold(), s.id)
        )
    )


def recognisable(speaker: FiledSpeaker) -> bool:
    """Tell whether a speaker would be known again, and so can be new at all.

    A surname alone or "a senior official" is somebody else in each article.
    """
    return is_whole(Portrait(speaker.name, speaker.type))


def _quoted(material: Material) -> Counter[SpeakerId]:
    """Count what each speaker said, the same words once."""
    said = {(q.speaker.id, q.said or q.id) for q in material.quotes if q.speaker}
    return Counter(speaker for speaker, _ in said)


def _by_article(findings: Iterable[Finding]) -> dict[ArticleId, list[Finding]]:
    found: dict[ArticleId, list[Finding]] = defaultdict(list)
    for finding in findings:
        found[finding.article.id].append(finding)
    return found
