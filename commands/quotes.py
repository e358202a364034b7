"""/quotes: what someone said, word for word."""

import discord
from discord import app_commands

from commands import answers
from commands.context import now_of
from commands.suggest import suggesting
from news.errors import BadOption
from news.quote import Kind, Order
from services.asked import QuotesQuestion
from services.dates import day


@app_commands.command(name="quotes", description="What someone said, word for word, and where")
@app_commands.describe(
    speaker="Who said it: a name, also a part of it",
    about="Only quotes with these words",
    since="From this day on, such as 2024-05-31, May 2024, yesterday, 7d",
    until="Up to this day",
    outlet="Only from this outlet",
    kind="direct: between quotation marks; mixed: partly so; indirect: reported",
    mentions="Only quotes about this person or organisation: their name is in the words",
    sort="What comes first; the best match needs words in “about”",
    direct="Only words that are wholly between quotation marks",
    new="Only what was filed since you last asked this with “new”",
)
@app_commands.choices(
    kind=[app_commands.Choice(name=kind, value=kind) for kind in Kind],
    sort=[app_commands.Choice(name=order, value=order) for order in Order],
)
async def quotes(  # noqa: PLR0917 - Discord passes options by name
    interaction: discord.Interaction,
    speaker: str,
    about: str | None = None,
    since: str | None = None,
    until: str | None = None,
    outlet: str | None = None,
    kind: str | None = None,
    mentions: str | None = None,
    sort: str | None = None,
    direct: bool = False,  # noqa: FBT001, FBT002 - the same
    new: bool = False,  # noqa: FBT001, FBT002 - the same
) -> None:
    """Answer privately with the speaker's quotes."""
    now = now_of(interaction)
    question = QuotesQuestion(
        speaker=speaker,
        about=about,
        since=day(since, now=now) if since else None,
        until=day(until, now=now, last=True) if until else None,
        outlet=outlet,
        kind=_kind(kind, direct=direct),
        mentions=mentions,
        order=Order(sort) if sort else Order.NEWEST,
        new=new,
    )
    await answers.ask(interaction, question)


def _kind(kind: str | None, *, direct: bool) -> Kind | None:
    if direct and kind not in {None, Kind.DIRECT}:
        raise BadOption("Words that are {kind} are not direct: choose one of the two.", kind=kind)
    return Kind.DIRECT if direct else Kind(kind) if kind else None


quotes.autocomplete("speaker")(
    suggesting(lambda services, typed, guild: services.archive.suggest_speakers(typed, guild=guild))
)
quotes.autocomplete("mentions")(
    suggesting(lambda services, typed, guild: services.archive.suggest_speakers(typed, guild=guild))
)
quotes.autocomplete("outlet")(
    suggesting(lambda services, typed, guild: services.archive.suggest_outlets(typed, guild=guild))
)
