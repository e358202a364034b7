"""Intake: whatever is handed in is kept first, then read, then filed; nothing is lost."""

import asyncio
import logging
from collections.abc import Callable
from datetime import UTC, datetime
from weakref import WeakValueDictionary

from news.article import DOCUMENT_LIMIT, ArticleSummary, Document, Submission
from news.errors import NotFound, SubmissionRefused
from news.ids import ArticleId, GuildId, UserId
from news.progress import Progress, Stage
from services import retracting
from services.desk import Desk
from services.outcomes import AlreadyFiled, Outcome, Queued, became
from services.pages import Pages
from services.ports import Extractor
from storage.database import Database

_log = logging.getLogger(__name__)


def _now() -> datetime:
    return datetime.now(UTC)


class Intake:
    """Takes submissions in, sees to it that they are read and filed, and takes articles back.

    `parallel` is how many articles are read at a time; `patience_seconds` passes between two
    tries to reach a database that does not answer. `clock` says (in UTC) when something is filed
    or taken back.
    """

    def __init__(
        self,
        database: Database,
        extractor: Extractor,
        pages: Pages,
        *,
        parallel: int = 2,
        patience_seconds: float = 5.0,
        clock: Callable[[], datetime] = _now,
    ) -> None:
        self._database = database
        self._pages = pages
        self._clock = clock
        self._desk = Desk(
            database,
            extractor,
            pages,
            settled=self._tell,
            parallel=parallel,
            patience_seconds=patience_seconds,
            clock=clock,
        )
        # An event lives as long as somebody waits for it.
        self._awaited: WeakValueDictionary[ArticleId, asyncio.Event] = WeakValueDictionary()

    async def submit(self, submission: Submission) -> Queued | AlreadyFiled:
        """Keep a submission; when this returns it is committed and will be read.

        The answer is `AlreadyFiled` when the same thing is filed or waits already. Raises
        `SubmissionRefused` or `LinkRefused`, and keeps nothing, when it is plain at once that
        there is nothing to read.
        """
        self._refuse_unusable(submission.content)
        async with self._database.transaction() as stores:
            kept = await stores.articles.queue(submission)
        return self._taken_up(kept, submission.guild, "article queued")

    async def retry(self, article: ArticleId, *, guild: GuildId) -> Queued | AlreadyFiled:
        """Queue once more what could not be filed.

        Raises `NotFound` when it did not fail, or was handed in too long ago to be kept still.
        """
        async with self._database.transaction() as stores:
            kept = await stores.articles.retry(guild, article)
        if kept is None:
            raise NotFound("That is not kept any more: please hand it in again.")
        return self._taken_up(kept, guild, "article queued again")

    async def read_again(
        self, article: ArticleId, *, guild: GuildId, by: UserId, at: datetime
    ) -> Queued:
        """Queue the page of a filed article, to see what changed; or raise `NotFound`."""
        async with self._database.transaction() as stores:
            queued = await stores.articles.read_again(guild, article, by=by, at=at)
        if queued is None:
            raise NotFound("That article is not in the archive (any more), or has no link.")
        _log.info("page queued again guild=%d article=%d as=%d", guild, article, queued)
        self._desk.look_again()
        return Queued(queued)

    async def reprocess(
        self, article: ArticleId, *, guild: GuildId, by: UserId, at: datetime
    ) -> Queued:
        """Queue the stored text of a filed article, to be read anew; or raise `NotFound`."""
        async with self._database.transaction() as stores:
            queued = await stores.articles.reprocess(guild, article, by=by, at=at)
            if queued is None:
                raise NotFound("That article is not in the archive (any more).")
            await retracting.note_reprocessing(stores, guild, article, by=by, at=at)
        _log.info("text queued again guild=%d article=%d as=%d", guild, article, queued)
        self._desk.look_again()
        return Queued(queued)

    def stage(self, queued: Queued) -> Stage:
        """Return what is done with a submission now that is not settled yet."""
        return self._desk.stage(queued.article)

    async def progress(self, queued: Queued, *, guild: GuildId) -> Progress:
        """Return how far a submission has come that is not settled yet."""
        stage = self._desk.stage(queued.article)
        if stage is not Stage.WAITING:
            return Progress(stage)
        async with self._database.reading() as stores:
            return Progress(stage, await stores.articles.ahead(guild, queued.article))

    async def outcome(self, queued: Queued, *, guild: GuildId) -> Outcome:
        """Wait until a submission is filed, failed or found to be a duplicate, and say which.

        Raises `NotFound` when the guild has no such article. Waits for as long as it takes.
        """
        settled = self._awaited.setdefault(queued.article, asyncio.Event())
        outcome = await self._outcome(queued.article, guild)
        if outcome is None:
            await settled.wait()
            outcome = await self._outcome(queued.article, guild)
        if outcome is None:
            raise RuntimeError(f"article {queued.article} is said to be settled and is not")
        return outcome

    async def undo(
        self, article: ArticleId, *, guild: GuildId, by: UserId, reason: str = ""
    ) -> ArticleSummary:
        """Take an article out of the archive; raises like `retracting.retract`."""
        async with self._database.transaction() as stores:
            found = await retracting.retract(
                stores, guild, article, by=by, at=self._clock(), reason=reason
            )
        _log.info("article retracted guild=%d article=%d", guild, article)
        self._tell(article)
        return found

    async def restore(
        self, article: ArticleId, *, guild: GuildId, by: UserId
    ) -> Queued | AlreadyFiled:
        """Bring an article back: its text is read once more. Raises like `retracting.restore`."""
        async with self._database.transaction() as stores:
            kept = await retracting.restore(stores, guild, article, by=by, at=self._clock())
        return self._taken_up(kept, guild, "article restored")

    def look_again(self) -> None:
        """Take up what others have queued; call it after the commit."""
        self._desk.look_again()

    async def work(self) -> None:
        """Read and file what waits, oldest first, until `finish` or cancelled.

        That includes what an earlier process left behind. A database that does not answer is
        waited for; a text that breaks its reader costs itself only.
        """
        await self._desk.work()

    def finish(self) -> None:
        """Take up nothing more; `work` ends when what is being read now has been settled.

        Submissions are still kept, and read by the next process.
        """
        self._desk.finish()

    def _taken_up(
        self, kept: ArticleId | ArticleSummary, guild: GuildId, how: str
    ) -> Queued | AlreadyFiled:
        """Have what is not filed already be read; call it after the commit."""
        if isinstance(kept, ArticleSummary):
            return AlreadyFiled(kept)
        _log.info("%s guild=%d article=%d", how, guild, kept)
        self._desk.look_again()
        return Queued(kept)

    def _tell(self, article: ArticleId) -> None:
        """Wake who waits for the outcome; call it after the commit."""
        if settled := self._awaited.get(article):
            settled.set()

    async def _outcome(self, article: ArticleId, guild: GuildId) -> Outcome | None:
        async with self._database.reading() as stores:
            summary = await stores.articles.summary(guild, article)
            if summary is None:
                raise NotFound("There is no such article here.")
            return await became(stores, guild, summary)

    def _refuse_unusable(self, content: str | Document) -> None:
        if isinstance(content, str):
            self._pages.check(content)
        elif len(content.data) > DOCUMENT_LIMIT:
            limit = DOCUMENT_LIMIT // 2**20
            raise SubmissionRefused(
                "That is too large: {limit} MB is the most that I read.", limit=limit
            )
        elif _is_blank(content.data):
            raise SubmissionRefused("There is no text in that, so there is nothing to file.")


def _is_blank(data: bytes) -> bool:
    """Tell UTF-8 without a single letter or digit; the reader judges everything else."""
    try:
        return not any(character.isalnum() for character in data.decode())
    except UnicodeDecodeError:
        return False
