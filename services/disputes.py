"""Who said it, as articles disagree: quotes with nearly the same words by different speakers.

Found bit by bit after an article is filed, so that filing does not wait for it, and kept as pairs;
whether they still disagree is asked when they are shown.
"""

import time
from collections.abc import Callable, Iterator

from news.ids import ArticleId, GuildId, QuoteId
from services.wordforms import is_one_sentence
from storage.database import Database
from storage.disputes import Said
from storage.search import Phrase
from storage.stores import Stores

ENOUGH = 8
"""Fewer words in common two people may well say of themselves, in one week even."""
AT_ONCE = 20
"""Articles that are compared together."""
LONGEST = 10.0  # seconds at a time, so that other chores have their turn
_RUN = 3  # words in a row that are searched for
_BEGINS = 3  # of so many such runs one after another, one is; eight words in a row hold one
_RUNS = 8  # such runs of a quote at most
_TELLING = 6  # letters: short words alone are in too many quotes


class Disputes:
    """Compares what is new. It may be stopped anywhere, and goes on there."""

    def __init__(self, database: Database, *, clock: Callable[[], float] = time.monotonic) -> None:
        self._database = database
        self._clock = clock

    async def catch_up(self, *, seconds: float = LONGEST) -> int:
        """Compare what is waiting for it, for so long at most; return how many articles."""
        until, compared = self._clock() + seconds, 0
        while self._clock() < until:
            async with self._database.reading() as stores:
                waiting = await stores.disputes.uncompared(limit=AT_ONCE)
            if not waiting:
                break
            for guild, article in waiting:
                await self._compare(guild, article)
            compared += len(waiting)
        return compared

    async def _compare(self, guild: GuildId, article: ArticleId) -> None:
        async with self._database.reading() as stores:
            quotes = await stores.disputes.said_in(guild, article)
            pairs = [pair for quote in quotes for pair in await _disputes(stores, guild, quote)]
        async with self._database.transaction() as stores:
            ids = [quote.id for quote in quotes]
            await stores.disputes.compared(guild, article, ids, pairs)


async def _disputes(stores: Stores, guild: GuildId, quote: Said) -> list[tuple[QuoteId, QuoteId]]:
    runs = list(runs_of(quote.terms))
    others = await stores.disputes.others(guild, quote, runs) if runs else ()
    return [
        (min(quote.id, other.id), max(quote.id, other.id))
        for other in others
        if is_disputed(quote.terms, other.terms)
    ]


def is_disputed(one: str, other: str) -> bool:
    """Tell whether folded words are nearly the same, and too many to be said by two people.

    >>> is_disputed("we thank you all for coming", "we thank you all for coming today")
    False
    """
    shorter = min(one.count(" "), other.count(" ")) + 1
    return shorter >= ENOUGH and is_one_sentence(one, other)


def runs_of(terms: str) -> Iterator[Phrase]:
    """Yield runs of folded words by which nearly the same words are looked for."""
    words = terms.split()
    if len(words) < ENOUGH:
        return
    runs = [tuple(words[at : at + _RUN]) for at in range(len(words) - _RUN + 1)]
    # Long words are rare ones, of which the index has little to look through.
    best = [max(runs[at : at + _BEGINS], key=_longest) for at in range(0, len(runs), _BEGINS)]
    telling = [run for run in best if _longest(run) >= _TELLING] or best
    yield from telling[:: -(-len(telling) // _RUNS)]


def _longest(run: Phrase) -> int:
    return max(map(len, run))
