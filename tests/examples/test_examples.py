"""The sample articles come out right: the real reader and the real extraction, no fakes."""

from functools import cache
from pathlib import Path

import pytest

from extraction.pipeline import extract_text
from extraction.readable import read
from news.article import Document, Page
from news.findings import Findings
from news.quote import Kind, Quote
from news.speaker import Speaker, SpeakerType
from news.text import fold
from tests.examples.bank import CENTRAL_BANK
from tests.examples.expectations import Expected, Said
from tests.examples.harbor import PORT_DEAL, PORT_STRIKE
from tests.examples.hospital import HOSPITAL_WARD
from tests.examples.not_yet import NOT_YET
from tests.examples.probe import COMET_PROBE
from tests.examples.recount import RECOUNT
from tests.examples.river import RIVER_CLEANUP, RIVER_FLOOD, RIVER_RISING, RIVER_SHELTERS

EXAMPLES = Path(__file__).parents[2] / "examples"
EVERY_ARTICLE = (
    PORT_STRIKE,
    PORT_DEAL,
    RIVER_RISING,
    RIVER_FLOOD,
    RIVER_SHELTERS,
    RIVER_CLEANUP,
    CENTRAL_BANK,
    HOSPITAL_WARD,
    RECOUNT,
    COMET_PROBE,
)
MEDIA_TYPES = {".html": "text/html", ".txt": "text/plain", ".md": "text/markdown"}


@cache
def extracted(name: str) -> tuple[Page, Findings]:
    path = EXAMPLES / name
    page = read(
        Document(data=path.read_bytes(), media_type=MEDIA_TYPES[path.suffix], name=path.name)
    )
    return page, extract_text(page.text)


def parameters(*rows):
    """Name each row by its article and words, and mark those that are known not to work yet."""
    return [
        pytest.param(
            expected, row, id=f"{expected.name}: {words[:40]}", marks=marks_of(expected, words)
        )
        for expected, row, words in rows
    ]


def marks_of(expected, words):
    reason = NOT_YET.get((expected.name, words))
    return [pytest.mark.xfail(strict=True, reason=reason)] if reason else []


def shown_with(expected: Expected, words: str) -> list[tuple[Quote, Speaker | None]]:
    page, findings = extracted(expected.name)
    return [
        (quote, None if quote.speaker is None else findings.speakers[quote.speaker])
        for quote in findings.quotes
        if quote.shown and any(words in span.of(page.text) for span in quote.spans)
    ]


def is_named(speaker: Speaker, said: Said) -> bool:
    """People by their exact name; others by how they begin, since descriptions may run on."""
    if said.type is SpeakerType.PERSON:
        return speaker.name == said.speaker
    return (
        fold(speaker.name).removeprefix("the ").startswith(fold(said.speaker).removeprefix("the "))
    )


@pytest.mark.parametrize("expected", EVERY_ARTICLE, ids=lambda expected: expected.name)
def test_the_head_of_an_article_is_read(expected):
    page, _ = extracted(expected.name)

    assert page.title == expected.title
    assert page.outlet == expected.outlet
    assert (page.published.date() if page.published else None) == expected.published
    assert page.link == expected.link


@pytest.mark.parametrize(
    ("expected", "said"),
    parameters(*((a, said, said.words) for a in EVERY_ARTICLE for said in a.quotes)),
)
def test_words_are_shown_as_their_speakers_and_nobody_elses(expected, said):
    found = shown_with(expected, said.words)

    assert found, "these words are not shown at all"
    assert all(speaker is not None and is_named(speaker, said) for _, speaker in found)
    assert all(speaker.type is said.type for _, speaker in found)


@pytest.mark.parametrize(
    ("expected", "number"),
    parameters(*((a, number, number.words) for a in EVERY_ARTICLE for number in a.numbers)),
)
def test_a_figure_has_its_value_and_unit(expected, number):
    page, findings = extracted(expected.name)
    found = [f for f in findings.figures if f.span.of(page.text) == number.words]

    assert (number.value, number.unit, number.qualifier, number.high) in {
        (figure.value, figure.unit, figure.qualifier, figure.high) for figure in found
    }


@pytest.mark.parametrize(
    ("expected", "role"),
    parameters(*((a, role, role[0]) for a in EVERY_ARTICLE for role in a.roles)),
)
def test_a_person_has_the_role_that_the_article_gives(expected, role):
    name, words = role
    _, findings = extracted(expected.name)
    (speaker,) = [s for s in findings.speakers if s.name == name]

    assert any(words in description for description in speaker.descriptions)


@pytest.mark.parametrize(
    ("expected", "words"),
    parameters(*((a, words, words) for a in EVERY_ARTICLE for words in a.silent)),
)
def test_what_nobody_said_is_nobodys(expected, words):
    assert [s.name for _, s in shown_with(expected, words) if s is not None] == []


@pytest.mark.parametrize("expected", [PORT_STRIKE, PORT_DEAL], ids=lambda expected: expected.name)
def test_direct_words_are_john_kirbys_if_and_only_if_he_says_them(expected):
    his = [said.words for said in expected.quotes if said.speaker == "John Kirby"]
    page, findings = extracted(expected.name)

    for quote in findings.quotes:
        if quote.shown and quote.kind is Kind.DIRECT:
            words = " ".join(span.of(page.text) for span in quote.spans)
            is_his = any(said in words for said in his)
            assert (findings.speakers[quote.speaker].name == "John Kirby") is is_his
