"""Answers from what is filed: quotes, figures, articles, and the names one may ask for."""

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from news.article import State
from news.errors import NotFound
from news.ids import ArticleId, GuildId, QuestionId, SpeakerId, UserId
from news.speaker import FiledSpeaker
from services import comparing, figure_lookups, lookups, profiles, sayings, searching
from services.answering import answered
from services.asked import (
    ArticlesQuestion,
    CompareQuestion,
    FiguresQuestion,
    PeopleQuestion,
    ProfileQuestion,
    Question,
    QuotesQuestion,
    SayingsQuestion,
    SearchQuestion,
    Section,
    TimelineQuestion,
)
from services.completion import Completion
from services.differences import differences
from services.newness import marked
from services.outcomes import ChangesView
from services.questions import checked, written
from services.views import (
    Answer,
    ArticlesAnswer,
    ArticleView,
    FiguresAnswer,
    PeopleAnswer,
    ProfileAnswer,
    QuotesAnswer,
    SayingsAnswer,
    SearchAnswer,
)

REMEMBERED = timedelta(days=30)


class Archive(Completion):
    """Everything filed in a guild, as readable. Each question is one read transaction."""

    async def quotes(
        self,
        question: QuotesQuestion,
        *,
        guild: GuildId,
        asked_by: UserId,
        now: datetime,
        page: int = 0,
    ) -> QuotesAnswer:
        """Look up what a speaker said.

        Raises `BadOption` when `since` is after `until`, or an order needs words that are missing.
        """
        checked(question)
        if question.new:
            async with self._database.transaction() as stores:
                question = await marked(stores, guild, question, by=asked_by, now=now)
        id_ = await self._remember(question, guild=guild, asked_by=asked_by, now=now)
        async with self._database.reading() as stores:
            return await lookups.quotes(stores, guild, question, id_, page, meaning=self._meaning)

    async def forget_seen(self, *, guild: GuildId, member: UserId) -> int:
        """Delete what is noted of what a member has seen here; return of how many questions."""
        async with self._database.transaction() as stores:
            return await stores.seen.forget(guild, member)

    async def figures(
        self,
        question: FiguresQuestion,
        *,
        guild: GuildId,
        asked_by: UserId,
        now: datetime,
        page: int = 0,
    ) -> FiguresAnswer:
        """Look up numbers.

        Raises `BadOption` where nobody, or more than one, is meant by `speaker`.
        """
        if question.speaker is not None:
            (speaker,) = await self.speakers_called([question.speaker], guild=guild)
            question = replace(question, speaker=f"id:{speaker.id}")
        id_ = await self._remember(question, guild=guild, asked_by=asked_by, now=now)
        async with self._database.reading() as stores:
            return await figure_lookups.figures(stores, guild, question, id_, page)

    async def articles(
        self,
        question: ArticlesQuestion,
        *,
        guild: GuildId,
        asked_by: UserId,
        now: datetime,
        page: int = 0,
    ) -> ArticlesAnswer:
        """Look up filed articles."""
        id_ = await self._remember(question, guild=guild, asked_by=asked_by, now=now)
        async with self._database.reading() as stores:
            return await lookups.articles(stores, guild, question, id_, page)

    async def profile(
        self, question: ProfileQuestion, *, guild: GuildId, asked_by: UserId, now: datetime
    ) -> ProfileAnswer:
        """Look up who a speaker is."""
        id_ = await self._remember(question, guild=guild, asked_by=asked_by, now=now)
        async with self._database.reading() as stores:
            return await profiles.profile(stores, guild, question, id_)

    async def people(
        self,
        question: PeopleQuestion,
        *,
        guild: GuildId,
        asked_by: UserId,
        now: datetime,
        page: int = 0,
    ) -> PeopleAnswer:
        """Look up who speaks about something."""
        id_ = await self._remember(question, guild=guild, asked_by=asked_by, now=now)
        async with self._database.reading() as stores:
            return await profiles.people(stores, guild, question, id_, page)

    async def sayings(
        self, question: SayingsQuestion, *, guild: GuildId, asked_by: UserId, now: datetime
    ) -> SayingsAnswer:
        """Look up who said something. Raises `BadOption` for no words, or for too many."""
        checked(question)
        sayings.words_of(question.words)
        id_ = await self._remember(question, guild=guild, asked_by=asked_by, now=now)
        async with self._database.reading() as stores:
            return await sayings.sayings(stores, guild, question, id_, page=0)

    async def search(
        self, question: SearchQuestion, *, guild: GuildId, asked_by: UserId, now: datetime
    ) -> SearchAnswer:
        """Look for words in everything. Raises `BadOption` for no words, or for too many."""
        checked(question)
        sayings.words_of(question.words)
        id_ = await self._remember(question, guild=guild, asked_by=asked_by, now=now)
        async with self._database.reading() as stores:
            return await searching.search(stores, guild, question, id_, self._meaning)

    async def compare(
        self, question: CompareQuestion, *, guild: GuildId, asked_by: UserId, now: datetime
    ) -> Answer:
        """Set two speakers side by side. Raises `BadOption` for nobody, or one speaker twice."""
        checked(question)
        async with self._database.reading() as stores:
            question = await comparing.settled(stores, guild, question)
        return await self.ask(question, guild=guild, asked_by=asked_by, now=now)

    async def in_full(
        self,
        question: QuestionId,
        section: Section,
        *,
        guild: GuildId,
        asked_by: UserId,
        now: datetime,
    ) -> Answer:
        """Answer with all of a section of a search that was asked before. May `NotFound`."""

        def whole(asked: Question) -> Question:
            if not isinstance(asked, SearchQuestion):
                raise NotFound("That question was no search.")
            return searching.in_full(asked, section)

        return await self.otherwise(question, whole, guild=guild, asked_by=asked_by, now=now)

    async def over_time(
        self, question: QuestionId, *, guild: GuildId, asked_by: UserId, now: datetime
    ) -> Answer:
        """Answer with what of some figures was measured several times. May `NotFound`."""

        def changing(asked: Question) -> Question:
            if not isinstance(asked, FiguresQuestion):
                raise NotFound("That question was not about figures.")
            return replace(asked, change=True)

        return await self.otherwise(question, changing, guild=guild, asked_by=asked_by, now=now)

    async def otherwise(
        self,
        question: QuestionId,
        change: Callable[[Question], Question],
        *,
        guild: GuildId,
        asked_by: UserId,
        now: datetime,
    ) -> Answer:
        """Answer what was asked before, changed. Raises what `change` raises, and `NotFound`."""
        async with self._database.reading() as stores:
            asked = await lookups.recalled(stores, guild, question)
        return await self.ask(change(asked), guild=guild, asked_by=asked_by, now=now)

    async def ask(
        self, question: Question, *, guild: GuildId, asked_by: UserId, now: datetime
    ) -> Answer:
        """Answer a question for which there is nothing to settle before it is remembered."""
        id_ = await self._remember(question, guild=guild, asked_by=asked_by, now=now)
        return await self.again(id_, guild=guild, page=0)

    async def again(self, question: QuestionId, *, guild: GuildId, page: int) -> Answer:
        """Show another page of what was asked before; a page too far is the last one.

        Raises `NotFound` when this guild did not ask it, or asked it more than 30 days ago.
        """
        async with self._database.reading() as stores:
            asked = await lookups.recalled(stores, guild, question)
            return await answered(stores, guild, asked, question, page, meaning=self._meaning)

    async def answer(self, asked: Question, *, guild: GuildId, page: int) -> Answer:
        """Answer a question that is not remembered, and so without buttons."""
        async with self._database.reading() as stores:
            nobody = QuestionId(0)
            return await answered(stores, guild, asked, nobody, page, meaning=self._meaning)

    async def choose(
        self,
        question: QuestionId,
        speaker: SpeakerId,
        *,
        guild: GuildId,
        asked_by: UserId,
        now: datetime,
    ) -> Answer:
        """Answer an ambiguous question for the speaker that a member picked. May `NotFound`."""
        async with self._database.reading() as stores:
            asked = await lookups.recalled(stores, guild, question)
        if isinstance(asked, CompareQuestion):
            told = comparing.picked(asked, f"id:{speaker}")
            return await self.compare(told, guild=guild, asked_by=asked_by, now=now)
        if not isinstance(asked, QuotesQuestion | ProfileQuestion | TimelineQuestion):
            raise NotFound("That question was not about a speaker.")
        picked = replace(asked, speaker=f"id:{speaker}")
        if isinstance(picked, QuotesQuestion):
            return await self.quotes(picked, guild=guild, asked_by=asked_by, now=now)
        return await self.ask(picked, guild=guild, asked_by=asked_by, now=now)

    async def article(self, article: ArticleId, *, guild: GuildId) -> ArticleView:
        """Show a filed article with all that was found in it, or raise `NotFound`."""
        async with self._database.reading() as stores:
            summary = await stores.articles.summary(guild, article)
            if summary is None or summary.state is not State.FILED:
                raise NotFound("That article is not in the archive (any more).")
            return ArticleView(
                summary,
                await stores.quotes.of_article(guild, article),
                await stores.figures.of_article(guild, article),
                await stores.copies.others(guild, summary.line),
            )

    async def changes(self, article: ArticleId, *, guild: GuildId) -> ChangesView:
        """Show what the last change of an article's page took out and put in, or `NotFound`."""
        async with self._database.reading() as stores:
            found = await stores.revisions.latest(guild, article)
        if found is None:
            raise NotFound("That article is not in the archive (any more), or never changed.")
        revision, before, after = found
        return ChangesView(revision, await asyncio.to_thread(differences, before, after))

    async def speakers_called(
        self, names: Sequence[str], *, guild: GuildId
    ) -> tuple[FiledSpeaker, ...]:
        """Return who is meant by each name as typed, or by a suggestion's value ("id:17").

        Raises `BadOption` where nobody, or more than one, is meant.
        """
        async with self._database.reading() as stores:
            return tuple([await lookups.the_one(stores, guild, name) for name in names])

    async def speaker_names(
        self, speakers: Sequence[SpeakerId], *, guild: GuildId
    ) -> dict[SpeakerId, str]:
        """Return the names of those of these speakers who are (still) there."""
        async with self._database.reading() as stores:
            found = await stores.speakers.by_id(guild, speakers)
        return {id_: speaker.name for id_, speaker in found.items()}

    async def _remember(
        self, question: Question, *, guild: GuildId, asked_by: UserId, now: datetime
    ) -> QuestionId:
        checked(question)
        async with self._database.transaction() as stores:
            await stores.questions.purge(guild, before=now - REMEMBERED)
            return await stores.questions.remember(
                guild, written(question), asked_by=asked_by, asked_at=now
            )
