"""How a verdict on a quote is taken back, inside the transaction of whoever asks."""

from datetime import datetime

from news.errors import NotFound
from news.ids import ChangeId, GuildId, SpeakerId
from news.text import said
from storage.changes import Body
from storage.stores import Stores


async def take_back(
    stores: Stores, guild: GuildId, change: ChangeId, body: Body, *, at: datetime
) -> str:
    """Undo what `services.verdicts` did; return a sentence that says what stays different.

    Raises `NotFound`, with nothing done, where something was decided about the quote since.
    """
    if not await stores.reviews.is_last(guild, change):
        raise NotFound("Something else was decided about this quote since: undo that first.")
    articles = await stores.reviews.take_back(guild, change)
    await stores.placements.take_back(guild, change)
    # Also others that print the text: by the change it is known how they read before.
    await stores.changes.concern(guild, change, articles)
    await stores.withdrawals.note_articles(guild, articles, at=at)
    made = body["made"]
    if made and not await stores.merges.drop_empty(guild, SpeakerId(made)):
        return said("Later articles of the new speaker stay with the new speaker.")
    if not articles:
        return said("That quote is not in the archive any more.")
    return said("Everything is as it was before.")
