"""Quotation marks of every kind, and what a stray one may cost."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extraction.quotations import find_quotations, paragraphs


def quoted(text):
    return [[span.of(text) for span in quotation.spans] for quotation in find_quotations(text)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("“We open at nine,” Kirby said.", "We open at nine,"),
        ('"We open at nine," Kirby said.', "We open at nine,"),
        ("‘We open at nine,’ Kirby said.", "We open at nine,"),
        ("'We open at nine,' Kirby said.", "We open at nine,"),
        ("''We open at nine,'' Kirby said.", "We open at nine,"),
        ("``We open at nine,'' Kirby said.", "We open at nine,"),
        ("„We open at nine“, Kirby said.", "We open at nine"),
        ("„We open at nine”, Kirby said.", "We open at nine"),
        ("‚We open at nine‘, Kirby said.", "We open at nine"),
        ("”We open at nine”, Kirby said.", "We open at nine"),
        ("«We open at nine», Kirby said.", "We open at nine"),
        ("« We open at nine », Kirby said.", "We open at nine"),
        ("»We open at nine«, Kirby said.", "We open at nine"),
        ("»We open at nine», Kirby said.", "We open at nine"),
        ("‹We open at nine›, Kirby said.", "We open at nine"),
        ("›We open at nine‹, Kirby said.", "We open at nine"),
        ('"We open at nine,” Kirby said.', "We open at nine,"),
        ('“We open at nine," Kirby said.', "We open at nine,"),
        ("「We open at nine」 Kirby said.", "We open at nine"),
    ],
)
def test_marks_of_every_kind_give_the_words_between_them(text, words):
    assert quoted(text) == [[words]]


@pytest.mark.parametrize(
    "text",
    [
        "The farmers' market and the boss's car.",
        "It wasn't Kirby's idea, 'tis said, and the '90s were no better.",
        "The ’90s, ’tis true, were rock ’n’ roll.",
        "The mast is 6'2\" and the sail 14'10\".",
        'A 4" pipe replaced the 2" by 3" one.',
        "",
        "\n\n \n",
        "“”",
        "“…”",
    ],
)
def test_apostrophes_measures_and_empty_marks_are_no_quotations(text):
    assert quoted(text) == []


def test_a_plural_possessive_does_not_close_a_single_mark():
    assert quoted("‘The drivers’ pay is late,’ Kirby said.") == [["The drivers’ pay is late,"]]
    assert quoted("'The drivers' pay is late,' Kirby said.") == [["The drivers' pay is late,"]]


def test_a_measure_inside_straight_marks_does_not_close_them():
    assert quoted('"The mast is 6\'2" tall," Kirby said.') == [["The mast is 6'2\" tall,"]]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("“He shouted ‘stop’ and ran,” she said.", "He shouted ‘stop’ and ran,"),
        ("“He shouted “stop” and ran,” she said.", "He shouted “stop” and ran,"),
        ("‘He shouted “stop” and ran,’ she said.", "He shouted “stop” and ran,"),
        ("\"He said, 'go.'\" Nobody went.", "He said, 'go.'"),
        ("\"He said, 'go.'” Nobody went.", "He said, 'go.'"),
        ("«He shouted “stop” and ran», she said.", "He shouted “stop” and ran"),
    ],
)
def test_nested_marks_stay_inside(text, words):
    assert quoted(text) == [[words]]


def test_a_quotation_goes_on_in_the_next_paragraph_when_that_opens_with_a_mark():
    text = (
        "Kirby said: “The line is closed.\n\n“It opens “late” on Monday.\n\n“Take a bus.” He left."
    )

    assert quoted(text) == [["The line is closed.", "It opens “late” on Monday.", "Take a bus."]]


def test_a_single_mark_may_run_over_paragraphs_too():
    text = "Kirby said: ‘The line is closed.\n\n‘Take a bus.’ He left."

    assert quoted(text) == [["The line is closed.", "Take a bus."]]


def test_an_open_mark_never_runs_into_a_paragraph_that_does_not_reopen():
    assert quoted("“The line is closed.\n\nTrains run on Monday.\n\n“Good,” she said.") == [
        ["Good,"]
    ]


@pytest.mark.parametrize(
    "text",
    [
        "“The line is closed, he said. “Take a bus,” she said.",
        "The line is closed,” he said. “Take a bus,” she said.",
        "“The line is closed, he said.\n\n“Take a bus,” she said.",
        "The line is closed, he said.”\n\n“Take a bus,” she said.",
        '"The line is closed, he said. “Take a bus,” she said.',
    ],
)
def test_a_stray_mark_costs_one_quotation(text):
    assert quoted(text) == [["Take a bus,"]]


def test_a_wrapped_line_does_not_end_a_paragraph_but_a_list_item_does():
    wrapped = "“The line is closed until the\nend of the week,” Kirby said."
    listed = "• “Closed.” — Kirby\n• “Open.” — Reyes"

    assert quoted(wrapped) == [["The line is closed until the\nend of the week,"]]
    assert quoted(listed) == [["Closed."], ["Open."]]
    assert len(list(paragraphs(wrapped))) == 1
    assert len(list(paragraphs(listed))) == 2


@pytest.mark.parametrize(
    "text",
    [
        "“" * 20_000,
        '"' * 20_000,
        "“a ”" * 10_000,
        "' a" * 20_000,
        "“a\n\n“b”\n\n" * 5_000,
        "”“" * 10_000,
    ],
)
def test_ten_thousand_marks_take_no_time(text):
    began = time.perf_counter()
    find_quotations(text)

    assert time.perf_counter() - began < 20.0  # a quadratic search takes minutes


@settings(max_examples=200, deadline=None)
@given(st.text(alphabet="ab .,s\n'\"“”‘’«»„‚‹›`6é\u200b👍", max_size=60))
def test_any_text_gives_ordered_quotations_that_lie_inside_it(text):
    end = 0
    for quotation in find_quotations(text):
        assert quotation.start >= end
        assert quotation.spans
        for span, outer in zip(quotation.spans, quotation.outer, strict=True):
            assert outer.start < span.start < span.end <= outer.end
        assert list(quotation.spans) == sorted(quotation.spans)
        end = quotation.end
        assert end <= len(text)
