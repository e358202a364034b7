"""What becomes of a submission, from "received" to the receipt with its buttons."""

import asyncio
import re
from datetime import timedelta
from typing import Self

import discord

from commands import notices, reply
from commands.answers import LookAtArticle
from commands.context import guild_of, now_of, services_of, user_of
from commands.controls import LONG, AnyItem, Button, Control
from commands.permissions import require_moderator
from commands.text import address
from news.article import ArticleSummary, Document, State, Submission
from news.ids import ArticleId, GuildId
from services.views import AlreadyFiled, Outcome, Queued, Receipt, SubmissionFailed

PATIENCE = timedelta(minutes=14)
"""Discord lets an answer be edited for fifteen minutes."""


async def take_in(interaction: discord.Interaction, content: str | Document) -> None:
    """Submit for a moderator whose interaction is deferred, and keep the answer up to date.

    The first edit comes after the submission is committed. Raises what `Intake.submit` raises.
    """
    guild = guild_of(interaction)
    submission = Submission(guild, user_of(interaction), now_of(interaction), content)
    kept = await services_of(interaction).intake.submit(submission)
    if isinstance(kept, AlreadyFiled):
        await reply.edit(interaction, outcome_message(kept))
        return
    await reply.edit(interaction, reply.layout_of(notices.received()))
    outcome = await _outcome(interaction, kept, guild)
    still = reply.layout_of(notices.still_reading())
    await reply.edit(interaction, outcome_message(outcome) if outcome else still)


async def _outcome(
    interaction: discord.Interaction, queued: Queued, guild: GuildId
) -> Outcome | None:
    """Wait for the outcome for as long as Discord takes edits; None means not yet."""
    try:
        async with asyncio.timeout(PATIENCE.total_seconds()):
            return await services_of(interaction).intake.outcome(queued, guild=guild)
    except TimeoutError:
        return None


def outcome_message(outcome: Outcome) -> discord.ui.LayoutView:
    """Return the receipt, or why there is none."""
    match outcome:
        case Receipt(article=article, first=first):
            row = [LookAtArticle(article.line.id), Undo(article.line.id), *_link_to(article)]
            return reply.layout_of(notices.receipt(article, first), row)
        case AlreadyFiled(article=article):
            look = [LookAtArticle(article.duplicate_of or article.line.id)]
            waiting = article.state is State.QUEUED
            return reply.layout_of(
                notices.already(article), [*([] if waiting else look), *_link_to(article)]
            )
        case SubmissionFailed(sentence=sentence):
            return reply.layout_of(notices.failed(sentence))


def _link_to(article: ArticleSummary) -> reply.Row:
    return reply.link_button("Open the article", address(article.line.link))


class Undo(Control, discord.ui.DynamicItem[Button], template=rf"v1:undo:(?P<article>{LONG})"):
    """Takes an article back out of the archive."""

    def __init__(self, article: ArticleId) -> None:
        super().__init__(
            discord.ui.Button(
                label="Undo", custom_id=f"v1:undo:{article}", style=discord.ButtonStyle.danger
            )
        )
        self.article = article

    @classmethod
    async def from_custom_id(
        cls, _: discord.Interaction, __: AnyItem, match: re.Match[str], /
    ) -> Self:
        """Build it again from what was pressed."""
        return cls(ArticleId(int(match["article"])))

    async def pressed(self, interaction: discord.Interaction) -> None:
        """Take it back; the receipt then says so."""
        await require_moderator(interaction)
        article = await services_of(interaction).intake.undo(
            self.article, guild=guild_of(interaction)
        )
        await reply.edit(interaction, reply.layout_of(notices.undone(article)))


CONTROLS = (Undo,)
