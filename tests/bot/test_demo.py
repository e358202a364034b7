"""`verbatim demo --once`: a newcomer's first minute, as a process of its own."""

import re
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from bot.demo_newsroom import ARTICLES, LAST_ARTICLE

ROOT = Path(__file__).parents[2]
DEMO = [sys.executable, "-c", "from bot.cli import main; raise SystemExit(main())", "demo"]
LIMIT = 120.0  # seconds; a few are expected


@pytest.fixture(scope="module")
def once():
    return subprocess.run(
        [*DEMO, "--once"], cwd=ROOT, capture_output=True, text=True, timeout=LIMIT, check=False
    )


@pytest.fixture(scope="module")
def exchanges(once):
    """The transcript as (command as typed, answer), the answer without its margin and folds."""
    parts = re.split(r"^> (/.*)$", once.stdout, flags=re.MULTILINE)[1:]
    answers = (
        " ".join(re.sub(r"^ *\|? *", "", part, flags=re.MULTILINE).split()) for part in parts[1::2]
    )
    return list(zip(parts[::2], answers, strict=True))


def test_the_demo_ends_by_itself_and_without_an_error(once):
    assert once.returncode == 0
    assert once.stderr == ""
    assert "Traceback" not in once.stdout


def test_the_transcript_shows_the_three_commands_as_they_are_typed(exchanges):
    typed = [command for command, _ in exchanges]

    assert typed[0].startswith("/submit")
    assert "/quotes kirby" in typed
    assert "/figures" in typed


def test_a_submission_is_answered_with_its_receipt(exchanges):
    _, receipt = exchanges[0]

    assert "Dockworkers walk out at Larkhaven as talks over night shifts collapse" in receipt
    assert "The Larkhaven Courier" in receipt
    assert re.search(r"[1-9]\d* quotes", receipt)
    assert "[Undo]" in receipt


@pytest.mark.parametrize(
    "words",
    ["There is no list", "There was never going to be a list."],
)
def test_quotes_show_words_that_stand_in_an_article_between_quotation_marks(exchanges, words):
    answer = next(answer for command, answer in exchanges if command == "/quotes kirby")

    assert any(words in (ROOT / "examples" / name).read_text("utf-8") for name in ARTICLES)
    assert re.search(rf"[“\"][^”\"]*{re.escape(words)}[^“\"]*[”\"]", answer)


def test_quotes_name_the_speaker_and_the_role_that_the_article_gives(exchanges):
    answer = next(answer for command, answer in exchanges if command == "/quotes kirby")

    assert "John Kirby" in answer
    assert "the port authority's spokesman" in answer
    assert "a spokesman for the Larkhaven Port Authority" in answer


def test_figures_are_literal_and_say_what_they_measure(exchanges):
    answer = next(answer for command, answer in exchanges if command == "/figures")
    texts = " ".join((ROOT / "examples" / name).read_text("utf-8") for name in ARTICLES)
    numbers = re.findall(r"\d[\d.,]*\d|\d", answer)

    assert len(numbers) > 5
    assert any(f"{number} percent" in texts for number in numbers)


def test_the_briefing_tells_every_article_with_whole_quotes_and_a_button_to_post_it(exchanges):
    answer = next(answer for command, answer in exchanges if command == "/briefing now")
    texts = " ".join(
        " ".join((ROOT / "examples" / name).read_text("utf-8") for name in ARTICLES).split()
    )

    assert f"{len(ARTICLES)} articles · " in answer
    assert "Recount leaves Dunmore West with a majority of 61" in answer
    assert "Halcyon probe wakes after 212 days of silence" in answer
    assert "Green ink is not a crime" in answer
    assert "Green ink is not a crime" in texts
    assert answer.endswith("[Post it here]")


def test_two_kirbys_are_a_choice_once_the_second_is_filed(exchanges):
    at = next(at for at, (typed, _) in enumerate(exchanges) if typed.endswith(LAST_ARTICLE))
    command, answer = exchanges[at + 1]

    assert command == "/quotes kirby"
    assert "Jane Kirby" in answer
    assert "John Kirby" in answer


def test_what_was_counted_on_three_days_is_shown_as_it_changed(exchanges):
    answer = next(answer for command, answer in exchanges if command.startswith("/figures change"))

    assert "From 310 (30 November 2025) to 480 (5 December 2025)" in answer
    assert "1,240 people slept in the county’s shelters" in answer
    assert "sources do not agree" not in answer


def test_words_that_two_outlets_give_to_two_speakers_wait_for_review(exchanges):
    command, answer = exchanges[-1]

    assert command.startswith("/review")
    assert "The articles differ on who said it" in answer
    assert "Tobias Renn, Sheriff" in answer
    assert "Odile Marchand, a deputy" in answer
    assert "[Other speaker]" in answer


@pytest.mark.parametrize("port", ["70000", "-1", "taken"])
def test_a_port_that_cannot_be_had_costs_one_sentence(port):
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = str(other.getsockname()[1]) if port == "taken" else port
        ended = subprocess.run(
            [*DEMO, "--port", port],
            cwd=ROOT,
            capture_output=True,
            text=True,
            timeout=LIMIT,
            check=False,
        )

    assert ended.returncode != 0
    assert ended.stdout == ""
    (sentence,) = ended.stderr.splitlines()
    assert f"port {port}" in sentence
