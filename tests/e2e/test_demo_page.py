"""The demo's page in a real browser: a visitor types commands and reads the answers."""

import asyncio
import contextlib
import queue
import re
import shutil
import signal
import subprocess
import sys
import threading
from pathlib import Path

import pytest
import pytest_asyncio
from playwright.async_api import TimeoutError as TooSlow
from playwright.async_api import async_playwright, expect

ROOT = Path(__file__).parents[2]
DEMO = [sys.executable, "-c", "from bot.cli import main; raise SystemExit(main())", "demo"]
BROWSER = shutil.which("chromium") or shutil.which("google-chrome")
# Without these a browser on a machine without a network waits for what never comes.
FLAGS = [
    *("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
]
START_LIMIT = 90.0  # seconds
ANSWER_LIMIT = 15_000  # milliseconds, as Playwright has it
MENU_LIMIT = 2_000

pytestmark = [
    pytest.mark.skipif(
        BROWSER is None, reason="no chromium here: install it (Debian: apt-get install chromium)"
    ),
    pytest.mark.asyncio(loop_scope="module"),  # one browser for all
]

PRIVATE = "Only you can see this"
PASTED = """Lighthouse reopens after repairs

“The lamp turns again, and so do I,” said Edda Marsh, the keeper of the Skerry light.

The repairs took 14 months and cost $2.4 million.
"""


@pytest.fixture(scope="module")
def demo_address():
    """The address of the page of a demo that runs as a process of its own."""
    process = subprocess.Popen(
        DEMO, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    )
    lines = queue.Queue()
    reader = threading.Thread(target=_pass_on, args=(process.stdout, lines))
    reader.start()
    try:
        yield _address_in(lines)
        process.send_signal(signal.SIGINT)
        assert process.wait(20) == 0, "Ctrl-C must end the demo quietly"
    finally:
        process.kill()
        process.wait()
        reader.join()
        process.stdout.close()


def _pass_on(output, lines):
    for line in output:
        lines.put(line)
    lines.put(None)


def _address_in(lines):
    read = []
    with contextlib.suppress(queue.Empty):
        while (line := lines.get(timeout=START_LIMIT)) is not None:
            if found := re.search(r"^http://127\.0\.0\.1:\d+/#\S+$", line):
                return found[0]
            read.append(line)
    pytest.fail("the demo printed no address:\n" + "".join(read))


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def browser():
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=BROWSER, args=FLAGS)
        yield browser
        await browser.close()


@pytest_asyncio.fixture(loop_scope="module")
async def page(browser, demo_address):
    """The page, filled, as a new visitor sees it."""
    page = await browser.new_page(viewport={"width": 1280, "height": 900})
    page.set_default_timeout(ANSWER_LIMIT)
    await page.goto(demo_address)
    await reads(page, PRIVATE)
    # A page that has just opened tells its size; what is typed before that may be turned down.
    await reads(page, "Viewport updated")
    yield page
    await page.close()


async def command(page, name):
    """Type a command's name and take it from the picker, as a person does."""
    await page.locator("#channel-composer-input").click()
    await page.keyboard.type(f"/{name}")
    await page.get_by_role("option", name=f"/{name}").first.wait_for()
    await page.keyboard.press("Enter")
    await page.get_by_role("button", name=f"Command /{name}").wait_for()


async def choose(page, menu, option):
    """Open a menu and choose. The page draws itself anew after it scrolled to the menu, which
    closes it again: then it is opened once more, as a person does."""
    closed = page.get_by_role("combobox", name=menu)
    async with asyncio.timeout(ANSWER_LIMIT / 1000):
        while await closed.count():
            with contextlib.suppress(TooSlow, AssertionError):
                await closed.click(timeout=MENU_LIMIT)
                await page.get_by_role("option", name=option).click(timeout=MENU_LIMIT)
                await expect(closed).to_have_count(0, timeout=MENU_LIMIT)


async def reads(page, words):
    # A closed menu below an answer may have the same words among its options.
    shown = page.get_by_text(words).filter(visible=True)
    await expect(shown.last).to_be_visible(timeout=ANSWER_LIMIT)


async def test_a_visitor_types_quotes_picks_a_suggestion_and_reads_the_words(page):
    await command(page, "quotes")
    await page.keyboard.type("jane")
    await page.get_by_role("option", name="Jane Kirby").wait_for()
    await page.keyboard.press("Enter")
    # The page asks for suggestions once more, now for the value; one thing at a time.
    await reads(page, "No options match")
    await page.keyboard.press("Enter")

    await reads(page, "Another half a day of rain and we’d be having a different conversation.")
    await reads(page, "chief hydrologist")


async def test_a_visitor_picks_one_of_two_kirbys_and_turns_the_page(page):
    await choose(page, "Which one?", "John Kirby")
    await reads(page, "There was never going to be a list.")

    await page.get_by_role("button", name="Next", exact=True).last.click()

    await reads(page, "Medical cargo was cleared over the weekend")


async def test_a_visitor_finds_what_is_near_in_meaning(page):
    await command(page, "search")
    await page.keyboard.type("negotiations over wages")
    await page.keyboard.press("Enter")

    await reads(page, "Near in meaning, in other words")
    await reads(page, "the sides were 2.5 percentage points apart on pay")


async def test_a_visitor_hands_in_pasted_text_and_reads_the_receipt(page):
    await command(page, "submit")
    await page.keyboard.press("Enter")
    form = page.get_by_role("dialog")
    await form.locator("textarea").first.fill(PASTED)
    await form.get_by_role("button", name="Submit", exact=True).click()

    await reads(page, "Lighthouse reopens after repairs")
    await page.get_by_role("button", name="Look", exact=True).last.click()
    await reads(page, "“The lamp turns again, and so do I,”")
    await reads(page, "$2.4 million")


async def test_a_reporter_may_ask_but_not_submit(page):
    await page.get_by_label("Viewing as").select_option(label="Ben Halloran")
    await expect(page.get_by_text(PRIVATE)).to_have_count(0)
    await command(page, "submit")
    await page.keyboard.press("Enter")

    await reads(page, "Manage Server")
