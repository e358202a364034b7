"""Imports: archives of any size through the same intake, a few documents at a time."""

import asyncio
import hashlib
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum

from news.article import Document, State, Submission
from news.errors import NewsError, NotFound
from news.ids import ArticleId, GuildId, UserId
from services.intake import Intake
from services.outcomes import AlreadyFiled, Outcome, Queued, Receipt, SubmissionFailed
from storage.database import Database

_LOOK_AGAIN = 5.0  # seconds; the bot may run beside the import and settle what it queued


class Became(StrEnum):
    """What became of a document that was imported."""

    FILED = "filed"
    KNOWN = "already known"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class Imported:
    """One document of an import, by its name, with the reason when it was refused.

    `earlier` is set for what an import before this one has brought already.
    """

    name: str
    became: Became
    reason: str = ""
    earlier: bool = False


class Imports:
    """Hands documents to an intake that is at work, and remembers which it has handed in.

    `at_once` documents are in hand at a time, so that memory does not grow with the archive and
    what others submit is not kept waiting behind it.
    """

    def __init__(
        self,
        database: Database,
        intake: Intake,
        *,
        at_once: int,
        clock: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        self._database = database
        self._intake = intake
        self._at_once = at_once
        self._clock = clock

    async def run(
        self,
        documents: Iterable[Document],
        *,
        guild: GuildId,
        by: UserId,
        told: Callable[[Imported], None],
        retry: bool = False,
    ) -> None:
        """Import documents and tell what became of each, in the order in which that is known.

        It may be broken off at any moment and run again with the same documents: each is filed
        once, and what was settled before is not read again; with `retry`, what failed before is.
        """
        async with self._database.transaction() as stores:
            await stores.presence.expect(guild)
        waiting: set[asyncio.Task[None]] = set()
        met: set[bytes] = set()

        async def one(document: Document, digest: str) -> None:
            found = await self._earlier(document, digest, guild=guild, retry=retry)
            told(found or await self._import(document, digest, guild=guild, by=by))

        try:
            for document in documents:
                digest = _digest(document)
                if bytes.fromhex(digest) in met:
                    told(Imported(document.name or "", Became.KNOWN))
                    continue
                met.add(bytes.fromhex(digest))
                if len(waiting) >= self._at_once:
                    waiting = await _some_done(waiting)
                waiting.add(asyncio.create_task(one(document, digest)))
            while waiting:
                waiting = await _some_done(waiting)
        finally:
            for task in waiting:
                task.cancel()
            await asyncio.gather(*waiting, return_exceptions=True)

    async def _earlier(
        self, document: Document, digest: str, *, guild: GuildId, retry: bool
    ) -> Imported | None:
        """Return what became of a document that an earlier run brought; None: hand it in."""
        async with self._database.reading() as stores:
            article = await stores.imports.article(guild, digest)
            known = None if article is None else await stores.articles.summary(guild, article)
        if known is None:
            return None
        again = retry and known.state is State.FAILED
        if again:
            try:
                await self._intake.retry(known.line.id, guild=guild)
            except NotFound:  # it failed too long ago to be kept
                return None
        outcome = await self._outcome(Queued(known.line.id), guild)
        return _imported(document.name or "", outcome, earlier=not again)

    async def _import(
        self, document: Document, digest: str, *, guild: GuildId, by: UserId
    ) -> Imported:
        name = document.name or ""
        try:
            kept = await self._intake.submit(Submission(guild, by, self._clock(), document))
        except NewsError as error:
            return Imported(name, Became.REFUSED, error.sentence)
        article = kept.article if isinstance(kept, Queued) else kept.article.line.id
        await self._note(guild, digest, article)
        if isinstance(kept, AlreadyFiled) and kept.article.state is not State.QUEUED:
            return _imported(name, kept)
        return _imported(name, await self._outcome(Queued(article), guild))

    async def _note(self, guild: GuildId, digest: str, article: ArticleId) -> None:
        """Remember a document. After a crash just before this, its claims tell that it is known."""
        async with self._database.transaction() as stores:
            await stores.imports.note(guild, digest, article)

    async def _outcome(self, queued: Queued, guild: GuildId) -> Outcome:
        while True:
            try:
                async with asyncio.timeout(_LOOK_AGAIN):
                    return await self._intake.outcome(queued, guild=guild)
            except TimeoutError:
                continue


async def _some_done(waiting: set["asyncio.Task[None]"]) -> set["asyncio.Task[None]"]:
    """Wait until at least one is done, and return the others; its error comes out here."""
    done, waiting = await asyncio.wait(waiting, return_when=asyncio.FIRST_COMPLETED)
    for task in done:
        task.result()
    return waiting


def _digest(document: Document) -> str:
    content = hashlib.sha256(document.media_type.encode() + b"\n")
    content.update(document.data)
    return content.hexdigest()


def _imported(name: str, outcome: Outcome, *, earlier: bool = False) -> Imported:
    match outcome:
        case Receipt():
            return Imported(name, Became.FILED, earlier=earlier)
        case SubmissionFailed(sentence=sentence):
            return Imported(name, Became.REFUSED, sentence, earlier)
        case AlreadyFiled(article=article) if article.state is State.FAILED:
            return Imported(name, Became.REFUSED, article.reason or "", earlier)
        case _:
            return Imported(name, Became.KNOWN, earlier=earlier)
