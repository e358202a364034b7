"""The look-up behind `/figures`, inside one transaction."""

from collections.abc import Sequence
from functools import cache

from news.article import ArticleLine
from news.figure import FiledFigure
from news.ids import ArticleId, GuildId, QuestionId, SpeakerId
from news.speaker import FiledSpeaker
from services.asked import FiguresQuestion
from services.series import series
from services.statements import SameEvent, by_thing, figure_groups, in_question
from services.stories import one_story, profile
from services.suggestions import chosen, units_like
from services.views import (
    FigureGroup,
    FiguresAnswer,
    FiguresView,
    NothingFound,
    Paging,
    SeriesView,
    Statement,
)
from storage.figures import FigureFilter
from storage.stores import Stores

STATEMENTS_A_PAGE = 5
CONSIDERED = 300
"""The newest figures that are put together; older ones are left out, and the answer says so."""
COMPARED = 40
"""Articles at most that are compared, by their words and speakers, for being about one event."""


async def figures(
    stores: Stores, guild: GuildId, asked: FiguresQuestion, question: QuestionId, page: int
) -> FiguresAnswer:
    """Answer with a page of figures, those of one thing together. `asked.speaker` is an id."""
    speaker = await _speaker(stores, guild, asked)
    if asked.speaker is not None and speaker is None:
        return NothingFound(asked)
    units = (
        None if asked.unit is None else units_like(asked.unit, await stores.figures.units(guild))
    )
    wanted = FigureFilter(asked.about, asked.since, units, speaker.id if speaker else None)
    found, total = await stores.figures.latest(guild, wanted, limit=CONSIDERED)
    groups = by_thing(found)
    same_event = await _same_event(stores, guild, groups)
    changing = [
        group for group in figure_groups(series(groups), same_event) if len(group.statements) > 1
    ]
    if not (changing if asked.change else found):
        return NothingFound(asked, speaker=speaker)
    newest = CONSIDERED if total > CONSIDERED else None
    if asked.change:
        group, shown, paging = _page_of_series(changing, question, page)
        return SeriesView(asked, group, shown, paging, len(changing), speaker, newest)
    told = figure_groups(groups, same_event)
    paging = _paging(question, page, told)
    return FiguresView(asked, _shown(told, paging.page), paging, speaker, newest, len(changing))


def _paging(question: QuestionId, page: int, groups: Sequence[FigureGroup]) -> Paging:
    statements = sum(len(group.statements) for group in groups)
    pages = -(-statements // STATEMENTS_A_PAGE)
    return Paging(question, page=min(max(page, 0), pages - 1), pages=pages, total=statements)


def _page_of_series(
    groups: Sequence[FigureGroup], question: QuestionId, page: int
) -> tuple[FigureGroup, tuple[Statement, ...], Paging]:
    """Take one page; each series begins on a page of its own."""
    pages = [
        (group, group.statements[begin : begin + STATEMENTS_A_PAGE])
        for group in groups
        for begin in range(0, len(group.statements), STATEMENTS_A_PAGE)
    ]
    page = min(max(page, 0), len(pages) - 1)
    return *pages[page], Paging(question, page=page, pages=len(pages), total=len(pages))


def _shown(groups: Sequence[FigureGroup], page: int) -> tuple[FigureGroup, ...]:
    """Take one page of statements; a group that goes on over pages is in each of them."""
    begin, shown = page * STATEMENTS_A_PAGE, list[FigureGroup]()
    end, at = begin + STATEMENTS_A_PAGE, 0
    for group in groups:
        kept = group.statements[max(begin - at, 0) : max(end - at, 0)]
        if kept:
            shown.append(FigureGroup(kept, disputed=group.disputed))
        at += len(group.statements)
    return tuple(shown)


async def _speaker(stores: Stores, guild: GuildId, asked: FiguresQuestion) -> FiledSpeaker | None:
    id_ = chosen(asked.speaker) if asked.speaker else None
    return None if id_ is None else await stores.speakers.get(guild, SpeakerId(id_))


async def _same_event(
    stores: Stores, guild: GuildId, groups: Sequence[Sequence[FiledFigure]]
) -> SameEvent:
    """Read what ties articles to an event, for those of which it matters; others are strangers."""
    compared = in_question(groups, limit=COMPARED)
    quotes = await stores.quotes.of_articles(guild, compared)
    counted = await stores.figures.of_articles(guild, compared)
    lines = {figure.article.id: figure.article for figure in counted}
    profiles = {
        id_: profile(
            line,
            [quote for quote in quotes if quote.article.id == id_],
            [figure for figure in counted if figure.article.id == id_],
        )
        for id_, line in lines.items()
    }

    @cache
    def are_one(one: ArticleId, other: ArticleId) -> bool:
        return one_story(profiles[one], profiles[other])

    def same_event(one: ArticleLine, other: ArticleLine) -> bool:
        known = one.id in profiles and other.id in profiles
        return one.id == other.id or (known and are_one(one.id, other.id))

    return same_event
