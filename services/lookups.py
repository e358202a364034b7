"""The look-ups behind the archive's answers, each inside one transaction."""

from collections.abc import Awaitable, Callable
from dataclasses import replace
from typing import TypeVar

from news.errors import BadOption, NotFound
from news.ids import GuildId, QuestionId, SpeakerId
from news.quote import FiledQuote, Order
from news.speaker import FiledSpeaker
from services.asked import ArticlesQuestion, Question, QuotesQuestion
from services.near_quotes import behind, near_words
from services.nearness import nearest
from services.ports import Meaning
from services.questions import read
from services.suggestions import AT_MOST, chosen, outlets_like
from services.views import (
    AmbiguousSpeaker,
    ArticlesAnswer,
    ArticlesView,
    NothingFound,
    Paging,
    QuotesAnswer,
    QuotesView,
)
from storage.quote_filter import QuoteFilter
from storage.stores import Stores

# With names, roles and places these fill a Discord message (4,000 characters) about half.
QUOTES_A_PAGE = 5
ARTICLES_A_PAGE = 8
NEAR_NAMES = 5
FORMS = 12  # of a name, that words are searched for
SHOWN = 80  # characters of what was typed that a sentence repeats

Item = TypeVar("Item")
Slice = Callable[[int, int], Awaitable[tuple[tuple[Item, ...], int]]]
"""Gives so many results from a place on (limit, offset), and how many there are in all."""


async def recalled(stores: Stores, guild: GuildId, question: QuestionId) -> Question:
    """Return what was asked before in this guild, or raise `NotFound`."""
    body = await stores.questions.recall(guild, question)
    if body is None:
        raise NotFound("That question is too old to go on with: please ask it again.")
    return read(body)


async def quotes(
    stores: Stores,
    guild: GuildId,
    asked: QuotesQuestion,
    question: QuestionId,
    page: int,
    *,
    meaning: Meaning | None = None,
) -> QuotesAnswer:
    """Answer with a page of quotes, a choice of speakers, or the nearest names."""
    match await meant(stores, guild, asked.speaker):
        case ():
            names = [speaker.name for speaker in await near(stores, guild, asked.speaker)]
            return NothingFound(asked, near=tuple(dict.fromkeys(names))[:NEAR_NAMES])
        case (speaker,):
            return await _quotes_of(
                stores, guild, speaker, asked, question=question, page=page, meaning=meaning
            )
        case candidates:
            return AmbiguousSpeaker(asked, question, candidates[:AT_MOST])


async def articles(
    stores: Stores, guild: GuildId, asked: ArticlesQuestion, question: QuestionId, page: int
) -> ArticlesAnswer:
    """Answer with a page of articles."""
    found, paging = await page_of(
        lambda limit, offset: stores.articles.latest(
            guild, about=asked.about, limit=limit, offset=offset
        ),
        question=question,
        page=page,
        size=ARTICLES_A_PAGE,
    )
    return ArticlesView(asked, found, paging) if found else NothingFound(asked)


async def near(
    stores: Stores, guild: GuildId, typed: str, *, limit: int = NEAR_NAMES
) -> tuple[FiledSpeaker, ...]:
    """Return the quoted speakers whose names are nearest to what was typed."""
    if chosen(typed) is not None:
        return ()
    found = nearest(typed, await stores.speakers.names(guild), limit=AT_MOST)
    quoted = [one for one in await stores.speakers.those(guild, found) if one.quotes]
    return tuple(quoted[:limit])


async def the_one(stores: Stores, guild: GuildId, typed: str) -> FiledSpeaker:
    """Return the only speaker who may be meant, or raise `BadOption`."""
    match await meant(stores, guild, typed):
        case (speaker,):
            return speaker
        case () if chosen(typed) is not None:
            raise BadOption("That speaker is not here (any more): pick one from the list.")
        case ():
            names = dict.fromkeys(one.name for one in await near(stores, guild, typed))
            raise _nobody(typed, ", ".join(names))
        case several:
            raise BadOption(
                "{number} speakers answer to “{name}”: pick one from the list.",
                number=len(several),
                name=typed[:SHOWN],
            )


def _nobody(typed: str, nearest: str) -> BadOption:
    if not nearest:
        return BadOption("Nobody called “{name}” is quoted here.", name=typed[:SHOWN])
    return BadOption(
        "Nobody called “{name}” is quoted here. Nearest: {nearest}.",
        name=typed[:SHOWN],
        nearest=nearest,
    )


async def meant(stores: Stores, guild: GuildId, typed: str) -> tuple[FiledSpeaker, ...]:
    """Return who may be meant: a suggestion's speaker, or all of that name who are quoted.

    People whom articles only name come in where nobody of that name is quoted.
    """
    id_ = chosen(typed)
    if id_ is not None:
        speaker = await stores.speakers.get(guild, SpeakerId(id_))
        return () if speaker is None else (speaker,)
    found = await stores.speakers.matching(guild, typed)
    return tuple(speaker for speaker in found if speaker.quotes) or found


async def _quotes_of(
    stores: Stores,
    guild: GuildId,
    speaker: FiledSpeaker,
    asked: QuotesQuestion,
    *,
    question: QuestionId,
    page: int,
    meaning: Meaning | None,
) -> QuotesAnswer:
    """Answer for one speaker.

    What is near in meaning comes behind what has the words, where the best match is asked for,
    or nothing has them.
    """
    wanted = QuoteFilter(
        about=asked.about,
        since=asked.since,
        until=asked.until,
        kind=asked.kind,
        after=asked.after,
        order=asked.order,
    )
    if asked.mentions is not None:
        wanted = replace(wanted, mentions=await _names_of(stores, guild, asked.mentions))
    if asked.outlet is not None:
        outlets = outlets_like(asked.outlet, await stores.articles.outlets(guild))
        wanted = replace(wanted, outlets=outlets)

    async def with_words(limit: int, offset: int) -> tuple[tuple[FiledQuote, ...], int]:
        return await stores.quotes.by_speaker(guild, speaker.id, wanted, limit=limit, offset=offset)

    near: list[str] = []
    if asked.order is Order.BEST or (asked.about and not (await with_words(1, 0))[1]):
        near = await near_words(stores, meaning, guild, speaker.id, wanted)
    some = behind(with_words, near, stores, guild, speaker.id, wanted=wanted)
    found, paging = await page_of(some, question=question, page=page, size=QUOTES_A_PAGE)
    if not found:
        return NothingFound(asked, speaker=speaker)
    marked = frozenset(quote.id for quote in found if quote.said in near)
    return QuotesView(asked, speaker, found, paging, marked, len(near))


async def _names_of(stores: Stores, guild: GuildId, typed: str) -> tuple[str, ...]:
    """Return the names by which words mention somebody; of a free text, the text.

    A form that others have as well ("Kirby" of two) tells nobody apart, so it is left out.
    """
    found = await stores.speakers.named(guild, typed) if chosen(typed) is None else ()
    if chosen(typed) is not None:
        found = await meant(stores, guild, typed)
    if len(found) != 1:
        return () if chosen(typed) is not None else (typed,)
    (speaker,) = found
    aliases = await stores.profiles.aliases(guild, speaker.id)
    own = [name for name in aliases[:FORMS] if len(await stores.speakers.named(guild, name)) == 1]
    return tuple(dict.fromkeys((speaker.name, *own)))


async def page_of(
    some: Slice[Item], *, question: QuestionId, page: int, size: int
) -> tuple[tuple[Item, ...], Paging]:
    """Take one page; a page too far (results may have gone since) is the last one."""
    page = max(0, page)
    found, total = await some(size, page * size)
    pages = max(1, -(-total // size))
    if page >= pages:
        page = pages - 1
        found, total = await some(size, page * size)
    return found, Paging(question, page=page, pages=pages, total=total)
