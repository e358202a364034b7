"""Answers from what is filed: quotes, figures, articles, and the names one may ask for."""

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from news.article import State
from news.errors import NotFound
from news.ids import ArticleId, GuildId, QuestionId, SpeakerId, UserId
from news.speaker import FiledSpeaker
from services import comparing, lookups, searching
from services.answering import answered
from services.asked import (
    CompareQuestion,
    FiguresQuestion,
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
from services.sayings import words_of
from services.views import (
    Answer,
    ArticleView,
)

REMEMBERED = timedelta(days=30)


class Archive(Completion):
    """Everything filed in a guild, as readable. Each question is one read transaction."""

    async def ask(
        self, question: Question, *, guild: GuildId, asked_by: UserId, now: datetime
    ) -> Answer:
        """Answer a question with its first page, and remember it for its buttons.

        Raises `BadOption` where it makes no sense, has no words that can be looked for, or names
        somebody whom it must tell apart and cannot.
        """
        checked(question)
        settled = await self._settled(question, guild=guild, asked_by=asked_by, now=now)
        return await self._answer(settled, guild=guild, asked_by=asked_by, now=now)

    async def forget_seen(self, *, guild: GuildId, member: UserId) -> int:
        """Delete what is noted of what a member has seen here; return of how many questions."""
        async with self._database.transaction() as stores:
            return await stores.seen.forget(guild, member)

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
        return await self._answer(change(asked), guild=guild, asked_by=asked_by, now=now)

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
        match asked:
            case CompareQuestion():
                asked = comparing.picked(asked, f"id:{speaker}")
            case QuotesQuestion() | ProfileQuestion() | TimelineQuestion():
                asked = replace(asked, speaker=f"id:{speaker}")
            case _:
                raise NotFound("That question was not about a speaker.")
        return await self.ask(asked, guild=guild, asked_by=asked_by, now=now)

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

    async def _settled(
        self, question: Question, *, guild: GuildId, asked_by: UserId, now: datetime
    ) -> Question:
        """Settle once what must not change from page to page: who is meant, what is new."""
        match question:
            case QuotesQuestion(new=True):
                async with self._database.transaction() as stores:
                    return await marked(stores, guild, question, by=asked_by, now=now)
            case FiguresQuestion(speaker=str(name)):
                (speaker,) = await self.speakers_called([name], guild=guild)
                return replace(question, speaker=f"id:{speaker.id}")
            case CompareQuestion():
                async with self._database.reading() as stores:
                    return await comparing.settled(stores, guild, question)
            case SayingsQuestion(words=words) | SearchQuestion(words=words):
                words_of(words)  # raises before anything is remembered
        return question

    async def _answer(
        self, question: Question, *, guild: GuildId, asked_by: UserId, now: datetime
    ) -> Answer:
        """Remember a settled question and answer it."""
        checked(question)
        async with self._database.transaction() as stores:
            await stores.questions.purge(guild, before=now - REMEMBERED)
            id_ = await stores.questions.remember(
                guild, written(question), asked_by=asked_by, asked_at=now
            )
        async with self._database.reading() as stores:
            return await answered(stores, guild, question, id_, 0, meaning=self._meaning)
