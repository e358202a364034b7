"""The whole reading of a text: lossless words, literal spans, bounded time, and no crash."""

import subprocess
import sys
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extraction.pipeline import extract_text, read
from news.findings import Findings
from news.text import storable

ARTICLE = Path("../shared/articles/ceasefire-talks-2024-07-25.txt")
PIECES = st.sampled_from(
    [
        *"“”‘’\"'«»„‹›.,:;!?()—- \n\t",
        *"\u200b\u00a0🙂👩‍🚒éß中",
        "\n\n",
        " said ",
        " according to ",
        "Lena Brandt",
        " she ",
        "told reporters that",
        "BRANDT:",
        "40,000",
        "$3 million ",
        "مرحبا ",
        "привет ",
        "U.S. ",
    ]
)


@settings(max_examples=150, deadline=None)
@given(st.lists(PIECES | st.text(max_size=4), max_size=40).map("".join))
def test_no_text_breaks_it_and_every_span_is_literal(text):
    findings = extract_text(text)

    for quote in findings.quotes:
        spans = [*quote.spans, *filter(None, (quote.mention, quote.cue))]
        assert all(0 <= span.start < span.end <= len(text) for span in spans)
        assert list(quote.spans) == sorted(quote.spans)
        assert all(span.of(text).strip() for span in quote.spans)
        assert not quote.shown or quote.speaker is not None
    for figure in findings.figures:
        assert 0 <= figure.span.start < figure.span.end <= len(text)


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=80))
def test_reading_loses_no_character(text):
    doc = read(text)

    assert doc.text == text
    assert len(doc) == 0 or doc[0].is_sent_start


def test_a_text_that_ends_in_a_comma_is_read():
    extract_text("The quay is closed, Brandt said,")


def test_an_empty_text_has_no_findings():
    assert extract_text("") == Findings()
    assert extract_text(" \n\n\t ") == Findings()


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Dr. A. B. Berg met Mr. Lund. They left.", 2),
        ("The U.S. Navy left. The ship stayed.", 2),
        ("It left at 9 a.m. The next ship stayed.", 2),
        ("“Go!” he said. “No?” she said.", 2),
        ("A headline without a stop\n\nThe first sentence.", 2),
        ("It left in Jan. 2020 for good.", 1),
    ],
)
def test_sentences_respect_abbreviations_marks_and_paragraphs(text, count):
    assert len(list(read(text).sents)) == count


def test_a_figure_inside_reported_words_is_tied_to_its_quote():
    text = "Lena Brandt said 40 ships were waiting. There are 12 berths."
    findings = extract_text(text)

    assert [(f.span.of(text), f.quote) for f in findings.figures] == [("40", 0), ("12", None)]


POEM = "The quay is grey,\n  the gulls are loud;\n\n  “Go,” said the tide,\n    none were proud.\n"
TABLE = "Port\tShips\tSaid\nOslo\t12\t“yes”\nBergen\t-\t“no”\n|---|---|\n| Ada | said |\n"
CODE = 'def said(text: str = "no") -> None:\n    """He said."""\n    print(f"{text!r}: “{text}”")\n'


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Word",
        "“",
        "””“““\"\"''«»",
        "🙂👩‍🚒🙂 🙂",
        "Ada Pell сказала “да” 港口 said مرحبا “نعم” she said.",
        POEM,
        TABLE,
        CODE,
        "Ada\u200b Pell\u2060 said\u200d “the\u202e ferry\u202c is\u2066 late\u2069”.",
        "Ada Pell said \ud800 and “\udfff no” on Monday.",
        "\x00\x07 Ada Pell said \x1b[31m “no”.",
        "…" * 300,
        "a" * 30_000,
    ],
)
def test_whatever_is_handed_in_gives_findings_or_none_and_literal_offsets(text):
    kept = storable(text)

    findings = extract_text(kept)

    for quote in findings.quotes:
        assert all(span.of(kept).strip() for span in quote.spans)
    findings_again = extract_text(kept)
    assert findings_again == findings
    kept.encode("utf-8")  # no lone surrogate has come through the door


@pytest.mark.parametrize(
    "text",
    [
        "“" * 10_000,
        "“Yes,” he said. " * 1_000,
        "Lena Brandt said that the port and " * 700,
        "🙂" * 5_000,
        "word " * 10_000,
        "Kirby said that Holt, who had told reporters, said the bridge, he added, " * 700,
    ],
)
def test_long_texts_take_bounded_time(text):
    began = time.process_time()
    extract_text(text)

    assert time.process_time() - began < 20.0  # a quadratic step takes many minutes


@pytest.mark.slow
@pytest.mark.parametrize(
    "text",
    [
        "“Yes,” he said. " * 20_000,
        "Kirby said that Holt, who had told reporters, said the bridge, he added, " * 6_800,
        "lorem ipsum said dolor, “amet” " * 16_000,
        "word " * 200_000,
    ],
)
def test_the_longest_texts_stay_within_a_minute_and_the_memory_of_a_worker(text):
    program = (
        "import resource, sys, time; from extraction.pipeline import extract_text\n"
        "text = sys.stdin.read(); extract_text('Warm up.'); began = time.process_time()\n"
        "extract_text(text); print(time.process_time() - began,"
        " resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)"
    )

    done = subprocess.run(
        [sys.executable, "-c", program], input=text, capture_output=True, text=True, check=True
    )

    seconds, mebibytes = map(float, done.stdout.split())
    assert seconds < 60
    assert mebibytes < 500


@pytest.mark.skipif(not ARTICLE.exists(), reason="the shared article is not on this machine")
def test_the_real_article_gives_every_direct_quote_to_the_right_person():
    text = ARTICLE.read_text(encoding="utf-8")
    findings = extract_text(text)
    said = [
        (
            findings.speakers[quote.speaker].name,
            quote.spans[-1].of(text).split()[0],
            len(quote.spans),
        )
        for quote in findings.quotes
        if quote.shown and text[quote.spans[-1].start - 1] in '“"'
    ]

    assert said == [
        ("John Kirby", "Both", 1),
        ("John Kirby", "It’s", 1),
        ("A senior Biden administration official", "I", 2),
        ("A senior Biden administration official", "There", 2),
        ("Benjamin Netanyahu", "President", 1),
        ("Benjamin Netanyahu", "Fast-tracking", 1),
        ("Benjamin Netanyahu", "Give", 1),
        ("John Kirby", "No", 1),
        ("John Kirby", "They're", 1),
        ("Dana Stroul", "Faster", 1),
    ]
