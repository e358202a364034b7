"""What members take with them: everything that passes a filter, and one quote to be cited."""

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from news.errors import BadOption, NotFound
from news.ids import GuildId, QuoteId, SpeakerId
from news.quote import FiledQuote, Kind
from news.record import Record
from services import lookups
from services.asked import QuotesQuestion
from services.questions import checked
from services.suggestions import outlets_like
from storage.database import Database
from storage.quote_filter import QuoteFilter
from storage.stores import Stores


class What(StrEnum):
    """What is exported."""

    QUOTES = "quotes"
    FIGURES = "figures"


@dataclass(frozen=True, slots=True)
class Export:
    """What is to be in an export. `speaker` is a name as typed, or a suggestion's value."""

    what: What = What.QUOTES
    speaker: str | None = None
    about: str | None = None
    since: date | None = None
    until: date | None = None
    outlet: str | None = None
    kind: Kind | None = None


Take = Callable[[Sequence[Record]], None]
"""Takes some records, newest first. It is called in a thread of its own, one call at a time."""


class Exports:
    """Gives out of the archive of a guild what its members may read there anyway."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._at_work: set[GuildId] = set()

    async def export(self, wanted: Export, take: Take, *, guild: GuildId) -> None:
        """Give everything that is wanted to `take`, in one consistent state of the archive.

        Some hundred records are in memory at a time. Raises `BadOption` where the options make no
        sense, nobody or several are meant by the speaker, or another export of the guild is at
        work; what `take` raises comes out.
        """
        _check(wanted)
        if guild in self._at_work:
            raise BadOption("Another export of this server is being written: try again soon.")
        self._at_work.add(guild)
        try:
            async with self._database.reading() as stores:
                await self._give(stores, guild, wanted, take)
        finally:
            self._at_work.discard(guild)

    async def quote(self, quote: QuoteId, *, guild: GuildId) -> FiledQuote:
        """Return one shown quote, to be cited, or raise `NotFound`."""
        async with self._database.reading() as stores:
            found = await stores.sayings.those(guild, [quote])
        if not found:
            raise NotFound("That quote is not in the archive any more.")
        return found[0]

    async def _give(self, stores: Stores, guild: GuildId, wanted: Export, take: Take) -> None:
        speaker = await _speaker(stores, guild, wanted)
        outlets = None
        if wanted.outlet is not None:
            outlets = outlets_like(wanted.outlet, await stores.articles.outlets(guild))
        kept = QuoteFilter(
            about=wanted.about,
            since=wanted.since,
            until=wanted.until,
            outlets=outlets,
            kind=wanted.kind,
        )
        of = stores.records.quotes if wanted.what is What.QUOTES else stores.records.figures
        async for records in of(guild, kept, speaker):
            await asyncio.to_thread(take, records)


def _check(wanted: Export) -> None:
    checked(
        QuotesQuestion(
            speaker=wanted.speaker or "",
            about=wanted.about,
            since=wanted.since,
            until=wanted.until,
            outlet=wanted.outlet,
        )
    )
    if wanted.what is What.FIGURES and wanted.kind is not None:
        raise BadOption("Only quotes are direct, mixed or indirect: leave “kind” out for figures.")


async def _speaker(stores: Stores, guild: GuildId, wanted: Export) -> SpeakerId | None:
    if wanted.speaker is None:
        return None
    return (await lookups.the_one(stores, guild, wanted.speaker)).id
