"""A text that wants too much memory costs itself only."""

import pytest

from extraction.worker import WorkerPool
from news.article import Document
from news.errors import ExtractionFailed, WorkerStopped
from tests.support.work import do, nothing


async def test_a_text_that_takes_too_much_memory_is_given_up_and_the_worker_goes_on():
    pool = WorkerPool(1, 30, work=do, prepare=nothing)
    try:
        first, _ = await pool.extract(Document(b"one", "text/plain"))
        with pytest.raises(ExtractionFailed, match="more memory") as refused:
            await pool.extract(Document(b"much", "text/plain", name="is hungry"))
        after, _ = await pool.extract(Document(b"two", "text/plain"))
    finally:
        await pool.close()

    assert not isinstance(refused.value, WorkerStopped)
    assert after.title == first.title
