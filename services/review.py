"""Review: doubtful quotes, one at a time for each moderator, and each decided once."""

import logging
import re
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import timedelta

from news.change import Change
from news.errors import BadOption, NotFound
from news.ids import ArticleId, GuildId, QuoteId, SpeakerId
from news.quote import FiledQuote
from news.review import Doubtful, Scope
from news.speaker import FiledSpeaker, SpeakerType
from services import lookups, splits, verdicts
from services.nearness import SHORTEST
from services.people import Moderator
from services.suggestions import AT_MOST, chosen
from storage.database import Database
from storage.stores import Stores

HELD_FOR = timedelta(minutes=10)
"""So long a quote is left to the moderator who was shown it last."""

_WORD = re.compile(r"[^\W\d_][\w-]*")
_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class ReviewView:
    """One quote that waits; `left` is how many do, this one among them."""

    doubtful: Doubtful
    scope: Scope
    left: int


@dataclass(frozen=True, slots=True)
class NothingWaits:
    """There is nothing to be asked. `left` are those that other moderators look at now."""

    scope: Scope
    left: int


@dataclass(frozen=True, slots=True)
class Settled:
    """A quote that was decided about before; its `reviewed` says how, by whom and when."""

    quote: FiledQuote


@dataclass(frozen=True, slots=True)
class Candidates:
    """Who may say a quote: as typed, or else as the article has it. At most `AT_MOST`."""

    quote: FiledQuote
    speakers: tuple[FiledSpeaker, ...]
    typed: str = ""


ReviewAnswer = ReviewView | NothingWaits
Decision = Change | Settled
_Decide = Callable[[Stores, FiledQuote], Awaitable[Change]]


class Review:
    """The queue of doubtful quotes. Each decision is one transaction under the guild's lock."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def scope(self, article: str | None, speaker: str | None, *, guild: GuildId) -> Scope:
        """Return what is meant by an article and a speaker as typed. Raises `BadOption`."""
        async with self._database.reading() as stores:
            return Scope(
                await _article(stores, guild, article) if article else None,
                (await lookups.the_one(stores, guild, speaker)).id if speaker else None,
            )

    async def next(
        self, scope: Scope, *, by: Moderator, after: QuoteId | None = None
    ) -> ReviewAnswer:
        """Show the next quote that waits and nobody else looks at, and hold it for a while."""
        async with self._database.transaction() as stores:
            await stores.guilds.lock(by.guild)
            quote = await _next(stores, scope, by, after)
            if quote is not None:
                await _hold(stores, quote, by)
        async with self._database.reading() as stores:
            if quote is None:
                return NothingWaits(scope, await stores.review_queue.count(by.guild, scope))
            return await _shown(stores, by.guild, quote, scope)

    async def look(self, quote: QuoteId, scope: Scope, *, by: Moderator) -> ReviewView | Settled:
        """Show one quote (again), and hold it for a while. Raises `NotFound` when it is gone."""
        async with self._database.transaction() as stores:
            await stores.guilds.lock(by.guild)
            found = await _quote(stores, by.guild, quote)
            if found.reviewed is not None:
                return Settled(found)
            await _hold(stores, quote, by)
        async with self._database.reading() as stores:
            return await _shown(stores, by.guild, quote, scope)

    async def right(self, quote: QuoteId, *, by: Moderator) -> Decision:
        """Say that words and speaker are right."""
        return await self._decide(quote, by, lambda s, q: verdicts.right(s, q, by))

    async def no_quote(self, quote: QuoteId, *, by: Moderator) -> Decision:
        """Say that nobody says these words."""
        return await self._decide(quote, by, lambda s, q: verdicts.no_quote(s, q, by))

    async def reword(self, quote: QuoteId, typed: str, *, by: Moderator) -> Decision:
        """Give it other words of its article; it goes on waiting. May `BadOption`."""
        return await self._decide(quote, by, lambda s, q: verdicts.reworded(s, q, typed, by))

    async def give(self, quote: QuoteId, to: SpeakerId, *, by: Moderator) -> Decision:
        """Say which of the speakers here says it."""

        async def decide(stores: Stores, found: FiledQuote) -> Change:
            one = await stores.speakers.get(by.guild, to)
            if one is None:
                raise NotFound("That speaker is not here any more: choose another.")
            return await verdicts.given(stores, found, one, by)

        return await self._decide(quote, by, decide)

    async def give_new(
        self, quote: QuoteId, name: str, type_: SpeakerType, *, by: Moderator
    ) -> Decision:
        """Say that somebody says it who is not here yet. May `BadOption`."""
        name = splits.name(name)

        async def decide(stores: Stores, found: FiledQuote) -> Change:
            one = await splits.added(stores, by.guild, name, type_)
            return await verdicts.given(stores, found, one, by, made=True)

        return await self._decide(quote, by, decide)

    async def candidates(self, quote: QuoteId, typed: str, *, guild: GuildId) -> Candidates:
        """Return who may say it: whoever is called nearly so, or those whom the article names."""
        async with self._database.reading() as stores:
            found = await _quote(stores, guild, quote)
            if typed:
                typed = splits.name(typed)
                likely = await _called(stores, guild, typed)
            else:
                named = await stores.review_queue.named(guild, found.article.id)
                called = await _called(stores, guild, _name_in(found.mention or ""))
                likely = [*called, *await stores.speakers.those(guild, named)]
        own = found.speaker.id if found.speaker else None
        others = {one.id: one for one in likely if one.id != own}
        return Candidates(found, tuple(others.values())[:AT_MOST], typed)

    async def _decide(self, quote: QuoteId, by: Moderator, decide: _Decide) -> Decision:
        async with self._database.transaction() as stores:
            await stores.guilds.lock(by.guild)
            found = await _quote(stores, by.guild, quote)
            if found.reviewed is not None:
                return Settled(found)
            change = await decide(stores, found)
        _log.info(
            "quote reviewed guild=%d quote=%d change=%d user=%d",
            *(by.guild, quote, change.id, by.user),
        )
        return change


async def _next(
    stores: Stores, scope: Scope, by: Moderator, after: QuoteId | None
) -> QuoteId | None:
    """Return the quote that comes next, or still the one that the moderator was shown last."""
    queue = stores.review_queue
    held = await queue.held(by.guild, by.user, now=by.now) if after is None else None
    if held is not None and await queue.waits(by.guild, scope, held):
        return held
    return await queue.next(by.guild, scope, member=by.user, now=by.now, after=after)


async def _hold(stores: Stores, quote: QuoteId, by: Moderator) -> None:
    until = by.now + HELD_FOR
    await stores.review_queue.claim(by.guild, quote, member=by.user, now=by.now, until=until)


async def _shown(stores: Stores, guild: GuildId, quote: QuoteId, scope: Scope) -> ReviewView:
    """Show a quote with how many wait: a busy guild is counted while others may write."""
    queue, found = stores.review_queue, await _quote(stores, guild, quote)
    return ReviewView(await queue.doubtful(guild, found), scope, await queue.count(guild, scope))


async def _quote(stores: Stores, guild: GuildId, quote: QuoteId) -> FiledQuote:
    found = await stores.review_queue.get(guild, quote)
    if found is None:
        raise NotFound("That quote is not in the archive any more.")
    if found.removed_at is not None:
        raise NotFound("These words are gone from their page since, so there is nothing to decide.")
    return found


async def _article(stores: Stores, guild: GuildId, typed: str) -> ArticleId:
    id_ = chosen(typed)
    if id_ is not None:
        return ArticleId(id_)
    found = await stores.articles.titled(guild, typed, limit=2)
    if len(found) != 1:
        raise BadOption("No article, or more than one, has these words in its title: pick one.")
    return found[0].line.id


async def _called(stores: Stores, guild: GuildId, name: str) -> list[FiledSpeaker]:
    if not name:
        return []
    found = await lookups.meant(stores, guild, name)
    return [*found, *await lookups.near(stores, guild, name, limit=AT_MOST)]


def _name_in(mention: str) -> str:
    """Return what of a mention is a name: in "Mr. Kirby" the last word, in "he said" nothing."""
    capital = [word for word in _WORD.findall(mention) if word[0].isupper()]
    return capital[-1] if capital and len(capital[-1]) >= SHORTEST else ""
