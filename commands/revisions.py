"""What a page says otherwise than before: the answer, and the button that shows it."""

from collections.abc import Sequence

import discord

from commands import reply
from commands.blocks import title_of
from commands.context import guild_of, services_of
from commands.controls import ArticleButton
from commands.render import Sheet, article_heading
from commands.text import CUT_QUOTE, address, counted, day_of, muted
from news.revision import Difference, Revision
from services.views import ChangesView, ReadAgain

SHOWN = 6
"""Differences that are shown; the rest is counted."""
_WORDS = 240  # characters of each side of a difference


def read_again_message(read: ReadAgain) -> discord.ui.LayoutView:
    """Say whether a page that was read again had changed."""
    heading = article_heading(read.article)
    link = reply.link_button("Open the article", address(read.article.line.link))
    if read.revision is None:
        return reply.layout_of(Sheet(f"The page reads as it did\n{heading}"), link)
    changed = f"The page was changed\n{heading}\n{_counts(read.revision)}"
    return reply.layout_of(Sheet(changed), [ShowChanges(read.article.line.id), *link])


def changes_sheet(view: ChangesView) -> Sheet:
    """Show what was taken out and put in, as it is printed."""
    title = title_of(view.revision.article, 200)
    heading = (
        f"### What changed\n{title}\nfound {day_of(view.revision.found_at)} ·"
        f" {_counts(view.revision)}"
    )
    more = len(view.differences) - SHOWN
    footer = f"and {counted(more, 'more change', 'more changes')}" if more > 0 else ""
    return Sheet(heading, tuple(_blocks(view.differences[:SHOWN])), footer)


def _counts(revision: Revision) -> str:
    return (
        f"{counted(revision.kept, 'quote', 'quotes')} as before, {revision.added} new, "
        f"{revision.removed} gone"
    )


def _blocks(differences: Sequence[Difference]) -> list[str]:
    return ["\n".join(_sides(difference)) for difference in differences]


def _sides(difference: Difference) -> list[str]:
    sides = (("Taken out", difference.taken_out), ("Put in", difference.put_in))
    return [f"**{side}:** {muted(words, _WORDS, cut=CUT_QUOTE)}" for side, words in sides if words]


class ShowChanges(ArticleButton, what="changes", label="What changed"):
    """Shows what the last change of a page took out and put in."""

    async def pressed(self, interaction: discord.Interaction) -> None:
        """Answer in a message of its own."""
        archive = services_of(interaction).archive
        view = await archive.changes(self.article, guild=guild_of(interaction))
        await reply.answer(interaction, reply.layout_of(changes_sheet(view)))


CONTROLS = (ShowChanges,)
