"""The same words, printed once more as a pull quote or below a picture, are one quote."""

import time

import pytest

from extraction.pulled import without_pulled
from extraction.quotations import find_quotations
from extraction.worker import read_and_extract
from tests.support.documents import html, plain

PULLED = "We have never lost two cranes in a single night"
SAID = f"“{PULLED}, and no insurer pays for both,” said Ada Pell, the harbour master."
BEFORE = "The harbour of Skerry closed on Monday after a storm broke two of its cranes at the pier."
AFTER = "The council meets on Friday to decide who may use the old pier until the spring comes."


def words(text):
    return [
        " … ".join(span.of(text) for span in quotation.spans)
        for quotation in without_pulled(text, find_quotations(text))
    ]


@pytest.mark.parametrize(
    ("text", "left"),
    [
        (f"“{PULLED}”\n\n{SAID}", [f"{PULLED}, and no insurer pays for both,"]),
        (f"{SAID}\n\n “{PULLED.upper()}!” ", [f"{PULLED}, and no insurer pays for both,"]),
        (f"“{PULLED}”\n\n{AFTER}\n\n“{PULLED}”", [PULLED]),
        ("“No, never.”\n\n“No, never.”\n\n“No, never again,” he said.", ["No, never."] * 2
         + ["No, never again,"]),
        (f"“{PULLED}”\n\n{AFTER}", [PULLED]),
        (f"She wrote “{PULLED}” and left.\n\n{SAID}",
         [PULLED, f"{PULLED}, and no insurer pays for both,"]),
        ("", []),
    ],
)  # fmt: skip
def test_a_quotation_set_apart_that_stands_in_another_one_is_left_out(text, left):
    assert words(text) == left


@pytest.mark.parametrize(
    "beside",
    [
        f"<div class='c-7f'><p>“{PULLED}”</p><p>Ada Pell, harbour master</p></div>",
        f"<h3>“{PULLED}”</h3>",
        f"<blockquote><p>“{PULLED}”</p><cite>Ada Pell</cite></blockquote>",
        f"<figure><img src='a.png'><figcaption>Ada Pell: “{PULLED}”</figcaption></figure>",
        f"<p class='wp-caption-text'>Ada Pell said: “{PULLED}”</p>",
    ],
)
def test_however_a_page_prints_it_again_it_is_one_quote(beside):
    body = f"<p>{BEFORE}</p>{beside}<p>{SAID}</p><p>{AFTER}</p>"

    page, findings = read_and_extract(html(f"<article><h1>Storm</h1>{body}</article>"))

    (quote,) = [quote for quote in findings.quotes if PULLED in quote.spans[0].of(page.text)]
    assert [span.of(page.text) for span in quote.spans] == [
        f"{PULLED}, and no insurer pays for both,"
    ]
    assert findings.speakers[quote.speaker].name == "Ada Pell"


def test_in_a_pasted_text_the_words_stay_and_are_one_quote():
    page, findings = read_and_extract(plain(f"{BEFORE}\n\n“{PULLED}”\n\n{SAID}\n\n{AFTER}"))

    assert page.text.count(PULLED) == 2
    (quote,) = [quote for quote in findings.quotes if PULLED in quote.spans[0].of(page.text)]
    assert [len(quote.spans), quote.shown] == [1, True]


def test_a_text_of_nothing_but_quotations_is_looked_through_soon():
    text = "“We never lost a crane here before”\n\n" * 12_000
    quotations = find_quotations(text)
    started = time.process_time()

    assert len(without_pulled(text, quotations)) >= 11_000
    assert time.process_time() - started < 2
