"""/about: what is stored in this server, for how long, how quotes are found, and whom to ask."""

from importlib.metadata import version

import discord
from discord import app_commands

from commands import reply, settings_text
from commands.context import guild_of, services_of
from commands.locale import _, ngettext, number
from commands.sheet import Sheet
from commands.text import counted, day_of, linked, muted
from news.holding import Holdings
from services.guild_data import About

_CONTACT = 300  # characters of markup


@app_commands.command(name="about", description="What I am, and what is stored in this server")
async def about(interaction: discord.Interaction) -> None:
    """Answer privately with what is stored, and why one may trust it."""
    await reply.defer(interaction)
    found = await services_of(interaction).guild_data.about(guild_of(interaction))
    await reply.edit(interaction, reply.layout_of(sheet(found, version("verbatim"))))


def sheet(found: About, release: str) -> Sheet:
    """Return the page."""
    return Sheet(
        "### " + _("Verbatim {version}").format(version=release),
        (_stored(found), _how(), _gone(found), _asked(found)),
    )


def _stored(found: About) -> str:
    settings = found.settings
    return "\n".join(
        [
            "**" + _("Stored in this server, and seen from no other one") + "**",
            counts(found.holdings),
            _("Articles:") + f" {settings_text.how_long(settings)}"
            f" · {settings_text.how_much(settings)}",
        ]
    )


def counts(held: Holdings) -> str:
    """Return how much is stored, and since when."""
    if held.first is None:
        return _("Nothing is filed here yet.")
    told = " · ".join(
        [
            counted(held.articles, "article", "articles"),
            counted(held.quotes, "quote", "quotes"),
            counted(held.speakers, "speaker", "speakers"),
            counted(held.figures, "figure", "figures"),
        ]
    )
    return told + "\n" + _("Filed since {day}.").format(day=day_of(held.first))


def _how() -> str:
    return "\n".join(
        [
            "**" + _("How quotes are found") + "**",
            _("A reader, on the machine that I run on, marks in each article who says what."),
            _("Quotation marks alone decide where direct words begin and end."),
            _("What is not safe to tell is not shown, or waits for a moderator."),
            _("Nothing is generated, rephrased or summed up, and no article is sent elsewhere."),
        ]
    )


def _gone(found: About) -> str:
    days = found.kept.days
    removed = ngettext(
        "All of it is deleted {number} day after I am removed from this server.",
        "All of it is deleted {number} days after I am removed from this server.",
        days,
    )
    return "\n".join(
        [
            "**" + _("Whose it is") + "**",
            _("/privacy shows what is stored about you, and deletes it."),
            _("/data gives whoever may manage the server all of it, or deletes it."),
            removed.format(number=number(days)),
        ]
    )


def _asked(found: About) -> str:
    lines = ["**" + _("Whom to ask") + "**", _("About articles and quotes: a moderator here.")]
    if found.contact:
        contact = linked(muted(found.contact, _CONTACT), found.contact)
        lines.append(_("About me: {contact}").format(contact=contact))
    else:
        lines.append(_("About me: whoever added me to this server knows who runs me."))
    return "\n".join(lines)
