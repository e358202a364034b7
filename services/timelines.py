"""What a speaker said over time, inside one transaction of the archive."""

from news.ids import GuildId, QuestionId
from news.quote import Order
from news.rhythm import rhythm_of
from news.speaker import FiledSpeaker
from services import lookups
from services.asked import TimelineQuestion
from services.suggestions import AT_MOST
from services.views import AmbiguousSpeaker, NothingFound, TimelineAnswer, TimelineView
from storage.quote_filter import QuoteFilter
from storage.stores import Stores

QUOTES_A_PAGE = 5


async def timeline(
    stores: Stores, guild: GuildId, asked: TimelineQuestion, question: QuestionId, page: int
) -> TimelineAnswer:
    """Answer with a page of quotes, the oldest first, a choice of speakers, or nearest names."""
    match await lookups.meant(stores, guild, asked.speaker):
        case ():
            names = [speaker.name for speaker in await lookups.near(stores, guild, asked.speaker)]
            return NothingFound(asked, near=tuple(dict.fromkeys(names)))
        case (speaker,):
            return await _timeline_of(stores, guild, speaker, asked, question=question, page=page)
        case candidates:
            return AmbiguousSpeaker(asked, question, candidates[:AT_MOST])


async def _timeline_of(
    stores: Stores,
    guild: GuildId,
    speaker: FiledSpeaker,
    asked: TimelineQuestion,
    *,
    question: QuestionId,
    page: int,
) -> TimelineAnswer:
    wanted = QuoteFilter(
        about=asked.about, since=asked.since, until=asked.until, order=Order.OLDEST
    )
    found, paging = await lookups.page_of(
        lambda limit, offset: stores.quotes.by_speaker(
            guild, speaker.id, wanted, limit=limit, offset=offset
        ),
        question=question,
        page=page,
        size=QUOTES_A_PAGE,
    )
    if not found:
        return NothingFound(asked, speaker=speaker)
    rhythm = rhythm_of(await stores.quotes.days(guild, speaker.id, wanted))
    return TimelineView(asked, speaker, found, rhythm, paging)
