"""What /feeds add answers: that a feed is followed, or which of several may be chosen."""

from typing import Self

import discord

from commands import reply
from commands.context import guild_of, now_of, services_of, user_of
from commands.controls import QuestionMenu
from commands.limits import OPTION_TEXT
from commands.locale import _, ngettext, number
from commands.permissions import require_moderator
from commands.sheet import Sheet
from commands.text import muted, plain
from news.feed import FeedChoice, FeedFollowed

_TITLE = 120  # characters


def added_message(added: FeedFollowed | FeedChoice) -> discord.ui.LayoutView:
    """Return the answer, with a menu where there is something to choose."""
    match added:
        case FeedFollowed():
            return reply.layout_of(_followed(added))
        case FeedChoice():
            text = _("That page offers several feeds. Which one do you want to follow?")
            return reply.layout_of(Sheet(text), [ChooseFeed.among(added)])


def _followed(added: FeedFollowed) -> Sheet:
    following = _("Following **{feed}**").format(feed=muted(added.feed.title, _TITLE))
    stay_out = ngettext(
        "Its {number} item of today stays out.",
        "Its {number} items of today stay out.",
        added.listed,
    ).format(number=number(added.listed))
    today = [stay_out] if added.listed else []
    comes = _("What comes from now on is submitted, {most} a day at most.").format(
        most=number(added.feed.daily)
    )
    return Sheet("\n".join([following, " ".join([*today, comes])]))


class ChooseFeed(QuestionMenu, what="feed"):
    """A menu of the feeds that a page offers; the chosen one is followed."""

    @classmethod
    def among(cls, choice: FeedChoice) -> Self:
        """Return the menu."""
        options = [
            discord.SelectOption(
                label=plain(feed.title, OPTION_TEXT) or _("Unnamed"),
                value=str(place),
                description=plain(feed.link, OPTION_TEXT),
            )
            for place, feed in enumerate(choice.offered)
        ]
        return cls.menu(choice.question, _("Which feed?"), options)

    async def pressed(self, interaction: discord.Interaction) -> None:
        """Follow the chosen feed; the message then says so."""
        await require_moderator(interaction)
        await interaction.response.defer()
        added = await services_of(interaction).feeds.choose(
            self.question,
            int(self.item.values[0]),
            guild=guild_of(interaction),
            by=user_of(interaction),
            now=now_of(interaction),
        )
        await reply.edit(interaction, added_message(added))


CONTROLS = (ChooseFeed,)
