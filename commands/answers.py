"""Answers as messages: their text from render, their buttons, and what pressing those does."""

import re
from dataclasses import replace
from typing import Any, Self

import discord

from commands import pictures, reply, sharing
from commands.charts import chart_of
from commands.citing import cite_row
from commands.context import guild_of, now_of, services_of, user_of
from commands.controls import LONG, AnyItem, Button, Control, Select
from commands.following import FollowSpeaker
from commands.forgetting import ForgetSeen
from commands.limits import OPTION_TEXT
from commands.locale import ENGLISH, _, later, speaking, spoken
from commands.narrowing import jump_row, rows_of
from commands.options import speaker_options
from commands.pictures import Picture
from commands.place import PLACE, Place
from commands.render import Sheet, article_pages, article_sheet, sheet_of
from commands.revisions import ShowChanges
from commands.text import address, plain
from commands.timeline_blocks import periods_of
from commands.whole import whole_row
from news.article import ArticleSummary
from news.ids import ArticleId, ChannelId, MessageId, QuestionId, SpeakerId
from services.asked import Section
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


async def show(interaction: discord.Interaction, answer: Answer) -> None:
    """Answer privately with a message of its own, with its picture where it has one."""
    if chart_of(answer) is None:
        await reply.answer(interaction, message(answer))
        return
    await reply.defer(interaction)  # drawing may take longer than Discord waits
    await _put(interaction, answer, page=0)


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
        return reply.layout_of(sheet, [ChooseSpeaker.among(answer)])
    paging = answer.paging
    row = _turning(Place("q", paging.question, paging.page), paging.pages, shared=shared)
    if isinstance(answer, QuotesView) and answer.asked.new and not shared:
        row.append(ForgetSeen())
    if isinstance(answer, ProfileView) and not shared:
        row.append(FollowSpeaker(answer.profile.speaker.id))
    menu: reply.Row = []
    if isinstance(answer, ArticlesView):
        menu.append(OpenArticle.among(answer.articles))
    if isinstance(answer, SearchView):
        menu += [InFull(paging.question, section) for section in answer.sections]
    if isinstance(answer, FiguresView) and answer.series:
        menu.append(OverTime(paging.question))
    if isinstance(answer, TimelineView) and paging.pages > 1:
        menu.append(GoToPeriod.of(answer))
    gallery = pictures.gallery(picture) if picture else None
    whole = whole_row(answer.quotes, sheet.blocks) if isinstance(answer, QuotesView) else []
    jump = jump_row(Place("q", paging.question, paging.page), paging.pages)
    rows = [menu, *rows_of(answer), whole, cite_row(answer), jump, row]
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
    return reply.layout_of(sheet, whole, jump_row(place, pages), [*row, *changed, *_link_to(view)])


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


class Share(Control, discord.ui.DynamicItem[Button], template=rf"v1:share:{PLACE}"):
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

    async def pressed(self, interaction: discord.Interaction) -> None:
        """Share it, and say so in the private message."""
        sharing.require_may_post(interaction)
        found = await _at(interaction, self.place)
        await interaction.response.defer()
        with speaking(interaction.guild_locale or ENGLISH):
            await self._post(interaction, found)
        await _put(interaction, found, page=self.place.page, shared=True)

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
    await _put(interaction, await _at(interaction, place), page=place.page)


async def _at(interaction: discord.Interaction, place: Place) -> Answer | ArticleView:
    archive, guild = services_of(interaction).archive, guild_of(interaction)
    if place.of == "a":
        return await archive.article(ArticleId(place.id), guild=guild)
    return await archive.again(QuestionId(place.id), guild=guild, page=place.page)


async def _put(
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


class OpenArticle(Control, discord.ui.DynamicItem[Select], template=r"v1:open"):
    """A menu of articles; the chosen one opens in a message of its own."""

    @classmethod
    def among(cls, articles: tuple[ArticleSummary, ...]) -> Self:
        """Return the menu for some articles, 25 at most."""
        options = [
            discord.SelectOption(
                label=plain(article.line.title, OPTION_TEXT) or _("Untitled"),
                value=str(article.line.id),
            )
            for article in articles
        ]
        menu: Select = discord.ui.Select(
            custom_id="v1:open", placeholder=_("Look at an article"), options=options
        )
        return cls(menu)

    @classmethod
    async def from_custom_id(
        cls, _interaction: discord.Interaction, item: Any, _match: re.Match[str], /
    ) -> Self:
        """Take over the menu as it was sent."""
        return cls(item)

    async def pressed(self, interaction: discord.Interaction) -> None:
        """Open the article."""
        await look(interaction, ArticleId(int(self.item.values[0])))


class ChooseSpeaker(
    Control, discord.ui.DynamicItem[Select], template=rf"v1:choose:(?P<question>{LONG})"
):
    """A menu of speakers of one name; the question is answered for the chosen one."""

    def __init__(self, question: QuestionId, menu: Select) -> None:
        super().__init__(menu)
        self.question = question

    @classmethod
    def among(cls, answer: AmbiguousSpeaker) -> Self:
        """Return the menu for an ambiguous name."""
        menu: Select = discord.ui.Select(
            custom_id=f"v1:choose:{answer.question}",
            placeholder=_("Which one?"),
            options=speaker_options(answer.candidates),
        )
        return cls(answer.question, menu)

    @classmethod
    async def from_custom_id(
        cls, _interaction: discord.Interaction, item: Any, match: re.Match[str], /
    ) -> Self:
        """Take over the menu as it was sent."""
        return cls(QuestionId(int(match["question"])), item)

    async def pressed(self, interaction: discord.Interaction) -> None:
        """Answer for the chosen speaker."""
        answer = await services_of(interaction).archive.choose(
            self.question,
            SpeakerId(int(self.item.values[0])),
            guild=guild_of(interaction),
            asked_by=user_of(interaction),
            now=now_of(interaction),
        )
        await _put(interaction, answer, page=0)


class GoToPeriod(
    Control, discord.ui.DynamicItem[Select], template=rf"v1:goto:(?P<question>{LONG})"
):
    """A menu of the periods of a timeline; opens the page on which the chosen one begins."""

    def __init__(self, question: QuestionId, menu: Select) -> None:
        super().__init__(menu)
        self.question = question

    @classmethod
    def of(cls, answer: TimelineView) -> Self:
        """Return the menu for the periods in which something was said."""
        menu: Select = discord.ui.Select(
            custom_id=f"v1:goto:{answer.paging.question}",
            placeholder=_("Go to a time"),
            options=[
                discord.SelectOption(label=label, value=f"{at}:{page}")
                for at, (label, page) in enumerate(periods_of(answer.rhythm))
            ],
        )
        return cls(answer.paging.question, menu)

    @classmethod
    async def from_custom_id(
        cls, _interaction: discord.Interaction, item: Any, match: re.Match[str], /
    ) -> Self:
        """Take over the menu as it was sent."""
        return cls(QuestionId(int(match["question"])), item)

    async def pressed(self, interaction: discord.Interaction) -> None:
        """Turn to the page of the chosen period."""
        page = int(self.item.values[0].partition(":")[2])
        found = await _at(interaction, Place("q", self.question, page))
        await _put(interaction, found, page=page)


class OverTime(
    Control, discord.ui.DynamicItem[Button], template=rf"v1:change:(?P<question>{LONG})"
):
    """Shows what of some figures was measured several times, in a message of its own."""

    def __init__(self, question: QuestionId) -> None:
        label, custom_id = _("Change over time"), f"v1:change:{question}"
        super().__init__(discord.ui.Button(label=label, custom_id=custom_id))
        self.question = question

    @classmethod
    async def from_custom_id(
        cls, _interaction: discord.Interaction, _item: AnyItem, match: re.Match[str], /
    ) -> Self:
        """Build it again from what was pressed."""
        return cls(QuestionId(int(match["question"])))

    async def pressed(self, interaction: discord.Interaction) -> None:
        """Answer with the series."""
        answer = await services_of(interaction).archive.over_time(
            self.question,
            guild=guild_of(interaction),
            asked_by=user_of(interaction),
            now=now_of(interaction),
        )
        await show(interaction, answer)


_IN_FULL = {
    Section.QUOTES: later("All quotes"),
    Section.NEAR: later("All near in meaning"),
    Section.SPEAKERS: later("All speakers"),
    Section.ARTICLES: later("All articles"),
    Section.FIGURES: later("All figures"),
}


class InFull(
    Control,
    discord.ui.DynamicItem[Button],
    template=rf"v1:full:(?P<question>{LONG}):(?P<section>{'|'.join(Section)})",
):
    """Answers with all of one section, in a message of its own."""

    def __init__(self, question: QuestionId, section: Section) -> None:
        label = _(_IN_FULL[section])
        super().__init__(discord.ui.Button(label=label, custom_id=f"v1:full:{question}:{section}"))
        self.question, self.section = question, section

    @classmethod
    async def from_custom_id(
        cls, _interaction: discord.Interaction, _item: AnyItem, match: re.Match[str], /
    ) -> Self:
        """Build it again from what was pressed."""
        return cls(QuestionId(int(match["question"])), Section(match["section"]))

    async def pressed(self, interaction: discord.Interaction) -> None:
        """Answer in full."""
        answer = await services_of(interaction).archive.in_full(
            self.question,
            self.section,
            guild=guild_of(interaction),
            asked_by=user_of(interaction),
            now=now_of(interaction),
        )
        await reply.answer(interaction, message(answer))


CONTROLS = (TurnPage, Share, OpenArticle, ChooseSpeaker, GoToPeriod, OverTime, InFull)
