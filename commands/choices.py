"""Menus and buttons below an answer that lead on: to an article, a speaker, a period, a section.

`commands/answers.py` shows them, and they show answers: each module takes the other as a whole, so
that it does not matter which of them is imported first.
"""

import re
from typing import Self

import discord

from commands import answers, reply
from commands.context import guild_of, now_of, services_of, user_of
from commands.controls import LONG, AnyItem, Button, Control, QuestionMenu, Select, SentMenu
from commands.limits import OPTION_TEXT
from commands.locale import _, later
from commands.options import speaker_options
from commands.place import Place
from commands.text import plain
from commands.timeline_blocks import periods_of
from news.article import ArticleSummary
from news.ids import ArticleId, QuestionId, SpeakerId
from services.asked import Section
from services.views import (
    AmbiguousSpeaker,
    TimelineView,
)


class OpenArticle(SentMenu, discord.ui.DynamicItem[Select], template=r"v1:open"):
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

    async def pressed(self, interaction: discord.Interaction) -> None:
        """Open the article."""
        await answers.look(interaction, ArticleId(int(self.item.values[0])))


class ChooseSpeaker(QuestionMenu, what="choose"):
    """A menu of speakers of one name; the question is answered for the chosen one."""

    @classmethod
    def among(cls, answer: AmbiguousSpeaker) -> Self:
        """Return the menu for an ambiguous name."""
        return cls.menu(answer.question, _("Which one?"), speaker_options(answer.candidates))

    async def pressed(self, interaction: discord.Interaction) -> None:
        """Answer for the chosen speaker."""
        answer = await services_of(interaction).archive.choose(
            self.question,
            SpeakerId(int(self.item.values[0])),
            guild=guild_of(interaction),
            asked_by=user_of(interaction),
            now=now_of(interaction),
        )
        await answers.put(interaction, answer, page=0)


class GoToPeriod(QuestionMenu, what="goto"):
    """A menu of the periods of a timeline; opens the page on which the chosen one begins."""

    @classmethod
    def of(cls, answer: TimelineView) -> Self:
        """Return the menu for the periods in which something was said."""
        options = [
            discord.SelectOption(label=label, value=f"{at}:{page}")
            for at, (label, page) in enumerate(periods_of(answer.rhythm))
        ]
        return cls.menu(answer.paging.question, _("Go to a time"), options)

    async def pressed(self, interaction: discord.Interaction) -> None:
        """Turn to the page of the chosen period."""
        page = int(self.item.values[0].partition(":")[2])
        found = await answers.at(interaction, Place("q", self.question, page))
        await answers.put(interaction, found, page=page)


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
        await answers.show(interaction, answer)


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
        await reply.answer(interaction, answers.message(answer))


CONTROLS = (OpenArticle, ChooseSpeaker, GoToPeriod, OverTime, InFull)
