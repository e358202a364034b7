"""A desk with something to press for every control, and what a press of each comes to."""

import re
from collections import ChainMap
from dataclasses import dataclass, replace
from datetime import UTC, datetime, time, timedelta
from types import SimpleNamespace
from typing import Any
from zoneinfo import ZoneInfo

from simcord import ChannelHandle, InteractionResult

from news.errors import SubmissionRefused
from news.figure import FigureKind
from news.findings import Findings
from news.follow import Recipient
from news.review import Scope
from news.schedule import Plan, Rule
from services.asked import FiguresQuestion, QuotesQuestion, SearchQuestion, TimelineQuestion
from services.people import Moderator
from services.review import ReviewView
from tests.support.builders import NOW, a_figure, a_person, a_quote, said
from tests.support.discord_env import Room
from tests.support.extractors import ScriptedExtractor
from tests.support.site import Site

FEED = "<rss version='2.0'><channel><title>The Courier feed</title></channel></rss>"
LONG = " ".join(f"harbour{number}" for number in range(200))
SECRETS = re.compile("kirby|harbour|courier|moss|ferries", re.IGNORECASE)
"""Every article, name, follow and decision of the desk has one of these words."""
PRINTED = re.compile("“[^”]*(gate number|harbour[0-9]|I paint|feet deep)")
"""So quotes of the desk begin."""
READERS = re.compile("ferries|new.: true")
"""What the reader follows and asked has one of these."""


@dataclass(frozen=True, slots=True)
class Desk:
    """A newsroom, a site whose pages it files, and whoever reads them for it."""

    room: Room
    site: Site
    extractor: ScriptedExtractor

    @property
    def by(self) -> Moderator:
        """Return the editor, who decides now."""
        return Moderator(self.room.guild.id, self.room.editor.id, datetime.now(UTC))

    async def asks(self, question: Any) -> int:
        """Let the editor ask something; return the number by which it is known."""
        answer = await self.room.app.services.archive.ask(
            question, guild=self.by.guild, asked_by=self.by.user, now=self.by.now
        )
        return getattr(answer, "question", None) or answer.paging.question

    async def submits(self, text: str, findings: Findings | None = None, **page: Any) -> int:
        """Let the editor submit a text; return its number."""
        self.extractor.finds(text, findings or Findings(), **page)
        return number_in(await self.room.submits(text=text))


def number_in(answer: InteractionResult) -> int:
    """Return the number in the first of the buttons below an answer."""
    assert answer.response is not None
    found = re.search(r"'custom_id': 'v1:[a-z]+:(\d+)", str(answer.response.components))
    assert found is not None
    return int(found[1])


async def furnish(desk: Desk, board: ChannelHandle) -> SimpleNamespace:
    """File, ask and decide what controls are about; return the numbers of it, by name."""
    doubted = await _doubted(desk.room)
    filed = await _filed(desk.room)
    found = doubted, filed, await _decided(desk), await _asked(desk, filed), await _submitted(desk)
    await _of_members(desk, board)
    return SimpleNamespace(**ChainMap(*found))


async def _filed(room: Room) -> dict[str, int]:
    """File quotes of two namesakes, and a rate that was measured twice."""
    sayings = [f"The harbour has gate number {n}" for n in range(5)]
    page = {"title": "Harbour", "outlet": "Courier"}
    harbour = await room.files(*said(LONG, *sayings), **page)
    await room.files(*said("The harbour was shut"), days_ago=1, **page)
    painting = await room.files(
        *said("I paint the harbour", "A harbour", name="Jack Kirby"), **page
    )
    for days, value in enumerate((3.5, 4.0)):
        text = f"The harbour rate is at {value} percent."
        rate = a_figure(text, f"{value} percent", value, unit="percent", measures="harbour rate")
        rate = replace(rate, kind=FigureKind.PERCENT)
        await room.files(text, Findings(figures=(rate,)), days_ago=30 * days, **page)
    async with room.app.database.reading() as stores:
        long, *_ = await stores.quotes.of_article(room.guild.id, harbour)
        (john,) = await stores.speakers.named(room.guild.id, "John Kirby")
        (jack,) = await stores.speakers.named(room.guild.id, "Jack Kirby")
        painted, *_ = await stores.quotes.of_article(room.guild.id, painting)
    return {
        "harbour": harbour,
        "long": long.id,
        "jack": jack.id,
        "john": john.id,
        "painted": painted.id,
    }


async def _doubted(room: Room) -> dict[str, int]:
    """File what moderators are asked about: two who may be one, and three quotes that wait."""
    page = {"title": "Harbour deep", "filed_at": NOW - timedelta(days=2)}
    await room.files(*said("The harbour is deep", name="Ada Moss"), **page)
    await room.files(*said("The harbour is wide", name="Moss", role=None), **page)
    found = await room.app.services.doubts.next(guild=room.guild.id)
    assert found is not None
    text = " ".join(f"Ada Moss said that the harbour is {n} feet deep." for n in range(3))
    unsure = {"confidence": 0.3, "shown": False}
    quotes = [a_quote(text, f"the harbour is {n} feet deep", **unsure) for n in range(3)]
    await room.files(text, Findings((a_person("Ada Moss"),), tuple(quotes)), **page)
    return {"doubt": found.id}


async def _decided(desk: Desk) -> dict[str, int]:
    """Let the editor look at what waits, decide two other things, and plan a briefing."""
    room, services, found = desk.room, desk.room.app.services, {}
    quote = None
    for name in ("confirmed", "given", "given_new"):
        asked = await services.review.next(Scope(), by=desk.by, after=quote)
        assert isinstance(asked, ReviewView)
        quote = found[name] = asked.doubtful.quote.id
    for name in ("change", "other_change"):
        change = await services.people.alias("Jack Kirby", f"Kirby {name}", by=desk.by)
        found[name] = change.id
    plan = Plan(room.channel.id, Rule((time(7, 30),), ZoneInfo("UTC")), topics=("harbour",))
    about = {"guild": room.guild.id, "made_by": room.editor.id, "now": desk.by.now}
    await services.schedules.add(plan, **about)
    return found


async def _asked(desk: Desk, filed: dict[str, int]) -> dict[str, int]:
    """Let the editor ask what controls ask again, and which of several feeds there is."""
    john, site = f"id:{filed['john']}", desk.site
    site.serves("/feed", FEED)
    head = "".join(
        f"<link rel='alternate' type='application/rss+xml' href='{href}' title='Courier'>"
        for href in ("/feed", "/other")
    )
    link = site.serves("/news", f"<html><head>{head}</head><body><p>News</p></body></html>")
    offered = await desk.room.editor.slash(desk.room.channel, "feeds add", link=link)
    return {
        "quotes": await desk.asks(QuotesQuestion(john)),
        "namesakes": await desk.asks(QuotesQuestion("kirby")),
        "timeline": await desk.asks(TimelineQuestion(john)),
        "figures": await desk.asks(FiguresQuestion()),
        "search": await desk.asks(SearchQuestion("harbour")),
        "feeds": number_in(offered),
    }


async def _submitted(desk: Desk) -> dict[str, int]:
    """Submit what is taken back, brought back, tried again and read again."""
    room, extractor = desk.room, desk.extractor
    extractor.raises("A harbour.", SubmissionRefused("There is no article in that."))
    found = {
        "filed": await desk.submits(*said("The harbour is full", name="Ada Moss")),
        "taken_back": await desk.submits(*said("The harbour is empty", name="Ada Moss")),
        "failed": await desk.submits("A harbour."),
    }
    undo = room.app.services.intake.undo
    await undo(found["taken_back"], guild=room.guild.id, by=room.editor.id)
    before, after = (said(f"The harbour costs {n} million", name="Ada Moss") for n in (2, 3))
    link = desk.site.serves("/page", before[0])
    for text, findings in (before, after):
        extractor.finds(text, findings, title="Harbour page", link=link)
    found["changed"] = number_in(await room.submits(link=link))
    again = await room.submits(link=link)
    desk.site.serves("/page", after[0])
    await room.editor.click(again.response, label="Look for changes")
    return found


async def _of_members(desk: Desk, board: ChannelHandle) -> None:
    """Let the reader follow and see something, and the board follow something else."""
    room, guild = desk.room, desk.room.guild.id
    mine = Recipient(guild, room.reader.id, private=True)
    channel = Recipient(guild, board.id, private=False)
    for to, speaker, topic in ((mine, "John Kirby", "ferries"), (channel, None, "harbours")):
        about = {"by": room.reader.id, "speaker": speaker, "about": topic, "now": NOW}
        await room.app.services.following.add(to, **about)
    async with room.app.database.transaction() as stores:
        await stores.follows.pause(mine, "It could not be told.")
    await room.reader.slash(room.channel, "quotes", speaker="John Kirby", new=True)
