"""What becomes of a submission, from "received" to the receipt with its buttons."""

import asyncio
from datetime import timedelta

import discord

from commands import notices, reply
from commands.context import guild_of, now_of, services_of, user_of
from commands.controls import ArticleButton
from commands.locale import _, later
from commands.looking import LookAtArticle
from commands.permissions import require_moderator
from commands.revisions import read_again_message
from commands.text import address
from news.article import ArticleSummary, Document, State, Submission
from services.outcomes import (
    AlreadyFiled,
    Outcome,
    Queued,
    ReadAgain,
    Receipt,
    SubmissionFailed,
    TakenBack,
)

PATIENCE = timedelta(minutes=14)
"""Discord lets an answer be edited for fifteen minutes."""
LOOK_AGAIN = timedelta(seconds=1), timedelta(seconds=5)
"""How far it has come is looked up soon once, and then so often; it is said where it changed."""


async def take_in(interaction: discord.Interaction, content: str | Document) -> None:
    """Submit for a moderator whose interaction is deferred, and keep the answer up to date.

    The first edit comes after the submission is committed. Raises what `Intake.submit` raises.
    """
    submission = Submission(
        guild_of(interaction), user_of(interaction), now_of(interaction), content
    )
    kept = await services_of(interaction).intake.submit(submission)
    await follow(interaction, kept)


async def follow(interaction: discord.Interaction, kept: Queued | AlreadyFiled) -> None:
    """Keep the answer up to date until what is queued is settled: its place, then the outcome."""
    if isinstance(kept, AlreadyFiled):
        await reply.edit(interaction, outcome_message(kept))
        return
    guild, intake = guild_of(interaction), services_of(interaction).intake
    outcome = asyncio.create_task(intake.outcome(kept, guild=guild))
    try:
        await _show_place(interaction, kept, outcome)
    finally:
        outcome.cancel()
    still = reply.layout_of(notices.still_reading())
    settled = outcome.done() and not outcome.cancelled()
    await reply.edit(interaction, outcome_message(outcome.result()) if settled else still)


async def _show_place(
    interaction: discord.Interaction, queued: Queued, outcome: "asyncio.Task[Outcome]"
) -> None:
    """Show how far it has come, until the outcome is there or Discord takes no more edits."""
    guild, intake = guild_of(interaction), services_of(interaction).intake
    shown, until = None, asyncio.get_running_loop().time() + PATIENCE.total_seconds()
    soon, later_on = LOOK_AGAIN
    while asyncio.get_running_loop().time() < until:
        notice = notices.received(await intake.progress(queued, guild=guild))
        wait = soon if shown is None else later_on
        if notice != shown:
            await reply.edit(interaction, reply.layout_of(notice))
            shown = notice
        done, _rest = await asyncio.wait([outcome], timeout=wait.total_seconds())
        if done:
            return


def outcome_message(outcome: Outcome) -> discord.ui.LayoutView:
    """Return the receipt, or why there is none."""
    match outcome:
        case Receipt(article=article, first=first):
            row = [LookAtArticle(article.line.id), Undo(article.line.id), *_link_to(article)]
            return reply.layout_of(notices.receipt(article, first), row)
        case AlreadyFiled(article=article):
            look = [LookAtArticle(article.duplicate_of or article.line.id)]
            if article.state is State.QUEUED:
                return reply.layout_of(notices.already(article), _link_to(article))
            again = [LookForChanges(article.line.id)] if article.line.link else []
            return reply.layout_of(notices.already(article), [*look, *again, *_link_to(article)])
        case ReadAgain():
            return read_again_message(outcome)
        case TakenBack(article=gone, sentence=sentence):
            return reply.layout_of(notices.failed(sentence), [Restore(gone)])
        case SubmissionFailed(article=failed, sentence=sentence):
            return reply.layout_of(notices.failed(sentence), [Retry(failed)])


def _link_to(article: ArticleSummary) -> reply.Row:
    return reply.link_button(_("Open the article"), address(article.line.link))


class Undo(ArticleButton, what="undo", label=later("Undo")):
    """Takes an article back out of the archive."""

    style = discord.ButtonStyle.danger

    async def pressed(self, interaction: discord.Interaction) -> None:
        """Take it back; the receipt then says so."""
        await require_moderator(interaction)
        article = await services_of(interaction).intake.undo(
            self.article, guild=guild_of(interaction), by=user_of(interaction)
        )
        await reply.edit(
            interaction, reply.layout_of(notices.undone(article), [Restore(self.article)])
        )


class Restore(ArticleButton, what="restore", label=later("Restore")):
    """Brings back an article that was taken back."""

    async def pressed(self, interaction: discord.Interaction) -> None:
        """Queue it, to be filed as it was."""
        await require_moderator(interaction)
        intake, guild = services_of(interaction).intake, guild_of(interaction)
        queued = await intake.restore(self.article, guild=guild, by=user_of(interaction))
        await follow(interaction, queued)


class Retry(ArticleButton, what="retry", label=later("Retry")):
    """Tries once more what could not be filed."""

    async def pressed(self, interaction: discord.Interaction) -> None:
        """Queue it once more."""
        await require_moderator(interaction)
        intake, guild = services_of(interaction).intake, guild_of(interaction)
        await follow(interaction, await intake.retry(self.article, guild=guild))


class LookForChanges(ArticleButton, what="reread", label=later("Look for changes")):
    """Reads the page of a filed article again."""

    async def pressed(self, interaction: discord.Interaction) -> None:
        """Queue the page; the answer becomes what changed."""
        await require_moderator(interaction)
        queued = await services_of(interaction).intake.read_again(
            self.article,
            guild=guild_of(interaction),
            by=user_of(interaction),
            at=now_of(interaction),
        )
        await follow(interaction, queued)


CONTROLS = (Undo, Restore, Retry, LookForChanges)
