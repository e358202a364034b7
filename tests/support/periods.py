"""A period's findings as values, without a database: articles, quotes and figures by number."""

from datetime import timedelta
from itertools import count

from news.article import ArticleLine
from news.figure import FigureKind, FiledFigure, Qualifier
from news.ids import ArticleId, FigureId, QuoteId, SpeakerId
from news.quote import Act, FiledQuote, Kind
from news.speaker import FiledSpeaker, SpeakerType
from tests.support.builders import NOW


class Period:
    """Makes findings with identifiers that count up, as the stores would."""

    def __init__(self) -> None:
        self._numbers = count(1)
        self.articles: list[ArticleLine] = []
        self.quotes: list[FiledQuote] = []
        self.figures: list[FiledFigure] = []

    def speaker(self, name="Ann Example", type_=SpeakerType.PERSON, role=None):
        return FiledSpeaker(SpeakerId(next(self._numbers)), name, type_, role)

    def article(self, title="A bridge is open", *, outlet=None, hours_ago=0.0):
        id_ = ArticleId(next(self._numbers))
        published = NOW - timedelta(hours=hours_ago)
        line = ArticleLine(id_, title, outlet or f"Outlet {id_}", None, published, NOW)
        self.articles.append(line)
        return line

    def quote(self, article, *words, by=None, kind=Kind.DIRECT, role=None):
        made = FiledQuote(
            id=QuoteId(next(self._numbers)),
            fragments=words,
            kind=kind,
            act=Act.STATEMENT,
            negated=False,
            speaker=by or self.speaker(),
            role=role,
            mention=None,
            cue="said",
            article=article,
        )
        self.quotes.append(made)
        return made

    def figure(self, article, context, words, value, *, measures=None, by=None, **others):
        """A figure of `words` in the sentence `context`, both literal."""
        assert words in context, (words, context)
        assert measures is None or measures in context, (measures, context)
        options = {
            "high": None,
            "unit": "people",
            "kind": FigureKind.COUNT,
            "qualifier": Qualifier.EXACT,
            **others,
        }
        made = FiledFigure(
            id=FigureId(next(self._numbers)),
            words=words,
            measures=measures,
            value=value,
            context=context,
            speaker=by,
            article=article,
            **options,
        )
        self.figures.append(made)
        return made
