"""What a page says otherwise than before: the answer, and the button that shows it."""

from collections.abc import Sequence

import discord

from commands import reply
from commands.article_sheet import article_heading
from commands.blocks import title_of
from commands.context import guild_of, services_of
from commands.controls import ArticleButton
from commands.locale import _, later, ngettext, number
from commands.sheet import Sheet
from commands.text import CUT_QUOTE, address, counted, day_of, muted
from news.revision import Difference, Revision
from services.outcomes import ChangesView, ReadAgain

SHOWN = 6
"""Differences that are shown; the rest is counted."""
_WORDS = 240  # characters of each side of a difference


def read_again_message(read: ReadAgain) -> discord.ui.LayoutView:
    """Say whether a page that was read again had changed."""
    heading = article_heading(read.article)
    link = reply.link_button(_("Open the article"), address(read.article.line.link))
    if read.revision is None:
        same = _("The page reads as it did")
        return reply.layout_of(Sheet(f"{same}\n{heading}"), link)
    if read.revision.reprocessed:
        again = _("The stored text was read again")
        return reply.layout_of(Sheet(f"{again}\n{heading}\n{_counts(read.revision)}"), link)
    changed = f"{_('The page was changed')}\n{heading}\n{_counts(read.revision)}"
    return reply.layout_of(Sheet(changed), [ShowChanges(read.article.line.id), *link])


def changes_sheet(view: ChangesView) -> Sheet:
    """Show what was taken out and put in, as it is printed."""
    title = title_of(view.revision.article, 200)
    found = _("found {day}").format(day=day_of(view.revision.found_at))
    heading = f"### {_('What changed')}\n{title}\n{found} · {_counts(view.revision)}"
    more = len(view.differences) - SHOWN
    footer = ngettext("and {number} more change", "and {number} more changes", more)
    footer = footer.format(number=number(more)) if more > 0 else ""
    return Sheet(heading, tuple(_blocks(view.differences[:SHOWN])), footer)


def _counts(revision: Revision) -> str:
    return _("{quotes} as before, {added} new, {removed} gone").format(
        quotes=counted(revision.kept, "quote", "quotes"),
        added=number(revision.added),
        removed=number(revision.removed),
    )


def _blocks(differences: Sequence[Difference]) -> list[str]:
    return ["\n".join(_sides(difference)) for difference in differences]


def _sides(difference: Difference) -> list[str]:
    sides = ((_("Taken out"), difference.taken_out), (_("Put in"), difference.put_in))
    return [f"**{side}:** {muted(words, _WORDS, cut=CUT_QUOTE)}" for side, words in sides if words]


class ShowChanges(ArticleButton, what="changes", label=later("What changed")):
    """Shows what the last change of a page took out and put in."""

    async def pressed(self, interaction: discord.Interaction) -> None:
        """Answer in a message of its own."""
        archive = services_of(interaction).archive
        view = await archive.changes(self.article, guild=guild_of(interaction))
        await reply.answer(interaction, reply.layout_of(changes_sheet(view)))


CONTROLS = (ShowChanges,)
