"""Worker processes that read and extract, so that no text can hold up or bring down the bot."""

import asyncio
import logging
import multiprocessing
import os
import re
from collections.abc import Callable
from concurrent.futures.process import BrokenProcessPool
from threading import Lock, Thread

from pebble import ProcessExpired, ProcessFuture, ProcessPool

from extraction.limits import limit_memory
from news.article import Document, Page
from news.errors import ExtractionFailed, NewsError, WorkerStopped
from news.findings import Findings

_log = logging.getLogger(__name__)

_PLACE = re.compile(r'File "(?:.*?([^/\\]+[/\\][^/\\]+))", line (\d+)')


def read_and_extract(
    document: Document, *, spacy_pipeline: str | None = None
) -> tuple[Page, Findings]:
    """Read a document and find what it reports. This is the work of a worker process.

    `spacy_pipeline` names the spaCy pipeline that gives names and syntax instead of our reader.
    """
    # Imported here, so that only workers pay the time and memory of spaCy and trafilatura.
    from extraction.marked_words import findings_of  # noqa: PLC0415 - see above
    from extraction.readable import read  # noqa: PLC0415 - see above

    page = read(document)
    return page, findings_of(page, spacy_pipeline=spacy_pipeline)


def warm_up(*, spacy_pipeline: str | None = None) -> None:
    """Load everything once, so that the first article of a worker is not slower than others."""
    text = "“The ferry is late again,” said Ada Pell, a spokesperson for the harbour."
    page = Document(f"<html><p>{text}</p></html>".encode(), "text/html")
    read_and_extract(page, spacy_pipeline=spacy_pipeline)


class WorkerPool:
    """Extracts in worker processes. Implements `services.ports.Extractor`.

    `limit_seconds` bounds the time of one article; a worker that is over it, or that dies, is
    replaced and costs only its own article. Time spent waiting for a free worker does not count.
    End all calls of `extract` before `close`.
    """

    def __init__(
        self,
        workers: int,
        limit_seconds: float,
        *,
        work: Callable[[Document], tuple[Page, Findings]] = read_and_extract,
        prepare: Callable[[], None] = warm_up,
    ) -> None:
        self._workers = workers
        self._limit = limit_seconds
        self._work = work
        self._prepare = prepare
        self._lock = Lock()
        self._pool = self._new_pool()

    async def start(self) -> None:
        """Start the workers now and not with the first article."""
        await asyncio.to_thread(self._running_pool)

    async def extract(self, document: Document) -> tuple[Page, Findings]:
        """Return the page that a document holds and its findings.

        Raises `SubmissionRefused` when it cannot be an article, `WorkerStopped` when the worker
        died and `ExtractionFailed` when time ran out or our code has a fault.
        """
        try:
            future = await asyncio.to_thread(self._schedule, document)
            return await asyncio.wrap_future(future)
        except NewsError:
            raise
        except TimeoutError as error:
            raise ExtractionFailed(
                "Reading that text took longer than {seconds} seconds, so I gave up on it.",
                seconds=f"{self._limit:g}",
            ) from error
        except MemoryError as error:
            _log.warning("extraction took too much memory")
            raise ExtractionFailed(
                "Reading that text took more memory than one text may take, so I gave up on it."
            ) from error
        except (ProcessExpired, BrokenProcessPool) as error:
            _log.warning("worker died error=%s", error)
            raise WorkerStopped(
                "The process that was reading that text stopped before it was done."
            ) from error
        except Exception as error:
            # No traceback: its messages may quote the article.
            _log.error("extraction broke error=%s at=%s", type(error).__name__, _place(error))
            raise ExtractionFailed(
                "I could not finish with that text; my log says at which place I broke off."
            ) from error

    async def close(self) -> None:
        """End all workers at once. Whatever they were reading stays queued in the database."""
        await asyncio.to_thread(_end, self._pool)

    def _schedule(self, document: Document) -> "ProcessFuture[tuple[Page, Findings]]":
        try:
            pool = self._running_pool()
            return pool.schedule(self._work, args=(document,), timeout=self._limit)
        except RuntimeError as error:  # it broke between the two lines
            raise BrokenProcessPool(str(error)) from error

    def _running_pool(self) -> ProcessPool:
        """Return the pool; a new one where pebble gave up, as it does when an idle worker dies."""
        with self._lock:
            if not self._pool.active:
                _end(self._pool)
                self._pool = self._new_pool()
            return self._pool

    def _new_pool(self) -> ProcessPool:
        # Spawned and not forked: the bot has threads and sockets that a fork would copy.
        return ProcessPool(
            max_workers=self._workers,
            initializer=_begin,
            initargs=(self._prepare,),
            context=multiprocessing.get_context("spawn"),
        )


def _begin(prepare: Callable[[], None]) -> None:
    """Begin the life of a worker, which ends with the bot's, also in the middle of a text."""
    Thread(target=_end_with_parent, daemon=True).start()
    prepare()
    limit_memory()


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def _end(pool: ProcessPool) -> None:
    pool.stop()  # type: ignore[no-untyped-call]  # pebble leaves its result out
    pool.join()


def _place(error: Exception) -> str:
    """Return the last file and line of a worker's traceback, without the message."""
    places = _PLACE.findall(getattr(error, "traceback", ""))
    return ":".join(places[-1]) if places else "unknown"
