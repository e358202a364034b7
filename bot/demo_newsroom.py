"""The newsroom of the demo: a simulated guild, its people, and what they type."""

from collections.abc import AsyncIterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

import discord

from bot.demo_transcript import readable

if TYPE_CHECKING:
    from simcord import ChannelHandle, Env, InteractionResult, MemberActor

MARGIN = "    "
FILE_UPLOAD = 19  # the number of this component in Discord's API

# In this order /quotes kirby first finds one Kirby, and two of them after the last article.
ARTICLES = (
    "port-strike.html",
    "port-deal.html",
    "comet-probe.md",
    "recount.txt",
    "river-rising.html",
    "river-shelters.html",
    "river-cleanup.html",
    "central-bank.txt",
    "hospital-ward.md",
)
LAST_ARTICLE = "river-flood.html"


@dataclass(frozen=True, slots=True)
class Newsroom:
    """A guild with an editor, who may submit, and a reporter, who may ask."""

    env: "Env"
    editor: "MemberActor"
    reporter: "MemberActor"
    newsroom: "ChannelHandle"
    """Where people ask; the page shows this channel."""
    intake: "ChannelHandle"
    """Where articles are handed in, so that receipts do not crowd the page."""


async def founded(env: "Env") -> Newsroom:
    """Return a new guild with its channels and people."""
    if env.bot.user is not None:
        await env.bot.user.edit(username="Verbatim")
    guild = env.create_guild("Verbatim demo")
    editors = guild.create_role("Editors", permissions=discord.Permissions(manage_guild=True))
    return Newsroom(
        env=env,
        editor=guild.add_member(
            env.create_user("rosa", global_name="Rosa Okafor"), roles=[editors]
        ),
        reporter=guild.add_member(env.create_user("ben", global_name="Ben Halloran")),
        newsroom=guild.create_text_channel("newsroom"),
        intake=guild.create_text_channel("intake"),
    )


async def conversation(room: Newsroom, articles: Mapping[str, bytes]) -> AsyncIterator[str]:
    """Hand the articles in, ask about them, and yield both sides, one exchange at a time.

    `articles` maps the names above to the bytes of the files.
    """
    first, *others = ARTICLES
    yield _exchange(
        f"/submit   file: {first}", await _submitted(room.intake, first, room, articles)
    )
    for name in others:
        await _submitted(room.intake, name, room, articles)
    yield f"({len(others)} more are handed in: {', '.join(others)})"
    yield _exchange("/quotes kirby", await _answer(room, "quotes", speaker="kirby"))
    yield _exchange("/figures", await _answer(room, "figures"))
    yield _exchange("/briefing now", await _briefing(room))
    name = LAST_ARTICLE
    yield _exchange(
        f"/submit   file: {name}", await _submitted(room.newsroom, name, room, articles)
    )
    yield _exchange("/quotes kirby", await _answer(room, "quotes", speaker="kirby"))
    yield _exchange("/figures change: yes", await _answer(room, "figures", change=True))
    yield _exchange("/review speaker: renn", await _answer(room, "review", speaker="renn"))


def _exchange(typed: str, answer: str) -> str:
    lines = (f"{MARGIN}{line}".rstrip() for line in answer.split("\n"))
    return "\n".join([f"> {typed}", "", *lines])


async def _submitted(
    channel: "ChannelHandle", name: str, room: Newsroom, articles: Mapping[str, bytes]
) -> str:
    form = await room.editor.slash(channel, "submit")
    return _read(await room.editor.submit_modal(form, {_file_field(form): (name, articles[name])}))


async def _answer(room: Newsroom, command: str, **options: str | bool) -> str:
    return _read(await room.editor.slash(room.newsroom, command, **options))


async def _briefing(room: Newsroom) -> str:
    """Return the editor's preview: one message, or several below each other."""
    shown = await room.editor.slash(room.newsroom, "briefing now")
    further = (readable(message.components) for message in shown.followups)
    return "\n\n".join([_read(shown), *further])


def _read(result: "InteractionResult") -> str:
    """Return the answer as it stands now; a command that is not answered is a broken demo."""
    if result.response is None:
        raise RuntimeError("the bot gave no answer")
    return readable(result.response.components)


def _file_field(form: "InteractionResult") -> str:
    """Return the custom_id of the form's file field."""
    fields = (form.modal or {}).get("components", ())
    controls = (field.get("component", field) for field in fields)
    return next(str(c["custom_id"]) for c in controls if c["type"] == FILE_UPLOAD)
