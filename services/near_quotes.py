"""A speaker's quotes near to some words in meaning, behind those that have the words."""

from collections.abc import Awaitable, Callable
from dataclasses import replace

from news.ids import GuildId, SpeakerId
from news.quote import FiledQuote, Order
from services.near import near_in_meaning
from services.ports import Meaning
from storage.quote_filter import QuoteFilter
from storage.stores import Stores

AT_MOST = 25
"""So many different words, the nearest."""

Quotes = Callable[[int, int], Awaitable[tuple[tuple[FiledQuote, ...], int]]]
"""Gives so many quotes from a place on (limit, offset), and how many there are in all."""


async def near_words(
    stores: Stores,
    meaning: Meaning | None,
    guild: GuildId,
    speaker: SpeakerId,
    wanted: QuoteFilter,
) -> list[str]:
    """Return the keys of a speaker's words that are near in meaning to `wanted.about`.

    They pass the rest of the filter and do not have the words; nearest first.
    """
    if meaning is None or wanted.about is None or wanted.after is not None:
        return []
    fits = await stores.quotes.said_by(guild, speaker, _of_any_words(wanted))
    has = set((await stores.quotes.said_by(guild, speaker, wanted)).values())
    among = [id_ for id_, said in fits.items() if said not in has]
    near = await near_in_meaning(stores, meaning, guild, wanted.about, among=among, of=speaker)
    keys = dict.fromkeys(one.said for group in near for one in group.same)
    return list(keys)[:AT_MOST]


def behind(
    quotes: Quotes,
    near: list[str],
    stores: Stores,
    guild: GuildId,
    speaker: SpeakerId,
    *,
    wanted: QuoteFilter,
) -> Quotes:
    """Put what is near in meaning behind the last of the quotes that have the words."""

    async def some(limit: int, offset: int) -> tuple[tuple[FiledQuote, ...], int]:
        found, total = await quotes(limit, offset)
        keys = near[max(0, offset - total) :][: limit - len(found)]
        more = await stores.quotes.with_keys(guild, speaker, _of_any_words(wanted), keys)
        return (*found, *more), total + len(near)

    return some


def _of_any_words(wanted: QuoteFilter) -> QuoteFilter:
    return replace(wanted, about=None, order=Order.NEWEST)
