import asyncio
import fcntl
import logging
import os
import signal
import sys
from pathlib import Path

import pytest

from extraction.worker import WorkerPool
from news.article import Document
from news.errors import ExtractionFailed, SubmissionRefused, WorkerStopped
from tests.support import work
from tests.support.waiting import until

ROOT = Path(__file__).parents[2]


def a_document(name: str = "fine", text: str = "“No,” she said.") -> Document:
    return Document(text.encode(), "text/plain", name=name)


@pytest.fixture
async def pool():
    pool = WorkerPool(1, 0.5, work=work.do, prepare=work.nothing)
    yield pool
    await pool.close()


async def test_the_work_is_done_in_another_process(pool):
    page, _ = await pool.extract(a_document(text="“Now,” she said."))

    assert page.text == "“Now,” she said."
    assert int(page.title) != os.getpid()


async def test_a_text_that_takes_too_long_is_given_up_and_the_pool_goes_on(pool):
    with pytest.raises(ExtractionFailed, match=r"longer than 0\.5 seconds") as caught:
        await pool.extract(a_document("never ends"))

    assert not isinstance(caught.value, WorkerStopped)
    assert (await pool.extract(a_document()))[0].text


async def test_a_worker_that_dies_costs_only_its_own_text(pool):
    with pytest.raises(WorkerStopped, match="stopped before it was done"):
        await pool.extract(a_document("dies"))

    assert (await pool.extract(a_document()))[0].text


async def test_a_worker_that_dies_while_it_waits_costs_nothing(pool):
    page, _ = await pool.extract(a_document())
    os.kill(int(page.title), signal.SIGKILL)

    async with asyncio.timeout(20):
        while True:
            try:
                again, _ = await pool.extract(a_document())
            except WorkerStopped:  # this text met the dead worker; intake tries it again
                continue
            break

    assert again.title != page.title


async def test_a_refusal_crosses_the_process_boundary_whole(pool):
    with pytest.raises(SubmissionRefused) as caught:
        await pool.extract(a_document("refuses"))

    assert caught.value.sentence == "There is no text in that."


async def test_a_fault_of_ours_fails_the_text_and_logs_the_place_but_no_text(pool, caplog):
    with (
        caplog.at_level(logging.ERROR),
        pytest.raises(ExtractionFailed, match="could not finish with that text"),
    ):
        await pool.extract(a_document("breaks", text="secret words"))

    assert "error=KeyError at=support/work.py:" in caplog.text
    assert "secret words" not in caplog.text


async def test_the_event_loop_stays_responsive_while_a_worker_works(pool):
    reading = asyncio.ensure_future(pool.extract(a_document("never ends")))
    turns = 0
    while not reading.done():
        await asyncio.sleep(0.01)
        turns += 1

    assert isinstance(reading.exception(), ExtractionFailed)
    assert turns > 20


async def test_a_caller_that_is_cancelled_frees_its_worker(pool):
    patient = WorkerPool(1, 600, work=work.do, prepare=work.nothing)
    try:
        with pytest.raises(TimeoutError):
            await asyncio.wait_for(patient.extract(a_document("never ends")), 1)
        async with asyncio.timeout(20):
            page, _ = await patient.extract(a_document())
    finally:
        await patient.close()

    assert page.text


A_BOT = """
import asyncio, sys
from extraction.worker import WorkerPool
from news.article import Document
from tests.support import work

pool = WorkerPool(1, 600, work=work.do, prepare=work.nothing)
document = Document(sys.argv[1].encode(), "text/plain", name="never lets go")
asyncio.run(pool.extract(document))
"""


def is_held(file):
    """Tell whether a living process holds a file; the system lets go for a dead one."""
    if not file.exists():
        return False
    with file.open() as opened:
        try:
            fcntl.flock(opened, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return True
    return False


async def test_a_worker_ends_with_its_bot_even_in_the_middle_of_a_text(tmp_path):
    file = tmp_path / "held"
    bot = await asyncio.create_subprocess_exec(
        sys.executable, "-c", A_BOT, str(file), cwd=ROOT, stderr=asyncio.subprocess.DEVNULL
    )
    await until(lambda: is_held(file), seconds=30)

    bot.kill()
    await bot.wait()

    await until(lambda: not is_held(file))


async def test_a_real_page_is_read_and_extracted_in_a_worker():
    pool = WorkerPool(1, 60)
    try:
        page, findings = await pool.extract(
            a_document(text="Bakers talk\n\n“Bread will cost 3 euros,” Mara Quill said on Monday.")
        )
    finally:
        await pool.close()

    assert page.title == "Bakers talk"
    assert [q.spans[0].of(page.text) for q in findings.quotes] == ["Bread will cost 3 euros,"]
