"""Who is who in a guild, for tests of what moderators decide, and two moderators."""

from news.ids import UserId
from services.people import Moderator
from storage.quotes import QuoteFilter
from tests.support.builders import EDITOR, GUILD, NOW

ROSA = Moderator(GUILD, EDITOR, NOW)
BEN = Moderator(GUILD, UserId(8), NOW)


async def who(database, name="kirby"):
    """Name, quotes and role of everybody of a name."""
    async with database.reading() as stores:
        found = await stores.speakers.matching(GUILD, name)
    return sorted(((one.name, one.quotes, one.role) for one in found), key=repr)


async def everything(database):
    """All that undoing has to bring back."""
    async with database.reading() as stores:
        found = await stores.speakers.beginning(GUILD, "", limit=25)
        return [
            (
                one,
                await stores.profiles.roles(GUILD, one.id),
                await stores.profiles.aliases(GUILD, one.id),
                await stores.profiles.seen(GUILD, one.id),
            )
            for one in sorted(found, key=lambda one: one.id)
        ]


async def quote_ids(database, name):
    async with database.reading() as stores:
        (one,) = await stores.speakers.matching(GUILD, name)
        quotes, _ = await stores.quotes.by_speaker(GUILD, one.id, QuoteFilter(), limit=50)
    return one.id, {" ".join(quote.fragments): quote.id for quote in quotes}
