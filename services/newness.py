"""What is new to a member: filed since they last asked the same for what is new."""

import hashlib
import json
from dataclasses import replace
from datetime import datetime, timedelta

from news.ids import GuildId, UserId
from news.quote import Order
from services.asked import QuotesQuestion
from services.lookups import meant
from services.questions import written
from storage.stores import Stores

NOTED = timedelta(days=365)
"""For so long it is noted what a member has seen, from when they last asked."""


async def marked(
    stores: Stores, guild: GuildId, asked: QuotesQuestion, *, by: UserId, now: datetime
) -> QuotesQuestion:
    """Note that a member sees the answer now, and return the question with what they saw before.

    Nothing is noted of a question whose speaker is not told yet. Call it for no others than those
    for what is new.
    """
    found = await meant(stores, guild, asked.speaker)
    if len(found) != 1:
        return asked
    asked = replace(asked, speaker=f"id:{found[0].id}")
    await stores.seen.purge(guild, before=now - NOTED)
    after = await stores.seen.note(guild, by, _digest(asked), at=now)
    return replace(asked, after=after)


def _digest(asked: QuotesQuestion) -> str:
    """Return what is equal for the same question, in whichever order; it names nobody."""
    same = written(replace(asked, order=Order.NEWEST, after=None))
    return hashlib.sha256(json.dumps(same, sort_keys=True).encode()).hexdigest()
