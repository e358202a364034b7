"""/speaker: who somebody is, and for moderators who is whom."""

import discord
from discord import app_commands

from commands import answers, changes, doubts, reply, splitting
from commands.context import Services, guild_of, moderator_of, services_of
from commands.permissions import require_moderator
from commands.suggest import suggesting
from news.errors import BadOption
from news.ids import GuildId
from news.text import fold
from services.asked import ProfileQuestion
from services.suggestions import Suggestion

speaker = app_commands.Group(
    name="speaker", description="Who somebody is; moderators also say who is whom"
)
names = suggesting(
    lambda services, typed, guild: services.archive.suggest_speakers(typed, guild=guild)
)


@speaker.command(name="show", description="Who somebody is: roles, names, where quoted, and what")
@app_commands.describe(name="A name, also a part of it")
@app_commands.autocomplete(name=names)
async def show(interaction: discord.Interaction, name: str) -> None:
    """Answer privately with a profile."""
    await answers.ask(interaction, ProfileQuestion(name))


@speaker.command(name="merge", description="Say that two speakers are one; can be undone")
@app_commands.describe(
    name="Whose quotes and names go to the other one", into="Who gets them, and keeps the name"
)
@app_commands.autocomplete(name=names, into=names)
async def merge(interaction: discord.Interaction, name: str, into: str) -> None:
    """Merge, for moderators."""
    people = services_of(interaction).people
    await changes.decide(interaction, lambda by: people.merge(name, into, by=by))


@speaker.command(name="alias", description="Note another name of a speaker; can be undone")
@app_commands.describe(name="Who is also called that", alias="The other name")
@app_commands.autocomplete(name=names)
async def alias(interaction: discord.Interaction, name: str, alias: str) -> None:
    """Note a name, for moderators."""
    people = services_of(interaction).people
    await changes.decide(interaction, lambda by: people.alias(name, alias, by=by))


@speaker.command(name="split", description="Give quotes, or one name, to somebody else")
@app_commands.describe(
    name="Who has them now",
    alias="One written name, with all articles that use it; else you choose quotes from a list",
    to="Who gets them; left out, or a name that is nobody's yet: a new speaker",
    about="Only quotes with these words, in the list",
    unattributed="Nobody gets them: they are not theirs, and whose they are is not known",
)
@app_commands.autocomplete(name=names, to=names)
async def split(  # noqa: PLR0917 - Discord passes options by name
    interaction: discord.Interaction,
    name: str,
    alias: str | None = None,
    to: str | None = None,
    about: str | None = None,
    unattributed: bool = False,  # noqa: FBT001, FBT002 - discord.py passes options by name
) -> None:
    """Split a name off, or offer quotes to choose from, for moderators."""
    await reply.defer(interaction)
    await require_moderator(interaction)
    people = services_of(interaction).people
    if alias is not None and unattributed:
        raise BadOption("Single quotes can be unattributed: leave the alias out, and choose.")
    if alias is not None:
        change = await people.split_name(name, alias, to, by=moderator_of(interaction))
        await reply.edit(interaction, changes.done(change))
        return
    one, quotes = await people.splittable(name, about=about, guild=guild_of(interaction))
    await reply.edit(interaction, splitting.choice(one, quotes, to, unattributed=unattributed))


@speaker.command(name="doubts", description="Who may be the same: questions for moderators")
async def doubts_(interaction: discord.Interaction) -> None:
    """Show the oldest open doubt, for moderators."""
    await reply.defer(interaction)
    await require_moderator(interaction)
    doubt = await services_of(interaction).doubts.next(guild=guild_of(interaction))
    await reply.edit(interaction, doubts.message(doubt))


@speaker.command(name="rename", description="Call a speaker otherwise; the old name stays known")
@app_commands.describe(name="Who is renamed", to="What they are called from now on")
@app_commands.autocomplete(name=names)
async def rename(interaction: discord.Interaction, name: str, to: str) -> None:
    """Rename, for moderators."""
    naming = services_of(interaction).naming
    await changes.decide(interaction, lambda by: naming.rename(name, to, by=by))


async def _roles(interaction: discord.Interaction, typed: str) -> list[app_commands.Choice[str]]:
    """Suggest the roles of the speaker whom the other option names."""

    async def ask(services: Services, typed: str, guild: GuildId) -> tuple[Suggestion, ...]:
        name = str(getattr(interaction.namespace, "name", None) or "")
        found = await services.naming.roles(name, guild=guild)
        return tuple(Suggestion(role, role) for role in found if fold(typed) in fold(role))

    return await suggesting(ask)(interaction, typed)


@speaker.command(
    name="role", description="Add a role, take a wrong one away, or both; can be undone"
)
@app_commands.describe(
    name="Whose role it is",
    role="The role that is theirs",
    since="From which day on, such as 2024-05-31; else as the wrong one, or today",
    wrong="A role that is not theirs, whichever article says so",
)
@app_commands.autocomplete(name=names, wrong=_roles)
async def role_(
    interaction: discord.Interaction,
    name: str,
    role: str | None = None,
    since: str | None = None,
    wrong: str | None = None,
) -> None:
    """Say which role somebody has or has not, for moderators."""
    naming = services_of(interaction).naming
    await changes.decide(interaction, lambda by: naming.role(name, role, since, wrong, by=by))
