"""Briefings compiled from what is filed: read in one transaction, then chosen by pure rules."""

import asyncio
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from news.article import ArticleSummary
from news.briefing import Briefing, Correction
from news.ids import ArticleId, GuildId, SpeakerId
from news.quote import FiledQuote
from news.schedule import Outdated
from services import facts, rewordings
from services.counting import figures_once, quotes_once
from services.ranking import Material, narrowed, recognisable, settled, told, voices
from storage.database import Database
from storage.stores import Stores


class Briefings:
    """Compiles briefings. The same articles make the same briefing; nothing is generated."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def compile(
        self,
        guild: GuildId,
        articles: Sequence[ArticleId],
        *,
        since: datetime,
        until: datetime,
        topics: Sequence[str] = (),
        speakers: Sequence[SpeakerId] = (),
        late: bool = False,
    ) -> Briefing:
        """Compile a briefing of these articles; those retracted meanwhile are left out.

        With topics or speakers to follow it holds, and counts, the articles that are about any
        of the topics or quote any of the speakers. An empty one has zero articles.
        """
        async with self._database.reading() as stores:
            decisions = await stores.changes.count(guild)  # first, so that none is overlooked
            unread = await stores.articles.unread(guild, since, until)
            material = await _material(
                stores, guild, articles, since=since, topics=topics, speakers=speakers
            )
        briefing = await _briefing(material, since=since, until=until, unread=unread, late=late)
        return replace(briefing, decisions=decisions)

    async def preview(
        self,
        guild: GuildId,
        *,
        hours: int,
        now: datetime,
        topics: Sequence[str] = (),
        speakers: Sequence[SpeakerId] = (),
    ) -> Briefing:
        """Compile a briefing of what was filed in the last hours, without claiming anything."""
        since = now - timedelta(hours=hours)
        async with self._database.reading() as stores:
            decisions = await stores.changes.count(guild)
            articles = await stores.briefings.filed(guild, since=since, until=now)
            unread = await stores.articles.unread(guild, since, now)
            material = await _material(
                stores, guild, articles, since=since, topics=topics, speakers=speakers
            )
        briefing = await _briefing(material, since=since, until=now, unread=unread)
        return replace(briefing, decisions=decisions)

    async def correction(self, outdated: Outdated) -> Correction:
        """Say what is otherwise by now than a posted message shows and counts it."""
        guild, delivery = outdated.guild, outdated.posted.delivery
        async with self._database.reading() as stores:
            left = await stores.deliveries.told(guild, delivery)
            material = await _material(
                stores, guild, left, since=outdated.since, topics=(), speakers=()
            )
            # Words that are gone from a page by now may still stand in the message.
            said = await stores.quotes.of_articles(guild, left, removed=True)
            hidden = await stores.quotes.hidden_of(guild, left)
            gone = [one.article for one in outdated.withdrawn]
            refiled = await facts.refiled(stores, guild, [*material.articles, *gone])
            reworded = await rewordings.reworded(stores, guild, [*said, *hidden])
        return Correction(
            _counts(material, since=outdated.since, until=outdated.until),
            outdated.withdrawn,
            outdated.attributed_at,
            settled(replace(material, quotes=said)).quotes,
            material.figures,
            hidden,
            tuple(refiled),
            reworded,
        )


async def _material(
    stores: Stores,
    guild: GuildId,
    articles: Sequence[ArticleId],
    *,
    since: datetime,
    topics: Sequence[str],
    speakers: Sequence[SpeakerId],
) -> Material:
    """Read what is filed of the articles and whom nobody had quoted before `since`."""
    lines = await stores.briefings.lines(guild, articles)
    ids = [line.id for line in lines]
    followed = await stores.speakers.by_id(guild, speakers)
    found = Material(
        lines,
        _with_source(await stores.quotes.of_articles(guild, ids)),
        await stores.figures.of_articles(guild, ids),
        followed=frozenset(speaker.id for speaker in followed.values()),
    )
    if topics or speakers:
        found = narrowed(found, await stores.briefings.about(guild, ids, topics))
    found = settled(found)
    if not await stores.briefings.begun(guild, since, without=ids):
        return found
    known = [speaker.id for speaker in found.speakers.values() if recognisable(speaker)]
    heard = await stores.briefings.quoted_before(guild, known, since, without=ids)
    return replace(found, new=frozenset(known) - heard)


def _with_source(quotes: Sequence[FiledQuote]) -> tuple[FiledQuote, ...]:
    """Leave out words of which nothing says whose they are: those in other languages."""
    return tuple(quote for quote in quotes if quote.has_source)


async def _briefing(
    material: Material,
    *,
    since: datetime,
    until: datetime,
    unread: Sequence[ArticleSummary],
    late: bool = False,
) -> Briefing:
    """Choose and count. A month of a busy guild takes its time, so not on the event loop."""
    stories = await asyncio.to_thread(told, material)
    counts = _counts(material, since=since, until=until)
    return replace(counts, stories=stories, unread=tuple(unread), late=late)


def _counts(material: Material, *, since: datetime, until: datetime) -> Briefing:
    return Briefing(
        since=since,
        until=until,
        articles=len(material.articles),
        quotes=quotes_once(material.quotes),
        figures=figures_once(material.figures),
        speakers=len(material.speakers),
        voices=voices(material),
    )
