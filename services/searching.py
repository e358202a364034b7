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
from services.ports import Meaning
from services.sayings import found_by_words, near_to, read_sayings, words_of
from services.views import NothingFound, Paging, SearchAnswer, SearchView
from storage.figures import FigureFilter
from storage.stores import Stores

OF_EACH = 3
SPEAKERS = 5


async def search(
    stores: Stores,
    guild: GuildId,
    asked: SearchQuestion,
    question: QuestionId,
    meaning: Meaning | None = None,
) -> SearchAnswer:
    """Answer with a few of each noun that has the words, and of quotes near to them in meaning.

    Raises `BadOption` for no words.
    """
    words = asked.words
    words_of(words)
    speakers = await stores.speakers.beginning(guild, words, limit=SPEAKERS + 1)
    articles, of_articles = await stores.articles.latest(
        guild, about=words, limit=OF_EACH, offset=0
    )
    figures, of_figures = await stores.figures.latest(
        guild, FigureFilter(about=words), limit=OF_EACH
    )
    found = await found_by_words(stores, guild, words)
    said = await read_sayings(stores, guild, found[:OF_EACH])
    alike = await near_to(stores, meaning, guild, words, without=found)
    near = await read_sayings(stores, guild, alike[:OF_EACH])
    if not (speakers or articles or figures or said or near):
        return NothingFound(asked)
    paging = Paging(question, page=0, pages=1, total=1)
    most = max(of_articles, of_figures, len(found), len(alike))
    more = most > OF_EACH or len(speakers) > SPEAKERS
    return SearchView(asked, said, speakers[:SPEAKERS], articles, figures, paging, near, more)


def in_full(asked: SearchQuestion, section: Section) -> Question:
    """Return the question that answers with all of one section."""
    match section:
        case Section.QUOTES:
            return SayingsQuestion(asked.words)
        case Section.NEAR:
            return SayingsQuestion(asked.words, near=True)
        case Section.SPEAKERS:
            return PeopleQuestion(asked.words)
        case Section.ARTICLES:
            return ArticlesQuestion(asked.words)
        case Section.FIGURES:
            return FiguresQuestion(asked.words)
