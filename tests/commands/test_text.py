from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commands.locale import day
from commands.text import CUT_QUOTE, address, clean, counted, linked, muted, plain, shares
from tests.support.views import words


@pytest.mark.parametrize(
    ("written", "sent"),
    [
        ("a *b* _c_ ~d~ `e` |f|", r"a \*b\* \_c\_ \~d\~ \`e\` \|f\|"),
        (r"back\slash", r"back\\slash"),
        ("[a](https://x.example)", r"\[a\](https:\//x.example)"),
        ("# heading", r"\# heading"),
        ("- point", r"\- point"),
        ("+ point", r"\+ point"),
        ("> quote", r"\> quote"),
        ("12. point", r"12\. point"),
        ("12.5 percent", "12.5 percent"),
        (":smile:", r"\:smile:"),
        ("at 10:30 sharp", "at 10:30 sharp"),
        ("<@&1> <t:0> </a:1> <id:guide>", "<\u200b@&1> <\u200bt:0> <\u200b/a:1> <\u200bid:guide>"),
        ("@everyone and @Here", "@\u200beveryone and @\u200bHere"),
        ("a < b", "a < b"),
        ("two\nlines\t and  gaps", "two lines and gaps"),
        ("\u202eevil\u202c \u2066x\u2069 \ufeffy\u200b \u0007z", "evil x y z"),
        ("می\u200cخواهم 👩\u200d🚀", "می\u200cخواهم 👩\u200d🚀"),
    ],
)
def test_outside_text_cannot_format_mention_link_or_reorder(written, sent):
    assert muted(written, 200) == sent


@given(words, st.integers(0, 300))
def test_muted_text_is_never_longer_than_its_limit(text, limit):
    assert len(muted(text, limit)) <= limit
    assert len(muted(text, limit, cut=CUT_QUOTE)) <= limit


def test_a_text_is_cut_at_the_end_of_a_word():
    assert muted("Talks went on all night", 14) == "Talks went on…"
    assert plain("Talks went on all night", 14) == "Talks went on…"


def test_one_endless_word_is_cut_where_it_must_be():
    assert muted("x" * 4_000, 10) == "x" * 9 + "…"


def test_a_cut_never_leaves_half_an_escape_behind():
    for limit in range(20):
        cut = muted("*" * 4_000, limit)
        assert (len(cut) - cut.count("\\") - cut.count("…")) == cut.count("\\")


def test_a_cut_inside_printed_words_stands_in_brackets():
    assert muted("We will go on and on", 16, cut=CUT_QUOTE) == r"We will go \[…\]"


@given(words)
def test_no_invisible_character_survives_cleaning(text):
    assert not set(clean(text)) & set("\u200b\u202e\u2066\ufeff\u0000\ud800\n\r")


@pytest.mark.parametrize(
    "link", [None, "javascript:alert(1)", "ftp://a.example", "a.example", "https://" + "a" * 600]
)
def test_only_web_addresses_of_a_sensible_length_are_linked(link):
    assert address(link) is None
    assert linked("Title", link) == "Title"


def test_an_address_cannot_end_its_link_early():
    assert linked("Title", "https://a.example/(b) c>d") == (
        "[Title](https://a.example/%28b%29%20c%3Ed)"
    )


def test_an_address_keeps_what_it_has_encoded_already():
    assert address("https://a.example/b%20c?d=e&f=%C3%A4#g") == (
        "https://a.example/b%20c?d=e&f=%C3%A4#g"
    )


def test_days_and_numbers_are_written_out():
    assert day(date(2024, 7, 5)) == "5 July 2024"
    assert counted(1, "quote", "quotes") == "1 quote"
    assert counted(2_000, "quote", "quotes") == "2,000 quotes"


@given(st.lists(st.integers(0, 5_000), max_size=12), st.integers(0, 4_000))
def test_long_texts_give_way_before_short_ones(lengths, budget):
    given_room = shares(lengths, budget)
    assert sum(given_room) <= budget
    assert all(room <= length for room, length in zip(given_room, lengths, strict=True))
    if lengths and sum(lengths) <= budget:
        assert given_room == lengths
