"""A newsroom in a simulated Discord: the real bot in it, and its people."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Any

import discord
from simcord import ChannelHandle, Env, GuildHandle, InteractionResult, MemberActor

from bot.app import App, running
from bot.client import VerbatimClient
from bot.demo_transcript import readable
from news.errors import NewsError
from news.findings import Findings
from news.ids import GuildId
from services.pages import Pages
from tests.support.builders import filed
from tests.support.extractors import InlineExtractor, ScriptedExtractor

TEXT_DISPLAY = 10


@dataclass(frozen=True, slots=True)
class Room:
    """A guild with an editor, who may manage the server, and a reader, who may not."""

    env: Env
    app: App
    guild: GuildHandle
    channel: ChannelHandle
    editor: MemberActor
    reader: MemberActor

    async def files(self, text: str, findings: Findings | None = None, **page: Any) -> int:
        """File an article in this guild and return its id."""
        guild = GuildId(self.guild.id)
        return await filed(self.app.database, text, findings, guild=guild, **page)

    async def submits(self, **fields: object) -> InteractionResult:
        """Let the editor fill in the form of /submit: link=, text=, more=, file=(name, bytes)."""
        form = await self.editor.slash(self.channel, "submit")
        return await self.editor.submit_modal(form, fields)

    async def restarts(self) -> None:
        """Put a new client in the place of the running one, over the same database."""
        await self.env.restart_bot(
            VerbatimClient(self.app.services, self.app.database, self.app.publisher)
        )

    def posts(self) -> list[discord.Message]:
        """Return what everybody sees of the bot in the channel."""
        return [
            message
            for message in self.channel.history(viewer=self.reader)
            if not message.flags.ephemeral and message.author.id == self.env.bot.user.id
        ]


@asynccontextmanager
async def newsroom(
    database_url: str,
    extractor: ScriptedExtractor | InlineExtractor,
    pages: Pages | None = None,
) -> AsyncIterator[Room]:
    """Run the bot in a simulated guild; what it raises unseen fails the test at the end."""
    async with running(database_url, extractor=extractor, pages=pages) as app:
        env = Env(app.client, settle_timeout=20)
        await env.start()
        try:
            yield _founded(env, app)
        finally:
            await env.shutdown()
        assert unseen_faults(env) == [], "the bot raised what no member can do anything about"


def unseen_faults(env: Env) -> list[BaseException]:
    """Return what the bot raised since the last look, but for errors made for members.

    SimCord notes every error of a command, also one that was answered with its sentence.
    """
    raised = env.errors_since(env._errors_acknowledged)  # noqa: SLF001 - `errors` has no cursor
    faults = [getattr(error, "original", error) for error in raised]
    env._errors_acknowledged = env.error_cursor  # noqa: SLF001 - the same
    return [fault for fault in faults if not isinstance(fault, NewsError)]


def _founded(env: Env, app: App) -> Room:
    guild = env.create_guild("The Daily Harbour")
    manage = discord.Permissions(manage_guild=True)
    editors = guild.create_role("Editors", permissions=manage)
    return Room(
        env=env,
        app=app,
        guild=guild,
        channel=guild.create_text_channel("newsroom"),
        editor=guild.add_member(env.create_user("rosa"), roles=[editors]),
        reader=guild.add_member(env.create_user("ben")),
    )


def read(result: InteractionResult | discord.Message) -> str:
    """Return what a member reads of an answer: text, then buttons and menus in brackets."""
    return readable(_components(result))


def markup(result: InteractionResult | discord.Message) -> str:
    """Return the text of an answer as it is sent, with its markup."""
    return "\n".join(_texts(_components(result)))


def is_private(result: InteractionResult) -> bool:
    """Tell whether only the member who acted sees the answer."""
    return result.response is not None and result.response.ephemeral


def _components(result: InteractionResult | discord.Message) -> list[dict[str, Any]]:
    if isinstance(result, discord.Message):
        return [component.to_dict() for component in result.components]
    message = result.followups[-1] if result.followups else result.response
    assert message is not None, "there is no answer"
    return message.components


def _texts(components: list[dict[str, Any]]) -> list[str]:
    found = []
    for component in components:
        if component["type"] == TEXT_DISPLAY:
            found.append(component["content"])
        found += _texts(component.get("components") or [])
    return found


async def seen_file(result: InteractionResult) -> str:
    """Return the text of the file that is attached to an answer."""
    message = result.followups[-1] if result.followups else result.response
    assert message is not None, "there is no answer"
    (file,) = message.attachments
    return (await file.read()).decode()
