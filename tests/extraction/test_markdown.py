import time

import pytest

from extraction.markdown import unmarked
from extraction.readable import read
from extraction.worker import read_and_extract
from tests.support.documents import plain


@pytest.mark.parametrize(
    ("written", "seen"),
    [
        ("# Fares rise", "Fares rise"),
        ("### Fares rise ###\n\nBy 4 euros.", "Fares rise\n\nBy 4 euros."),
        ("> “Pay up,” she said.\n>\n> “Now.”", "“Pay up,” she said.\n\n“Now.”"),
        ("> > Twice quoted", "Twice quoted"),
        ("Before\n\n* * *\n\nAfter", "Before\n\n\n\nAfter"),
        ("A **bold** and an *idle* word, ***both***", "A bold and an idle word, both"),
        ("__Ana Ruiz__ and _Lena_", "Ana Ruiz and Lena"),
        ("[Ana Ruiz](https://a.example/x_(y) 'z')", "[Ana Ruiz](https://a.example/x_(y) 'z')"),
        ('[Ana Ruiz](https://a.example/x_(y) "z")', "Ana Ruiz"),
        ("![A quay](quay.png)", "A quay"),
        ("It is 3 * 4 * 5, in snake_case_words, at #4 and a#b", None),
        ("Rule #1: # is no heading here\n#nor here", None),
        ("- one\n- two", None),
        ("“@everyone <@&1> <t:0> `x`”", None),
        (r"\*not idle\* and 5\. no list", "*not idle* and 5. no list"),
    ],
)
def test_marks_go_and_words_stay(written, seen):
    assert unmarked(written) == (written if seen is None else seen)


def test_a_markdown_file_is_read_without_its_marks():
    text = "# Twelve boats lost\n\n> “We lost 6 boats,” said **Ana Ruiz**, the mayor."

    page, findings = read_and_extract(plain(text, media_type="text/markdown"))

    assert page.text == "Twelve boats lost\n\n“We lost 6 boats,” said Ana Ruiz, the mayor."
    (quote,) = findings.quotes
    assert [span.of(page.text) for span in quote.spans] == ["We lost 6 boats,"]
    assert findings.speakers[quote.speaker].name == "Ana Ruiz"


def test_plain_text_keeps_what_looks_like_marks():
    text = "# Twelve boats lost at sea\n\n> It was **bad**."
    assert read(plain(text)).text == text


@pytest.mark.parametrize("mark", ["*", "_ ", "[", "> ", "# ", "*a", "[a](", "\\", "- ", "**a "])
def test_endless_marks_take_no_endless_time(mark):
    started = time.perf_counter()
    unmarked(mark * (200_000 // len(mark)))
    unmarked("# a" + " " * 200_000 + "b")
    assert time.perf_counter() - started < 2
