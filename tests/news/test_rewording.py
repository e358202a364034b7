"""Other words for a quote: where they are found, and whether they are a direct quote."""

import pytest

from news.paragraph import paragraph_around
from news.quote import Kind
from news.rewording import NEAR, form_of, found_again
from tests.support.builders import span_of

TEXT = (
    "Moss said: “We fixed the old valves, and then we left.” She was ‘glad’ about the old valves."
)
DIRECT = (span_of(TEXT, "We fixed the old valves, and then we left."),)


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("We fixed the old valves", Kind.DIRECT),
        ("said: “We fixed the old valves", Kind.MIXED),
        ("Moss said", Kind.INDIRECT),
        ("She was 'glad' about the old valves", Kind.INDIRECT),
        ("We fixed\nMoss said", None),
    ],
)
def test_only_words_between_quotation_marks_are_direct(words, kind):
    spans = found_again(TEXT, words.splitlines(), near=DIRECT)
    assert (spans and form_of(TEXT, spans, Kind.DIRECT, DIRECT)) == kind


def test_reported_words_become_direct_where_they_are_all_that_stands_between_marks():
    before = (span_of(TEXT, "said: “We fixed the old valves, and then we left.”"),)
    spans = found_again(TEXT, ["We fixed the old valves, and then we left"], near=before)
    assert form_of(TEXT, spans, Kind.MIXED, before) is Kind.DIRECT
    spans = found_again(TEXT, ["We fixed"], near=before)
    assert form_of(TEXT, spans, Kind.MIXED, before) is Kind.INDIRECT, "that cannot be told"


def test_of_the_same_words_the_nearest_are_meant_and_none_that_are_far_away():
    last = (span_of(TEXT, "about the old valves"),)
    (span,) = found_again(TEXT, ["the  old\nvalves"], near=last)
    assert span.start == TEXT.rindex("the old valves")
    assert found_again(TEXT, ["alves"], near=last) is None
    assert (
        found_again(" " * (NEAR + len(TEXT)) + TEXT, ["Moss said"], near=[type(span)(0, 3)]) is None
    )


def test_a_paragraph_ends_at_blank_lines_or_else_at_line_ends_and_where_nothing_was_kept():
    wrapped = "One.\n\nTwo is\nlonger.\n\nThree."
    assert paragraph_around(wrapped, [span_of(wrapped, "longer")])[0] == "Two is\nlonger."
    lines = "One.\nTwo.\nThree."
    assert paragraph_around(lines, [span_of(lines, "Two")])[0] == "Two."
    excerpt = "One.          Two was kept.          Three."
    text, (mark,) = paragraph_around(excerpt, [span_of(excerpt, "kept")])
    assert (text, mark.of(text)) == ("Two was kept.", "kept")
