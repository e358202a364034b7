"""One question, whatever it asks, answered inside one transaction."""

from news.ids import GuildId, QuestionId
from services import comparing, figure_lookups, lookups, profiles, sayings, searching, timelines
from services.asked import (
    ArticlesQuestion,
    CompareQuestion,
    FiguresQuestion,
    PeopleQuestion,
    ProfileQuestion,
    Question,
    QuotesQuestion,
    SayingsQuestion,
    SearchQuestion,
    TimelineQuestion,
)
from services.ports import Meaning
from services.views import Answer
from storage.stores import Stores


async def answered(  # noqa: PLR0911 - one for each kind of question
    stores: Stores,
    guild: GuildId,
    asked: Question,
    question: QuestionId,
    page: int,
    *,
    meaning: Meaning | None = None,
) -> Answer:
    """Answer a question that was remembered; a page too far is the last one."""
    match asked:
        case QuotesQuestion():
            return await lookups.quotes(stores, guild, asked, question, page, meaning=meaning)
        case FiguresQuestion():
            return await figure_lookups.figures(stores, guild, asked, question, page)
        case ArticlesQuestion():
            return await lookups.articles(stores, guild, asked, question, page)
        case ProfileQuestion():
            return await profiles.profile(stores, guild, asked, question)
        case PeopleQuestion():
            return await profiles.people(stores, guild, asked, question, page)
        case SayingsQuestion():
            return await sayings.sayings(stores, guild, asked, question, page, meaning=meaning)
        case SearchQuestion():
            return await searching.search(stores, guild, asked, question, meaning)
        case TimelineQuestion():
            return await timelines.timeline(stores, guild, asked, question, page)
        case CompareQuestion():
            return await comparing.compared(stores, guild, asked, question, page)
