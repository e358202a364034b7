"""What two speakers said about something, each inside one transaction of the archive."""

from dataclasses import replace

from news.errors import BadOption
from news.ids import GuildId, QuestionId
from news.quote import Order
from news.speaker import FiledSpeaker
from services import lookups
from services.asked import CompareQuestion
from services.suggestions import AT_MOST, chosen
from services.views import (
    AmbiguousSpeaker,
    CompareAnswer,
    CompareView,
    NothingFound,
    Paging,
    Side,
)
from storage.quote_filter import QuoteFilter
from storage.stores import Stores

QUOTES_EACH = 3


async def settled(stores: Stores, guild: GuildId, asked: CompareQuestion) -> CompareQuestion:
    """Put a speaker in the place of each name that is only one's; others are chosen later.

    Raises `BadOption` for a name that is nobody's.
    """
    return replace(
        asked,
        first=await _settled(stores, guild, asked.first),
        second=await _settled(stores, guild, asked.second),
    )


async def compared(
    stores: Stores, guild: GuildId, asked: CompareQuestion, question: QuestionId, page: int
) -> CompareAnswer:
    """Answer with a page of quotes of both, or a choice for the first name that needs one.

    Nothing is found where a speaker is gone. Raises `BadOption` where both are one.
    """
    speakers = list[FiledSpeaker]()
    for name in (asked.first, asked.second):
        found = await lookups.meant(stores, guild, name)
        if not found:
            return NothingFound(asked)
        if len(found) > 1:
            is_second = bool(speakers)
            return AmbiguousSpeaker(asked, question, found[:AT_MOST], second=is_second)
        speakers.append(found[0])
    first, second = speakers
    if first.id == second.id:
        raise BadOption(
            "That is one speaker twice: {name}. Name two who are not the same.", name=first.name
        )
    return await _view(stores, guild, (first, second), asked, question=question, page=page)


def picked(asked: CompareQuestion, speaker: str) -> CompareQuestion:
    """Put a speaker that a member picked in the place of the first name that needs a choice."""
    if chosen(asked.first) is None:
        return replace(asked, first=speaker)
    return replace(asked, second=speaker)


async def _settled(stores: Stores, guild: GuildId, typed: str) -> str:
    if len(await lookups.meant(stores, guild, typed)) > 1:
        return typed
    return f"id:{(await lookups.the_one(stores, guild, typed)).id}"


async def _view(
    stores: Stores,
    guild: GuildId,
    speakers: tuple[FiledSpeaker, FiledSpeaker],
    asked: CompareQuestion,
    *,
    question: QuestionId,
    page: int,
) -> CompareView:
    wanted = QuoteFilter(about=asked.about, order=Order.BEST if asked.about else Order.NEWEST)

    async def sides(page: int) -> tuple[Side, Side]:
        first, second = [
            Side(
                speaker,
                *await stores.quotes.by_speaker(
                    guild, speaker.id, wanted, limit=QUOTES_EACH, offset=page * QUOTES_EACH
                ),
            )
            for speaker in speakers
        ]
        return first, second

    found = await sides(max(page, 0))
    most = max(side.total for side in found)
    pages = max(1, -(-most // QUOTES_EACH))
    if page >= pages:
        page = pages - 1
        found = await sides(page)
    return CompareView(asked, found, Paging(question, page=max(page, 0), pages=pages, total=most))
