"""Answers as messages: their text from render, their buttons, and what pressing those does."""

import re
from dataclasses import replace
from typing import Any, Self

import discord

from commands import reply, sharing
from commands.context import guild_of, now_of, services_of, user_of
from commands.controls import LONG, AnyItem, Button, Control, Select
from commands.forgetting import ForgetSeen
from commands.limits import OPTION_TEXT
from commands.place import PLACE, Place
from commands.render import Sheet, article_pages, article_sheet, sheet_of, speaker_line
from commands.revisions import ShowChanges
from commands.text import address, plain
from news.article import ArticleSummary
from news.ids import ArticleId, QuestionId, SpeakerId
from services.asked import Section
from services.views import (
    AmbiguousSpeaker,
    Answer,
    ArticlesView,
    ArticleView,
    NothingFound,
    QuotesView,
    SearchView,
)


def message(answer: Answer, *, shared: bool = False) -> discord.ui.LayoutView:
    """Return an answer as a private message; `shared` says so and offers sharing no more."""
    sheet = sheet_of(answer)
    if isinstance(answer, NothingFound):
        return reply.layout_of(sheet)
    if isinstance(answer, AmbiguousSpeaker):
        return reply.layout_of(sheet, [ChooseSpeaker.among(answer)])
    paging = answer.paging
    row = _turning(Place("q", paging.question, paging.page), paging.pages, shared=shared)
    if isinstance(answer, QuotesView) and answer.asked.new and not shared:
        row.append(ForgetSeen())
    menu: reply.Row = []
    if isinstance(answer, ArticlesView):
        menu.append(OpenArticle.among(answer.articles))
    if isinstance(answer, SearchView):
        menu += [InFull(paging.question, section) for section in answer.sections]
    return reply.layout_of(_noted(sheet, shared=shared), menu, row)


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
    return reply.layout_of(sheet, [*row, *changed, *_link_to(view)])


async def look(interaction: discord.Interaction, article: ArticleId) -> None:
    """Answer with one article and its findings."""
    view = await services_of(interaction).archive.article(article, guild=guild_of(interaction))
    await reply.answer(interaction, article_message(view))


def _noted(sheet: Sheet, *, shared: bool) -> Sheet:
    parts = [part for part in (sheet.footer, "Shared in this channel" if shared else "") if part]
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
    return reply.link_button("Open the article", address(view.article.line.link))


class TurnPage(
    Control, discord.ui.DynamicItem[Button], template=rf"v1:page:{PLACE}:(?P<way>back|on)"
):
    """Shows another page in the same message."""

    def __init__(self, place: Place, way: str, *, disabled: bool = False) -> None:
        label = "Previous" if way == "back" else "Next"
        super().__init__(
            discord.ui.Button(label=label, custom_id=f"v1:page:{place}:{way}", disabled=disabled)
        )
        self.place = place

    @classmethod
    async def from_custom_id(
        cls, _: discord.Interaction, __: AnyItem, match: re.Match[str], /
    ) -> Self:
        """Build it again from what was pressed."""
        return cls(Place.read(match), match["way"])

    async def pressed(self, interaction: discord.Interaction) -> None:
        """Turn the page."""
        _, private, _ = await _at(interaction, self.place)
        await reply.edit(interaction, private)


class Share(Control, discord.ui.DynamicItem[Button], template=rf"v1:share:{PLACE}"):
    """Posts the same page for everybody in the channel."""

    def __init__(self, place: Place) -> None:
        super().__init__(discord.ui.Button(label="Share", custom_id=f"v1:share:{place}"))
        self.place = place

    @classmethod
    async def from_custom_id(
        cls, _: discord.Interaction, __: AnyItem, match: re.Match[str], /
    ) -> Self:
        """Build it again from what was pressed."""
        return cls(Place.read(match))

    async def pressed(self, interaction: discord.Interaction) -> None:
        """Share it, and say so in the private message."""
        sharing.require_may_post(interaction)
        sheet, private, link = await _at(interaction, self.place, shared=True)
        await interaction.response.defer()
        await sharing.post(interaction, sheet, link)
        await reply.edit(interaction, private)


async def _at(
    interaction: discord.Interaction, place: Place, *, shared: bool = False
) -> tuple[Sheet, discord.ui.LayoutView, reply.Row]:
    """Return the text at a place, the private message for it, and a link to go with the text."""
    archive, guild = services_of(interaction).archive, guild_of(interaction)
    if place.of == "a":
        view = await archive.article(ArticleId(place.id), guild=guild)
        private = article_message(view, place.page, shared=shared)
        return article_sheet(view, place.page), private, _link_to(view)
    answer = await archive.again(QuestionId(place.id), guild=guild, page=place.page)
    return sheet_of(answer), message(answer, shared=shared), []


class OpenArticle(Control, discord.ui.DynamicItem[Select], template=r"v1:open"):
    """A menu of articles; the chosen one opens in a message of its own."""

    @classmethod
    def among(cls, articles: tuple[ArticleSummary, ...]) -> Self:
        """Return the menu for some articles, 25 at most."""
        options = [
            discord.SelectOption(
                label=plain(article.line.title, OPTION_TEXT) or "Untitled",
                value=str(article.line.id),
            )
            for article in articles
        ]
        menu: Select = discord.ui.Select(
            custom_id="v1:open", placeholder="Look at an article", options=options
        )
        return cls(menu)

    @classmethod
    async def from_custom_id(cls, _: discord.Interaction, item: Any, __: re.Match[str], /) -> Self:
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
        options = [
            discord.SelectOption(
                label=plain(speaker.name, OPTION_TEXT) or "Unnamed",
                value=str(speaker.id),
                description=plain(speaker_line(speaker), OPTION_TEXT),
            )
            for speaker in answer.candidates
        ]
        menu: Select = discord.ui.Select(
            custom_id=f"v1:choose:{answer.question}", placeholder="Which one?", options=options
        )
        return cls(answer.question, menu)

    @classmethod
    async def from_custom_id(
        cls, _: discord.Interaction, item: Any, match: re.Match[str], /
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
        await reply.edit(interaction, message(answer))


class InFull(
    Control,
    discord.ui.DynamicItem[Button],
    template=rf"v1:full:(?P<question>{LONG}):(?P<section>{'|'.join(Section)})",
):
    """Answers with all of one section, in a message of its own."""

    def __init__(self, question: QuestionId, section: Section) -> None:
        super().__init__(
            discord.ui.Button(label=f"All {section}", custom_id=f"v1:full:{question}:{section}")
        )
        self.question, self.section = question, section

    @classmethod
    async def from_custom_id(
        cls, _: discord.Interaction, __: AnyItem, match: re.Match[str], /
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


CONTROLS = (TurnPage, Share, OpenArticle, ChooseSpeaker, InFull)
