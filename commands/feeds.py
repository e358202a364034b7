"""/feeds: which sites' lists are followed, for moderators."""

from collections.abc import Sequence

import discord
from discord import app_commands

from commands import reply
from commands.context import Services, guild_of, now_of, services_of, user_of
from commands.feed_choice import added_message
from commands.locale import _, later, number
from commands.permissions import require_moderator
from commands.sheet import Sheet
from commands.suggest import suggesting
from commands.text import counted, muted
from commands.told import told
from news.errors import BadOption
from news.feed import MOST_DAILY, Feed
from news.ids import FeedId, GuildId
from news.text import fold
from services.suggestions import Suggestion, chosen

feeds = app_commands.Group(
    name="feeds",
    description="Follow the feeds of sites: new articles are submitted by themselves",
    default_permissions=None,
)
_WHICH = later("Which feed: pick it from the list")
_TITLE, _TROUBLE = 120, 200  # characters


@feeds.command(name="add", description="Follow an RSS or Atom feed")
@app_commands.describe(
    link="The address of the feed, or of a page that has one",
    daily="How many of its articles are submitted a day at most (50 unless you say so)",
)
async def add(
    interaction: discord.Interaction,
    link: app_commands.Range[str, 1, 2_000],
    daily: app_commands.Range[int, 1, MOST_DAILY] = 50,
) -> None:
    """Follow a feed, once it is sure that it can be read."""
    await reply.defer(interaction)
    await require_moderator(interaction)
    added = await services_of(interaction).feeds.add(
        link.strip(),
        guild=guild_of(interaction),
        by=user_of(interaction),
        daily=daily,
        now=now_of(interaction),
    )
    await reply.edit(interaction, added_message(added))


@feeds.command(name="list", description="Every feed that is followed, and how it fares")
async def list_(interaction: discord.Interaction) -> None:
    """List the feeds."""
    await require_moderator(interaction)
    found = await services_of(interaction).feeds.all(guild_of(interaction))
    await reply.answer(interaction, reply.layout_of(feeds_sheet(found)))


@feeds.command(name="pause", description="Ask a feed for nothing new, until it is resumed")
@app_commands.describe(feed=_WHICH)
async def pause(interaction: discord.Interaction, feed: str) -> None:
    """Pause a feed."""
    await _set_paused(interaction, feed, paused=True)


@feeds.command(name="resume", description="Go on with a feed that is paused")
@app_commands.describe(feed=_WHICH)
async def resume(interaction: discord.Interaction, feed: str) -> None:
    """Resume a feed."""
    await _set_paused(interaction, feed, paused=False)


@feeds.command(name="remove", description="Follow a feed no more; its articles stay")
@app_commands.describe(feed=_WHICH)
async def remove(interaction: discord.Interaction, feed: str) -> None:
    """Remove a feed."""
    await require_moderator(interaction)
    known, guild = services_of(interaction).feeds, guild_of(interaction)
    id_ = _id(feed)
    titles = {one.id: one.title for one in await known.all(guild)}
    await known.remove(id_, guild=guild)
    text = _("Not followed any more: {feed}\nIts articles stay.").format(
        feed=f"**{muted(titles.get(id_, ''), _TITLE)}**"
    )
    await reply.answer(interaction, reply.layout_of(Sheet(text)))


def feeds_sheet(found: Sequence[Feed]) -> Sheet:
    """Show feeds, each with when it is asked next or what is wrong with it."""
    if not found:
        return Sheet(_("No feeds are followed here. Add one with /feeds add."))
    lines = [_line(feed) for feed in found]
    shown, length = [], 0
    for line in lines:
        length += len(line) + 1
        if length > 3_300:  # noqa: PLR2004 - Discord takes 4,000 in one message
            break
        shown.append(line)
    more = len(lines) - len(shown)
    heading = f"### {counted(len(found), 'feed', 'feeds')}"
    return Sheet(
        heading,
        ("\n".join(shown),),
        _("and {number} more").format(number=number(more)) if more else "",
    )


def _line(feed: Feed) -> str:
    next_ = _("next {moment}").format(moment=f"<t:{int(feed.next_at.timestamp())}:R>")
    state = _("paused") if feed.paused else next_
    trouble = f"\n  -# {muted(told(feed.trouble), _TROUBLE)}" if feed.trouble else ""
    daily = _("{number} a day at most").format(number=number(feed.daily))
    return f"- **{muted(feed.title, _TITLE)}** · {daily} · {state}{trouble}"


async def _set_paused(interaction: discord.Interaction, feed: str, *, paused: bool) -> None:
    await require_moderator(interaction)
    changed = await services_of(interaction).feeds.pause(
        _id(feed), guild=guild_of(interaction), paused=paused, now=now_of(interaction)
    )
    done = _("Paused: {feed}") if paused else _("Resumed: {feed}")
    text = done.format(feed=f"**{muted(changed.title, _TITLE)}**")
    await reply.answer(interaction, reply.layout_of(Sheet(text)))


def _id(feed: str) -> FeedId:
    picked = chosen(feed)
    if picked is None:
        raise BadOption("Pick the feed from the list that opens while you type.")
    return FeedId(picked)


async def _suggest(services: Services, typed: str, guild: GuildId) -> tuple[Suggestion, ...]:
    every = await services.feeds.all(guild)
    found = (Suggestion(feed.title, f"id:{feed.id}") for feed in every)
    return tuple(one for one in found if fold(typed) in fold(one.label))


pause.autocomplete("feed")(suggesting(_suggest))
resume.autocomplete("feed")(suggesting(_suggest))
remove.autocomplete("feed")(suggesting(_suggest))
