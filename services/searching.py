"""One search over everything: articles, quotes, speakers and figures, a few of each."""

from news.ids import GuildId, QuestionId
from services.asked import (
    ArticlesQuestion,
    FiguresQuestion,
    PeopleQuestion,
    Question,
    SayingsQuestion,
    SearchQuestion,
    Section,
)
from services.sayings import nearest_sayings, words_of
from services.views import NothingFound, Paging, SearchAnswer, SearchView
from storage.figures import FigureFilter
from storage.stores import Stores

OF_EACH = 3
SPEAKERS = 5


async def search(
    stores: Stores, guild: GuildId, asked: SearchQuestion, question: QuestionId
) -> SearchAnswer:
    """Answer with a few of each noun that has the words. Raises `BadOption` for no words."""
    words = asked.words
    words_of(words)
    speakers = await stores.speakers.beginning(guild, words, limit=SPEAKERS)
    articles, _ = await stores.articles.latest(guild, about=words, limit=OF_EACH, offset=0)
    figures, _ = await stores.figures.latest(guild, FigureFilter(about=words), limit=OF_EACH)
    said = await nearest_sayings(stores, guild, words, limit=OF_EACH)
    if not (speakers or articles or figures or said):
        return NothingFound(asked)
    paging = Paging(question, page=0, pages=1, total=1)
    return SearchView(asked, said, speakers, articles, figures, paging)


def in_full(asked: SearchQuestion, section: Section) -> Question:
    """Return the question that answers with all of one section."""
    match section:
        case Section.QUOTES:
            return SayingsQuestion(asked.words)
        case Section.SPEAKERS:
            return PeopleQuestion(asked.words)
        case Section.ARTICLES:
            return ArticlesQuestion(asked.words)
        case Section.FIGURES:
            return FiguresQuestion(asked.words)
