"""Bounds around the parsers of strangers' files: what they may cost, and how their faults read."""

import resource
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from news.errors import NewsError, SubmissionRefused

_MEMORY = 768 * 2**20  # bytes on top of what the process has


@contextmanager
def bounded(what: str) -> Iterator[None]:
    """Read "a PDF" within a limit of memory; whatever its parser trips over is one sentence.

    Raises `SubmissionRefused`. How long it may take, the worker pool says.
    """
    try:
        with _limited_memory():
            yield
    except NewsError:
        raise
    except MemoryError as error:
        raise SubmissionRefused(
            "That is {kind} that needs too much memory: please paste its text instead.", kind=what
        ) from error
    except RecursionError as error:
        raise SubmissionRefused(
            "That is {kind} that is nested too deeply: please paste its text instead.", kind=what
        ) from error
    except Exception as error:  # hostile files bring parsers to raise anything
        raise SubmissionRefused(
            "That is {kind} that is damaged: please paste its text instead.", kind=what
        ) from error


@contextmanager
def _limited_memory() -> Iterator[None]:
    """Let the process have so much more address space and no more, where the system counts it."""
    status = Path("/proc/self/statm")
    if not status.exists():
        yield
        return
    soft, hard = resource.getrlimit(resource.RLIMIT_AS)
    limit = int(status.read_text().split()[0]) * resource.getpagesize() + _MEMORY
    if hard != resource.RLIM_INFINITY:
        limit = min(limit, hard)
    resource.setrlimit(resource.RLIMIT_AS, (limit, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_AS, (soft, hard))
