"""Answers as messages: their text from render, their buttons, and what pressing those does."""

import re
from dataclasses import replace
from typing import Self

import discord

from commands import choices, narrowing, pictures, reply, sharing
from commands.article_sheet import article_pages, article_sheet
from commands.charts import chart_of
from commands.citing import cite_row
from commands.context import guild_of, now_of, services_of, user_of
from commands.controls import AnyItem, Button, Control, Once
from commands.following import FollowSpeaker
from commands.forgetting import ForgetSeen
from commands.locale import ENGLISH, _, speaking, spoken
from commands.pictures import Picture
from commands.place import PLACE, Place
from commands.render import sheet_of
from commands.revisions import ShowChanges
from commands.sheet import Sheet
from commands.text import address
from commands.whole import whole_row
from news.errors import NotFound
from news.ids import ArticleId, ChannelId, MessageId, QuestionId
from services.asked import Question
from services.views import (
    AmbiguousSpeaker,
    Answer,
    ArticlesView,
    ArticleView,
    FiguresView,
    NothingFound,
    ProfileView,
    QuotesView,
    SearchView,
    TimelineView,
)


async def ask(interaction: discord.Interaction, question: Question) -> None:
    """Answer a question that a member asks, privately, with a message of its own."""
    answer = await services_of(interaction).archive.ask(
        question,
        guild=guild_of(interaction),
        asked_by=user_of(interaction),
        now=now_of(interaction),
    )
    await show(interaction, answer)


async def show(interaction: discord.Interaction, answer: Answer) -> None:
    """Answer privately with a message of its own, with its picture where it has one."""
    if chart_of(answer) is None:
        await reply.answer(interaction, message(answer))
        return
    await reply.defer(interaction)  # drawing may take longer than Discord waits
    await put(interaction, answer, page=0)


def message(
    answer: Answer, *, shared: bool = False, picture: Picture | None = None
) -> discord.ui.LayoutView:
    """Return an answer as a private message; `shared` says so and offers sharing no more.

    A picture is shown only if its file goes with the message.
    """
    sheet = sheet_of(answer)
    if isinstance(answer, NothingFound):
        return reply.layout_of(sheet)
    if isinstance(answer, AmbiguousSpeaker):
        return reply.layout_of(sheet, [choices.ChooseSpeaker.among(answer)])
    paging = answer.paging
    row = _turning(Place("q", paging.question, paging.page), paging.pages, shared=shared)
    if isinstance(answer, QuotesView) and answer.asked.new and not shared:
        row.append(ForgetSeen())
    if isinstance(answer, ProfileView) and not shared:
        row.append(FollowSpeaker(answer.profile.speaker.id))
    menu: reply.Row = []
    if isinstance(answer, ArticlesView):
        menu.append(choices.OpenArticle.among(answer.articles))
    if isinstance(answer, SearchView):
        menu += [choices.InFull(paging.question, section) for section in answer.sections]
    if isinstance(answer, FiguresView) and answer.series:
        menu.append(choices.OverTime(paging.question))
    if isinstance(answer, TimelineView) and paging.pages > 1:
        menu.append(choices.GoToPeriod.of(answer))
    gallery = pictures.gallery(picture) if picture else None
    whole = whole_row(answer.quotes, sheet.blocks) if isinstance(answer, QuotesView) else []
    jump = narrowing.jump_row(Place("q", paging.question, paging.page), paging.pages)
    rows = [menu, *narrowing.rows_of(answer), whole, cite_row(answer), jump, row]
    return reply.layout_of(_noted(sheet, shared=shared), *rows, gallery=gallery)


def article_message(
    view: ArticleView, page: int = 0, *, shared: bool = False
) -> discord.ui.LayoutView:
    """Return one article with a page of its findings as a private message."""
    pages = article_pages(view)
    place = Place("a", view.article.line.id, min(max(page, 0), pages - 1))
    row = _turning(place, pages, shared=shared)
    sheet = _noted(article_sheet(view, page), shared=shared)
    changed = (
        [] if shared or view.article.revised_at is None else [ShowChanges(view.article.line.id)]
    )
    whole = whole_row(view.quotes, sheet.blocks)
    return reply.layout_of(
        sheet, whole, narrowing.jump_row(place, pages), [*row, *changed, *_link_to(view)]
    )


async def look(interaction: discord.Interaction, article: ArticleId) -> None:
    """Answer with one article and its findings."""
    view = await services_of(interaction).archive.article(article, guild=guild_of(interaction))
    await reply.answer(interaction, article_message(view))


def _noted(sheet: Sheet, *, shared: bool) -> Sheet:
    parts = [part for part in (sheet.footer, _("Shared in this channel") if shared else "") if part]
    return replace(sheet, footer=" · ".join(parts))


def _turning(place: Place, pages: int, *, shared: bool) -> reply.Row:
    row: reply.Row = []
    if pages > 1:
        before, after = max(place.page - 1, 0), min(place.page + 1, pages - 1)
        row += [
            TurnPage(replace(place, page=before), "back", disabled=place.page == before),
            TurnPage(replace(place, page=after), "on", disabled=place.page == after),
        ]
    return row if shared else [*row, Share(place)]


def _link_to(view: ArticleView) -> reply.Row:
    return reply.link_button(_("Open the article"), address(view.article.line.link))


class TurnPage(
    Control, discord.ui.DynamicItem[Button], template=rf"v1:page:{PLACE}:(?P<way>back|on)"
):
    """Shows another page in the same message."""

    def __init__(self, place: Place, way: str, *, disabled: bool = False) -> None:
        label = _("Previous") if way == "back" else _("Next")
        super().__init__(
            discord.ui.Button(label=label, custom_id=f"v1:page:{place}:{way}", disabled=disabled)
        )
        self.place = place

    @classmethod
    async def from_custom_id(
        cls, _interaction: discord.Interaction, _item: AnyItem, match: re.Match[str], /
    ) -> Self:
        """Build it again from what was pressed."""
        return cls(Place.read(match), match["way"])

    async def pressed(self, interaction: discord.Interaction) -> None:
        """Turn the page."""
        await show_at(interaction, self.place)


class Share(Once, discord.ui.DynamicItem[Button], template=rf"v1:share:{PLACE}"):
    """Posts the same page for everybody in the channel."""

    def __init__(self, place: Place) -> None:
        super().__init__(discord.ui.Button(label=_("Share"), custom_id=f"v1:share:{place}"))
        self.place = place

    @classmethod
    async def from_custom_id(
        cls, _interaction: discord.Interaction, _item: AnyItem, match: re.Match[str], /
    ) -> Self:
        """Build it again from what was pressed."""
        return cls(Place.read(match))

    async def pressed_once(self, interaction: discord.Interaction) -> None:
        """Share it, and say so in the private message."""
        sharing.require_may_post(interaction)
        found = await at(interaction, self.place)
        if isinstance(found, NothingFound):
            raise NotFound("What it held was taken back meanwhile, so nothing was posted.")
        await interaction.response.defer()
        with speaking(interaction.guild_locale or ENGLISH):
            await self._post(interaction, found)
        await put(interaction, found, page=self.place.page, shared=True)

    async def _post(self, interaction: discord.Interaction, found: Answer | ArticleView) -> None:
        """Post it in the server's language, and keep where it stands."""
        if isinstance(found, ArticleView):
            sheet = article_sheet(found, self.place.page)
            posted = await sharing.post(interaction, sheet, _link_to(found))
        else:
            posted = await sharing.post(interaction, sheet_of(found), [], chart_of(found))
        await services_of(interaction).shares.keep(
            found,
            self.place.page,
            guild=guild_of(interaction),
            channel=ChannelId(posted.channel.id),
            message=MessageId(posted.id),
            by=user_of(interaction),
            now=now_of(interaction),
            language=spoken(),
        )


async def show_at(interaction: discord.Interaction, place: Place) -> None:
    """Show what stands at a place, in the message that there is."""
    await put(interaction, await at(interaction, place), page=place.page)


async def at(interaction: discord.Interaction, place: Place) -> Answer | ArticleView:
    """Return what stands at a place, as it is by now."""
    archive, guild = services_of(interaction).archive, guild_of(interaction)
    if place.of == "a":
        return await archive.article(ArticleId(place.id), guild=guild)
    return await archive.again(QuestionId(place.id), guild=guild, page=place.page)


async def put(
    interaction: discord.Interaction,
    found: Answer | ArticleView,
    *,
    page: int,
    shared: bool = False,
) -> None:
    """Put an answer, or a page of an article, in the place of the message that there is."""
    if isinstance(found, ArticleView):
        await reply.edit(interaction, article_message(found, page, shared=shared))
    elif (chart := chart_of(found)) is None:
        await reply.edit(interaction, message(found, shared=shared))
    else:
        if not interaction.response.is_done():
            await interaction.response.defer()
        file = await pictures.drawn(chart)
        shown = message(found, shared=shared, picture=chart if file else None)
        await reply.edit(interaction, shown, *([file] if file else []))


CONTROLS = (TurnPage, Share)
