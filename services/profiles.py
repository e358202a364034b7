"""Profiles, and who speaks about what, each inside one transaction of the archive."""

from news.ids import GuildId, QuestionId
from news.profile import Profile
from news.speaker import FiledSpeaker
from services import lookups
from services.asked import PeopleQuestion, ProfileQuestion
from services.names import all_roles
from services.suggestions import AT_MOST
from services.topics import topics
from services.views import (
    AmbiguousSpeaker,
    NothingFound,
    Paging,
    PeopleAnswer,
    PeopleView,
    ProfileAnswer,
    ProfileView,
)
from storage.quote_filter import QuoteFilter
from storage.stores import Stores

PEOPLE_A_PAGE = 10
RECENT_QUOTES = 3
OUTLETS = 8
BYLINES = 5
TOPICS = 8
READ_FOR_TOPICS = 300
"""Printed quotes, the newest, in which topics are looked for: some milliseconds."""


async def profile(
    stores: Stores, guild: GuildId, asked: ProfileQuestion, question: QuestionId
) -> ProfileAnswer:
    """Answer with a profile, a choice of speakers, or the nearest names."""
    match await lookups.meant(stores, guild, asked.speaker):
        case ():
            near = [one.name for one in await lookups.near(stores, guild, asked.speaker)]
            return NothingFound(asked, near=tuple(dict.fromkeys(near)))
        case (speaker,):
            found = await _profile(stores, guild, speaker)
            if found is None:
                return NothingFound(asked)
            return ProfileView(asked, found, Paging(question, page=0, pages=1, total=1))
        case several:
            return AmbiguousSpeaker(asked, question, several[:AT_MOST])


async def people(
    stores: Stores, guild: GuildId, asked: PeopleQuestion, question: QuestionId, page: int
) -> PeopleAnswer:
    """Answer with a page of who is quoted most, about something or at all."""
    found, paging = await lookups.page_of(
        lambda limit, offset: stores.profiles.voices(
            guild, about=asked.about, limit=limit, offset=offset
        ),
        question=question,
        page=page,
        size=PEOPLE_A_PAGE,
    )
    return PeopleView(asked, found, paging) if found else NothingFound(asked)


async def _profile(stores: Stores, guild: GuildId, speaker: FiledSpeaker) -> Profile | None:
    seen = await stores.profiles.seen(guild, speaker.id)
    if seen is None:
        return None
    articles, first, last = seen
    quotes, _ = await stores.quotes.by_speaker(
        guild, speaker.id, QuoteFilter(), limit=RECENT_QUOTES
    )
    said = await stores.profiles.words(guild, speaker.id, limit=READ_FOR_TOPICS)
    aliases = await stores.profiles.aliases(guild, speaker.id)
    return Profile(
        speaker=speaker,
        roles=await all_roles(stores, guild, speaker.id),
        aliases=tuple(alias for alias in aliases if alias != speaker.name),
        outlets=await stores.profiles.outlets(guild, speaker.id, limit=OUTLETS),
        articles=articles,
        first=first,
        last=last,
        quotes=quotes,
        doubts=await _doubts(stores, guild, speaker),
        bylines=await stores.profiles.bylines(guild, speaker.id, limit=BYLINES),
        topics=topics(said, limit=TOPICS),
        counted=len(said) if len(said) < speaker.quotes else None,
    )


async def _doubts(
    stores: Stores, guild: GuildId, speaker: FiledSpeaker
) -> tuple[FiledSpeaker, ...]:
    pairs = await stores.doubts.about(guild, speaker.id)
    heads = await stores.speakers.by_id(guild, [each for pair in pairs for each in pair])
    others = (heads[each] for pair in pairs for each in pair if heads[each].id != speaker.id)
    return tuple(dict.fromkeys(others))
