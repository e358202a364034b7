"""Views as services answer with them: ordinary ones by hand, hostile ones by hypothesis."""

from dataclasses import replace
from datetime import UTC, date, datetime

from hypothesis import strategies as st

from news.article import ArticleLine, ArticleSummary, State
from news.figure import Circumstances, Direction, FigureKind, FiledFigure, Qualifier
from news.ids import ArticleId, FigureId, QuestionId, QuoteId, SpeakerId, UserId
from news.quote import Act, FiledQuote, Kind, Order
from news.rhythm import MOST_PERIODS, Period, Rhythm, Step
from news.saying import Saying
from news.speaker import FiledSpeaker, SpeakerType
from news.text import Span
from services import comparing, figure_lookups, lookups, timelines
from services.asked import (
    ArticlesQuestion,
    CompareQuestion,
    FiguresQuestion,
    QuotesQuestion,
    SayingsQuestion,
    SearchQuestion,
    TimelineQuestion,
)
from services.sayings import SAYINGS_A_PAGE
from services.searching import OF_EACH, SPEAKERS
from services.views import (
    AmbiguousSpeaker,
    ArticlesView,
    ArticleView,
    CompareView,
    FigureGroup,
    FiguresView,
    NothingFound,
    Paging,
    QuotesView,
    SayingsView,
    SearchView,
    SeriesView,
    Side,
    Statement,
    TimelineView,
)

JULY = datetime(2024, 7, 25, 12, tzinfo=UTC)
HOSTILE = (
    *("@everyone", "@here", "<@1>", "<@&1>", "<#1>", "<t:0>", "<t:0:R>", "</quotes:1>"),
    *("<id:guide>", "<:a:1>", "<a:b:1>", "https://evil.example/_a_", "discord.gg/x", ":smile:"),
    *("```", "`", "**", "__", "~~", "||", "> ", "# ", "-# ", "- ", "1. ", "[a](b)", "\\", "\n"),
    *("\u202e", "\u2066", "\u200b", "\ufeff", "\u0000", "\ud800", "\u200d", "é", "“", "”", "…"),
)


def an_article(number=1, *, title="A bridge is open", link="https://news.example/a", **others):
    return ArticleLine(
        **{
            "id": ArticleId(number),
            "title": title,
            "outlet": "Harbour News",
            "link": link,
            "published": JULY,
            "submitted_at": JULY,
            **others,
        }
    )


def a_speaker(name="John Kirby", *, number=1, role="spokesman", quotes=3, **others):
    return FiledSpeaker(
        SpeakerId(number),
        name,
        **{"type": SpeakerType.PERSON, "role": role, **others},
        quotes=quotes,
    )


def a_filed_quote(*fragments, kind=Kind.DIRECT, number=1, **others):
    return FiledQuote(
        **{
            "id": QuoteId(number),
            "fragments": fragments or ("We are closer than before",),
            "kind": kind,
            "act": Act.STATEMENT,
            "negated": False,
            "speaker": a_speaker(),
            "role": "a spokesman",
            "mention": "Kirby",
            "cue": "said",
            "article": an_article(),
            **others,
        }
    )


def a_filed_figure(words="nearly 40,000", *, number=1, **others):
    return FiledFigure(
        **{
            "id": FigureId(number),
            "words": words,
            "measures": "people",
            "value": 40_000.0,
            "high": None,
            "unit": "people",
            "kind": FigureKind.COUNT,
            "qualifier": Qualifier.UNDER,
            "context": "The bridge carries nearly 40,000 people a day.",
            "speaker": None,
            "article": an_article(),
            **others,
        }
    )


def a_summary(article=None, *, state=State.FILED, quotes=2, speakers=1, figures=3, **others):
    return ArticleSummary(
        article or an_article(), state, UserId(7), quotes, speakers, figures, **others
    )


def groups_of(*figures, disputed=False):
    return (FigureGroup(tuple(Statement((figure,)) for figure in figures), disputed),)


def a_page_of(*quotes, page=0, pages=1, total=None, **asked):
    return QuotesView(
        QuotesQuestion("kirby", **asked),
        a_speaker(),
        quotes or (a_filed_quote(),),
        Paging(QuestionId(1), page, pages, total or len(quotes) or 1),
    )


SCRIPTS = (
    *("Żółć", "Ελλάδα", "Україна", "الميناء مغلق", "הנמל סגור", "बंदरगाह", "ท่าเรือ", "港口关闭"),
    *(
        "みなと",
        "항구",
        "ნავსადგური",
        "նավահանգիստ",
        "ወደብ",
        "ཁྲིམས",
        "😀👩\u200d👩\u200d👧🇫🇷",
        "z\u0301\u0323\u0353",
    ),
)
"""A word or two of every kind of script: cased or not, from right to left, without blanks."""
words = st.one_of(
    st.lists(st.sampled_from((*SCRIPTS, *HOSTILE)), min_size=1, max_size=12).map(" ".join),
    st.lists(st.sampled_from((*HOSTILE, "word", "Kirby", "x" * 90)), min_size=1, max_size=12).map(
        " ".join
    ),
    st.lists(st.sampled_from(HOSTILE), min_size=1, max_size=30).map("".join),
    st.text(min_size=1, max_size=60),
    st.builds(
        lambda piece, length: (piece * length)[:length],
        st.sampled_from(("x", "*", "<@1>", "long words ", "_a", "@everyone", "\u202e", *SCRIPTS)),
        st.sampled_from((1_500, 4_000)),
    ),
)
maybe = st.none() | words
ids = st.integers(1, 2**63 - 1)
moments = st.datetimes(datetime(1970, 1, 2), datetime(2199, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001 - bounds are naive
days = st.none() | st.dates(date(1, 1, 1), date(9999, 12, 31))
links = st.none() | words | words.map(lambda rest: f"https://news.example/{rest}")
speakers = st.builds(
    FiledSpeaker, id=ids, name=words, type=st.sampled_from(SpeakerType), role=maybe, quotes=ids
)
article_lines = st.builds(
    ArticleLine,
    id=ids,
    title=words,
    outlet=maybe,
    link=links,
    published=st.none() | moments,
    submitted_at=moments,
)
summaries = st.builds(
    ArticleSummary,
    line=article_lines,
    state=st.sampled_from(State),
    submitted_by=ids,
    quotes=ids,
    speakers=ids,
    figures=ids,
    reason=maybe,
    duplicate_of=st.none() | ids,
)
quotes = st.builds(
    FiledQuote,
    id=ids,
    fragments=st.lists(words, min_size=1, max_size=4).map(tuple),
    kind=st.sampled_from(Kind),
    act=st.sampled_from(Act),
    negated=st.booleans(),
    speaker=st.none() | speakers,
    role=maybe,
    mention=maybe,
    cue=maybe,
    article=article_lines,
)


def _with_phrase(figure, start, length):
    """Some part of the sentence stands for the number in it."""
    start %= len(figure.context)
    return replace(figure, phrase=Span(start, min(start + length, len(figure.context))))


plain_figures = st.builds(
    FiledFigure,
    id=ids,
    words=words,
    measures=maybe,
    value=st.just(1.0),
    high=st.none(),
    unit=words,
    kind=st.sampled_from(FigureKind),
    qualifier=st.sampled_from(Qualifier),
    context=words,
    speaker=st.none() | speakers,
    article=article_lines,
    circumstances=st.builds(
        Circumstances,
        event=maybe,
        per=maybe,
        direction=st.none() | st.sampled_from(Direction),
        base=maybe,
        place=maybe,
        time=maybe,
        giver=maybe,
    ),
    denied=st.booleans(),
)
figures = plain_figures | st.builds(
    _with_phrase, plain_figures, st.integers(0, 2_000), st.integers(1, 80)
)
pagings = st.builds(
    Paging, question=ids, page=st.integers(0, 5), pages=st.integers(6, 10**6), total=ids
)
quotes_questions = st.builds(
    QuotesQuestion,
    speaker=words,
    about=maybe,
    since=days,
    until=days,
    outlet=maybe,
    kind=st.none() | st.sampled_from(Kind),
    mentions=maybe,
    order=st.sampled_from(Order),
    new=st.booleans(),
    after=st.none() | ids,
)
figures_questions = st.builds(
    FiguresQuestion, about=maybe, since=days, unit=maybe, speaker=maybe, change=st.booleans()
)
articles_questions = st.builds(ArticlesQuestion, about=maybe)
sayings_questions = st.builds(SayingsQuestion, words=words, near=st.booleans())
searches = st.builds(SearchQuestion, words=words)
timeline_questions = st.builds(TimelineQuestion, speaker=words, about=maybe, since=days, until=days)
compare_questions = st.builds(CompareQuestion, first=words, second=words, about=maybe)
rhythms = st.builds(
    Rhythm,
    step=st.sampled_from(Step),
    periods=st.lists(
        st.builds(Period, first=st.dates(), quotes=st.just(0) | ids),
        min_size=1,
        max_size=MOST_PERIODS,
    ).map(lambda periods: (replace(periods[0], quotes=1), *periods[1:])),
    earlier=st.just(0) | ids,
)


def _some(items, at_most):
    return st.lists(items, min_size=1, max_size=at_most).map(tuple)


def _distinct(items, at_most, by):
    return st.lists(items, min_size=1, max_size=at_most, unique_by=by).map(tuple)


def _on_a_page(statements):
    """No more statements than one page holds, in their groups."""
    groups, left = [], figure_lookups.STATEMENTS_A_PAGE
    for kept in statements:
        if kept[:left]:
            groups.append(FigureGroup(kept[:left], disputed=len(kept) > 1))
        left -= len(kept[:left])
    return tuple(groups)


sayings = st.builds(
    Saying,
    quotes=st.lists(quotes, min_size=1, max_size=6).map(tuple),
    variants=st.lists(article_lines, max_size=5).map(tuple),
    exact=st.booleans(),
)
sides = st.builds(
    lambda both, found, totals: (
        Side(both[0], found[: comparing.QUOTES_EACH], totals[0]),
        Side(both[1], found[comparing.QUOTES_EACH :], totals[1]),
    ),
    st.tuples(speakers, speakers),
    _distinct(quotes, 2 * comparing.QUOTES_EACH, lambda quote: quote.id),
    st.tuples(st.just(0) | ids, st.just(0) | ids),
)
some_sayings = _some(sayings, SAYINGS_A_PAGE)


def _series(asked, statements, disputed, paging, total):
    """A page of a series that may be longer."""
    shown = statements[: figure_lookups.STATEMENTS_A_PAGE]
    group = FigureGroup(statements, disputed=disputed)
    return SeriesView(asked, group, shown, paging, total, newest=300)


def _quotes_page(asked, speaker, quotes, paging, alike):
    """A page whose last quotes are near in meaning only."""
    alike = min(alike, len(quotes), paging.total)
    near = frozenset(quote.id for quote in quotes[len(quotes) - alike :])
    return QuotesView(asked, speaker, quotes, paging, near, alike)


ANSWERS = {
    QuotesView: st.builds(
        _quotes_page,
        asked=quotes_questions,
        speaker=speakers,
        quotes=_distinct(quotes, lookups.QUOTES_A_PAGE, lambda quote: quote.id),
        paging=pagings,
        alike=st.integers(0, lookups.QUOTES_A_PAGE),
    ),
    FiguresView: st.builds(
        FiguresView,
        asked=figures_questions,
        groups=st.lists(
            _some(st.builds(Statement, places=_some(figures, 6)), figure_lookups.STATEMENTS_A_PAGE),
            min_size=1,
            max_size=3,
        ).map(_on_a_page),
        paging=pagings,
        speaker=st.none() | speakers,
        newest=st.none() | st.just(300),
        series=st.just(0) | ids,
    ),
    SeriesView: st.builds(
        _series,
        figures_questions,
        _some(st.builds(Statement, places=_some(figures, 6)), figure_lookups.STATEMENTS_A_PAGE + 3),
        st.booleans(),
        pagings,
        ids,
    ),
    ArticlesView: st.builds(
        ArticlesView,
        asked=articles_questions,
        articles=_distinct(summaries, lookups.ARTICLES_A_PAGE, lambda summary: summary.line.id),
        paging=pagings,
    ),
    TimelineView: st.builds(
        TimelineView,
        asked=timeline_questions,
        speaker=speakers,
        quotes=_distinct(quotes, timelines.QUOTES_A_PAGE, lambda quote: quote.id),
        rhythm=rhythms,
        paging=pagings,
    ),
    CompareView: st.builds(
        CompareView,
        asked=compare_questions,
        sides=sides,
        paging=pagings,
    ),
    SayingsView: st.builds(
        SayingsView, asked=sayings_questions, sayings=some_sayings, paging=pagings
    ),
    SearchView: st.builds(
        SearchView,
        asked=searches,
        sayings=st.lists(sayings, max_size=OF_EACH).map(tuple),
        speakers=st.lists(speakers, max_size=SPEAKERS).map(tuple),
        articles=st.lists(summaries, max_size=OF_EACH).map(tuple),
        figures=st.lists(figures, max_size=OF_EACH).map(tuple),
        paging=pagings,
        near=st.lists(sayings, max_size=OF_EACH).map(tuple),
    ),
    AmbiguousSpeaker: st.builds(
        AmbiguousSpeaker,
        asked=quotes_questions | timeline_questions | compare_questions,
        question=ids,
        candidates=_distinct(speakers, 25, lambda speaker: speaker.id),
    ),
    NothingFound: st.builds(
        NothingFound,
        asked=quotes_questions
        | figures_questions
        | articles_questions
        | sayings_questions
        | searches
        | timeline_questions
        | compare_questions,
        near=_some(words, 25),
        speaker=st.none() | speakers,
    ),
}
answers = st.one_of(*ANSWERS.values())
article_views = st.builds(
    ArticleView,
    article=summaries,
    quotes=st.lists(quotes, max_size=9).map(tuple),
    figures=st.lists(figures, max_size=9).map(tuple),
)
