"""What is new of the things that are followed: each quote once, whoever prints it again."""

from collections.abc import Sequence
from dataclasses import dataclass

from news.follow import Follow, Heard, Recipient
from news.ids import GuildId, QuoteId
from news.quote import FiledQuote
from news.text import fold
from services.wordforms import is_one_sentence
from storage.fresh import Fresh
from storage.stores import Stores

SHOWN = 6
"""Quotes that one note shows whole; of the others it tells the number."""
OF_EACH = 3


@dataclass(slots=True)
class _New:
    follow: Follow
    total: int
    quotes: list[Fresh]


async def heard(
    stores: Stores, to: Recipient, follows: Sequence[Follow], newest: QuoteId
) -> tuple[tuple[Heard, ...], tuple[str, ...]]:
    """Return what is new of each, the newest whole, and the keys of all words that this tells.

    What two follows both find counts for the first.
    """
    found, met = list[_New](), set[str]()
    for follow in follows:
        fresh, total = await stores.fresh.of(follow, newest)
        new = _once([one for one in fresh if one.said not in met])
        new = [one for one in new if not await _is_copied(stores, to.guild, one)]
        met |= {one.said for one in fresh}
        if new:
            found.append(_New(follow, total - len(fresh) + len(new), new))
    shown = [one.id for new in found for one in new.quotes[:OF_EACH]][:SHOWN]
    quotes = await stores.sayings.those(to.guild, shown)
    return tuple(_heard(new, quotes) for new in found), tuple(met)


def _heard(new: _New, quotes: Sequence[FiledQuote]) -> Heard:
    ids = {one.id for one in new.quotes}
    shown = tuple(quote for quote in quotes if quote.id in ids)
    whole = {quote.id for quote in shown}
    counted = tuple(one.article for one in new.quotes if one.id not in whole)
    return Heard(new.follow, new.total, shown, counted)


def _once(fresh: Sequence[Fresh]) -> list[Fresh]:
    """Keep of forms of one sentence that which was filed first; the newest stays in front."""
    kept = list[Fresh]()
    for one in reversed(fresh):
        if not any(
            one.speaker == other.speaker
            and (one.said == other.said or is_one_sentence(one.terms, other.terms))
            for other in kept
        ):
            kept.append(one)
    return kept[::-1]


async def _is_copied(stores: Stores, guild: GuildId, one: Fresh) -> bool:
    """Tell whether a copy prints a little differently what its report printed, filed before."""
    if not one.is_in_copy:
        return False
    article = await stores.articles.summary(guild, one.article)
    if article is None:
        return False
    others = [line.id for line in await stores.copies.others(guild, article.line)]
    return any(
        quote.id < one.id
        and (quote.speaker.id if quote.speaker else None) == one.speaker
        and is_one_sentence(one.terms, fold(" ".join(quote.fragments)))
        for quote in await stores.quotes.of_articles(guild, others)
    )
