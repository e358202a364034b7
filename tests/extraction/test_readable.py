import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extraction.readable import TEXT_LIMIT, read
from news.article import Document, Page
from news.errors import SubmissionRefused
from news.text import storable
from tests.support.documents import STORY, plain, refusal


def test_plain_text_keeps_its_words_and_takes_the_first_plausible_line_as_title():
    assert read(plain(STORY)) == Page(
        title="Harbour bridge closes for café repairs", text=STORY, language="en"
    )


def test_plain_text_keeps_the_address_where_it_was_found():
    page = read(plain(STORY, link="https://www.quay.example/a.txt?utm_source=x"))

    assert (page.outlet, page.link) == (None, "https://www.quay.example/a.txt")


def test_marks_that_discord_or_a_terminal_would_act_on_are_text_or_gone():
    text = "“@everyone <@&1> <t:0> `x` \u202eevil\u202c,” said Zoë\x00 Marsh.".replace("\x00", "")

    assert read(plain(text)).text == "“@everyone <@&1> <t:0> `x` evil,” said Zoë Marsh."


@pytest.mark.parametrize("text", ["", " " * 200, ".-_ \u200b" * 50, "\u3164" * 200, "no text"])
def test_nothing_is_refused(text):
    assert "no text" in refusal(plain(text))


def test_2_megabytes_of_text_are_refused_with_the_limit():
    assert "500,000 characters" in refusal(plain("Bread costs 3 euros. " * 100_000))
    longest = "Bread costs 3 euros. " * (TEXT_LIMIT // 21)
    assert read(plain(longest)).text == longest.strip()


TAGS = st.sampled_from(
    ["<p>", "</p>", "<q>", "<br>", "<div", "<!--", "-->", "<html>", "&amp;", '"', "<title>", "<td>"]
)
MARKUP = st.lists(st.one_of(TAGS, st.text(max_size=20))).map(
    lambda parts: "<html>" + "".join(parts)
)


@given(
    data=st.one_of(st.binary(), st.text().map(str.encode), MARKUP.map(str.encode)),
    media_type=st.sampled_from(["text/plain", "text/html"]),
    charset=st.sampled_from([None, "utf-16", "cp1252", "no-such-charset", "hex", "idna", ""]),
)
@settings(deadline=None)
def test_any_bytes_are_an_article_in_storable_form_or_refused(data, media_type, charset):
    try:
        page = read(Document(data, media_type, charset=charset))
    except SubmissionRefused:
        return
    assert page.title.strip()
    assert "\n" not in page.title
    assert page.text == storable(page.text).strip() != ""
