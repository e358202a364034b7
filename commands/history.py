"""/history: what moderators decided and put right, by whom and when, to be undone."""

import re
from typing import Any, Self

import discord
from discord import app_commands

from commands import reply
from commands.blocks import title_of
from commands.changes import undo
from commands.context import guild_of, services_of
from commands.controls import LONG, AnyItem, Button, Control, Select, SentMenu
from commands.limits import OPTION_TEXT
from commands.locale import _, later, number
from commands.permissions import require_moderator
from commands.reviewed import mention_of
from commands.sheet import Sheet
from commands.suggest import suggesting
from commands.text import counted, muted, plain
from commands.told import told
from news.change import Area, Change
from news.ids import ArticleId, ChangeId, SpeakerId, UserId
from services.suggestions import chosen
from services.trail import History, Narrowed

WORDS = 250
"""Characters of markup of what was done, in one line."""
_AREAS = {
    Area.SPEAKERS: later("who is who, names and roles"),
    Area.ARTICLES: later("articles"),
    Area.REVIEW: later("quotes that were reviewed"),
}


@app_commands.command(name="history", description="What moderators decided, and a way to undo it")
@app_commands.describe(
    speaker="Only about this speaker",
    article="Only about this article: words of its title",
    by="Only what this member decided or undid",
    what="Only decisions of one sort",
)
@app_commands.choices(
    what=[app_commands.Choice(name=area.value, value=area.value) for area in Area]
)
@app_commands.autocomplete(
    speaker=suggesting(
        lambda services, typed, guild: services.archive.suggest_speakers(typed, guild=guild)
    ),
    article=suggesting(
        lambda services, typed, guild: services.archive.suggest_articles(typed, guild=guild)
    ),
)
async def history(
    interaction: discord.Interaction,
    speaker: str | None = None,
    article: str | None = None,
    by: discord.User | None = None,
    what: str | None = None,
) -> None:
    """Answer privately with the newest decisions, for moderators."""
    await reply.defer(interaction)
    await require_moderator(interaction)
    services, guild = services_of(interaction), guild_of(interaction)
    asked = Narrowed(by=UserId(by.id) if by else None, area=Area(what) if what else None)
    if article is not None:
        asked = Narrowed(None, await _article(interaction, article), asked.by, asked.area)
    if speaker is not None:
        asked = await services.trail.about(speaker, asked, guild=guild)
    await reply.edit(interaction, message(await services.trail.history(asked, guild=guild)))


async def _article(interaction: discord.Interaction, typed: str) -> ArticleId:
    """Return the article that is meant: one that was taken back must have been chosen."""
    picked = chosen(typed)
    if picked is not None:
        return ArticleId(picked)
    archive = services_of(interaction).archive
    return await archive.article_called(typed, guild=guild_of(interaction))


def message(found: History) -> discord.ui.LayoutView:
    """Return a page of decisions, with a menu to undo one of them."""
    page, pages = number(found.page + 1), number(found.pages)
    sheet = Sheet(
        f"### {_heading(found)}",
        ("\n".join(map(_line, found.changes)),) if found.changes else (),
        _("Page {page} of {pages} · newest first").format(page=page, pages=pages)
        if found.pages > 1
        else "",
    )
    standing = [change for change in found.changes if change.can_be_undone]
    menu: reply.Row = [UndoOne.among(standing)] if standing else []
    return reply.layout_of(sheet, menu, _turning(found))


def _heading(found: History) -> str:
    """Say how many decisions there are, and what they are narrowed down to."""
    asked = found.asked
    narrowed = [
        muted(found.speaker.name, 80) if found.speaker else "",
        title_of(found.article, 120) if found.article else "",
        _(_AREAS[asked.area]) if asked.area else "",
        f"<@{asked.by}>" if asked.by else "",
    ]
    none = _("Nothing was decided")
    count = counted(found.total, "decision", "decisions") if found.total else none
    return " · ".join([count, *filter(None, narrowed)])


def _line(change: Change) -> str:
    line = f"- {_when(change.at)} {mention_of(change.by)}: {muted(told(change.words), WORDS)}"
    if change.undone_at is None or change.undone_by is None:
        return line
    undone = _("undone {moment} by {member}").format(
        moment=_when(change.undone_at), member=mention_of(change.undone_by)
    )
    return f"{line} · {undone}"


def _when(moment: Any) -> str:
    return f"<t:{int(moment.timestamp())}:f>"


def _turning(found: History) -> reply.Row:
    if found.pages == 1:
        return []
    before, after = max(found.page - 1, 0), min(found.page + 1, found.pages - 1)
    return [
        TurnTrail(found.asked, before, "back", disabled=before == found.page),
        TurnTrail(found.asked, after, "on", disabled=after == found.page),
    ]


class UndoOne(SentMenu, discord.ui.DynamicItem[Select], template=r"v1:unsayone"):
    """A menu of decisions; the chosen one is undone."""

    @classmethod
    def among(cls, changes: list[Change]) -> Self:
        """Return the menu for some decisions, 25 at most."""
        options = [
            discord.SelectOption(
                label=plain(told(change.words), OPTION_TEXT) or _("A decision"),
                value=str(change.id),
            )
            for change in changes
        ]
        menu: Select = discord.ui.Select(
            custom_id="v1:unsayone", placeholder=_("Undo one of these"), options=options
        )
        return cls(menu)

    async def pressed(self, interaction: discord.Interaction) -> None:
        """Undo the chosen one."""
        await undo(interaction, ChangeId(int(self.item.values[0])))


class TurnTrail(
    Control,
    discord.ui.DynamicItem[Button],
    template=(
        rf"v1:trail:(?P<speaker>{LONG}):(?P<article>{LONG}):(?P<by>{LONG})"
        rf":(?P<area>{'|'.join(Area)}|all):(?P<page>\d{{1,9}}):(?P<way>back|on)"
    ),
):
    """Shows another page of decisions in the same message, for moderators."""

    def __init__(self, asked: Narrowed, page: int, way: str, *, disabled: bool = False) -> None:
        label = _("Previous") if way == "back" else _("Next")
        narrowed = f"{asked.speaker or 0}:{asked.article or 0}:{asked.by or 0}"
        id_ = f"v1:trail:{narrowed}:{asked.area or 'all'}:{page}:{way}"
        super().__init__(discord.ui.Button(label=label, custom_id=id_, disabled=disabled))
        self.asked, self.page = asked, page

    @classmethod
    async def from_custom_id(
        cls, _interaction: discord.Interaction, _item: AnyItem, match: re.Match[str], /
    ) -> Self:
        """Build it again from what was pressed."""
        asked = Narrowed(
            SpeakerId(int(match["speaker"])) or None,
            ArticleId(int(match["article"])) or None,
            UserId(int(match["by"])) or None,
            None if match["area"] == "all" else Area(match["area"]),
        )
        return cls(asked, int(match["page"]), match["way"])

    async def pressed(self, interaction: discord.Interaction) -> None:
        """Turn the page."""
        await require_moderator(interaction)
        found = await services_of(interaction).trail.history(
            self.asked, guild=guild_of(interaction), page=self.page
        )
        await reply.edit(interaction, message(found))


CONTROLS = (UndoOne, TurnTrail)
