import time
import zipfile
from contextlib import suppress
from datetime import UTC, datetime
from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extraction.readable import TEXT_LIMIT, read
from news.article import Document, Page
from news.errors import SubmissionRefused
from news.text import storable

STORY = """Skip to main content

Harbour bridge closes for café repairs

“It’s long overdue,” said Zoë Marsh, who runs the café. The repairs cost €3 million.

The bridge opens again in May."""


def plain(text: str, encoding: str = "utf-8", **claims: str) -> Document:
    return Document(text.encode(encoding), **{"media_type": "text/plain", **claims})


def html(body: str, head: str = "", **claims: str) -> Document:
    markup = f"<!doctype html><html><head>{head}</head><body>{body}</body></html>"
    return Document(markup.encode(), **{"media_type": "text/html", **claims})


def refusal(document: Document) -> str:
    with pytest.raises(SubmissionRefused) as caught:
        read(document)
    sentence = caught.value.sentence
    assert sentence.endswith(".")
    assert sentence.count(". ") == 0, "one sentence is promised"
    return sentence


def test_plain_text_keeps_its_words_and_takes_the_first_plausible_line_as_title():
    assert read(plain(STORY)) == Page(title="Harbour bridge closes for café repairs", text=STORY)


def test_plain_text_keeps_the_address_where_it_was_found():
    page = read(plain(STORY, link="https://www.quay.example/a.txt?utm_source=x"))

    assert (page.outlet, page.link) == (None, "https://www.quay.example/a.txt")


def test_a_markdown_heading_is_the_title():
    page = read(plain("intro\n\n## Ferry fares rise ##\n\n“Sorry,” he said.", name="a.md"))

    assert page.title == "Ferry fares rise"


@pytest.mark.parametrize(
    "line", ["#MeToo goes to court", "Learn C# in a week", "C#: a language", "Why #1 matters"]
)
def test_number_signs_that_mark_no_heading_stay(line):
    assert read(plain(f"{line}\n\nAnd a text.")).title == line
    assert read(plain(f"# {line}\n\nAnd a text.")).title == line


@pytest.mark.parametrize(
    "line",
    ["Skip to main content", "SHARE THIS ARTICLE", "Advertisement", "https://a.example/b", "News"],
)
def test_lines_of_navigation_are_no_title(line):
    assert read(plain(f"{line}\n\nFerry fares rise\n\nMore.")).title == "Ferry fares rise"


def test_a_title_of_4000_characters_is_cut_at_the_end_of_a_word():
    page = read(plain("ferry " * 700 + "\n\nAnd a text."))

    assert page.title.endswith("ferry…")
    assert 190 < len(page.title) <= 200
    assert len(read(plain("f" * 4000 + " and more")).title) == 200


@pytest.mark.parametrize(
    "encoding",
    [
        "utf-8",
        "utf-8-sig",
        "utf-16",
        "utf-16-le",
        "utf-16-be",
        "utf-32",
        "cp1252",
    ],
)
def test_every_usual_encoding_is_read_right_without_being_declared(encoding):
    assert read(plain(STORY, encoding)).text == STORY


@pytest.mark.parametrize("claim", ["iso-8859-1", "utf-16", "ascii", "no-such-charset", "cp1252"])
def test_valid_utf_8_wins_over_a_wrong_charset(claim):
    assert read(plain(STORY, charset=claim)).text == STORY


def test_a_declared_charset_is_used_where_the_bytes_leave_it_open():
    text = "Мост закрыт на ремонт.\n\nНам жаль, сказала Анна Белова."

    assert read(plain(text, "koi8-r", charset="koi8-r")).text == text
    meta = '<html><head><meta charset="windows-1251"></head><body><p>Мост закрыт, сказала она.</p>'
    assert read(plain(meta, "cp1251")).text == "Мост закрыт, сказала она."


def test_an_undeclared_alphabet_that_is_not_latin_is_recognised():
    text = "Мост закрыт на ремонт до мая.\n\n«Нам очень жаль», — сказала вчера Анна Белова."

    assert read(plain(text, "cp1251")).text == text


def test_latin_1_is_read_as_browsers_read_it():
    assert "“It’s" in read(plain(STORY, "cp1252", charset="iso-8859-1")).text


def test_one_broken_byte_does_not_spoil_the_rest():
    data = (STORY + "\n\nNaïve “words” — all of them — for Zoë’s café’s “façade”" * 2).encode()

    assert read(Document(data[:-1], "text/plain")).text.startswith(STORY)


def test_a_page_gives_title_outlet_byline_date_address_and_paragraphs():
    head = """<title>Bridge closes | The Quay</title>
      <link rel="canonical" href="https://quay.example/bridge">
      <meta property="og:site_name" content="The Quay"><meta name="author" content="Ida Vale">
      <meta property="article:published_time" content="2024-03-04T22:30:00-05:00">"""
    body = """<nav><a href="/">Home</a> <a href="/sport">Sport</a></nav><main><article>
      <h1>Bridge closes</h1><p>The bridge closes in <b>April</b>, the port said.</p>
      <p>“It is <i>overdue</i>,” said Zoë Marsh.<br>She runs the café.</p></article></main>
      <footer>© 2024 The Quay. All rights reserved.</footer>"""

    assert read(html(body, head, link="https://www.quay.example/bridge?utm_source=x")) == Page(
        title="Bridge closes",
        text="The bridge closes in April, the port said.\n\n"
        "“It is overdue,” said Zoë Marsh.\nShe runs the café.",
        outlet="The Quay",
        byline="Ida Vale",
        published=datetime(2024, 3, 5, 3, 30, tzinfo=UTC),
        link="https://quay.example/bridge",
    )


def test_a_date_without_a_clock_time_stays_on_its_day():
    head = '<meta property="article:published_time" content="2024-03-04">'

    page = read(html("<p>The bridge closes, the port said.</p>", head))

    assert page.published == datetime(2024, 3, 4, 12, tzinfo=UTC)


def test_a_copyright_line_is_no_date_of_publication():
    body = "<p>The bridge closes, the port said.</p><footer><p>© 2019 The Quay</p></footer>"

    assert read(html(body)).published is None


@pytest.mark.parametrize(
    ("claimed", "kept"),
    [
        ("https://quay.example/bridge", "https://quay.example/bridge"),
        ("https://other.example/bridge", "https://quay.example/b?id=7"),
        ("https://quay.example/", "https://quay.example/b?id=7"),
        ("javascript:alert(1)", "https://quay.example/b?id=7"),
        ("http://[", "https://quay.example/b?id=7"),
        ("https://quay.example:port/b", "https://quay.example/b?id=7"),
    ],
)
def test_the_address_that_a_page_gives_itself_is_believed_within_reason(claimed, kept):
    head = f'<link rel="canonical" href="{claimed}">'
    page = html(
        "<p>The bridge closes, the port said.</p>", head, link="https://quay.example/b?id=7"
    )

    assert read(page).link == kept


def test_a_paragraph_that_a_page_repeats_stands_once():
    pull = "“We will close the bridge in April and open it again in May at the latest,” said Marsh."
    story = [
        "The port has looked for money for years and has found it in an old chest, it said.",
        "“No,” he said.",
        pull,
        "“No,” he said.",
        "Ferries will take the place of the bridge and run every ten minutes until midnight.",
    ]
    body = "".join(f"<p>{paragraph}</p>" for paragraph in [*story, pull])

    assert read(html(f"<article>{body}</article>")).text.split("\n\n") == story


def test_words_in_a_q_element_stand_between_the_marks_that_a_browser_shows():
    body = '<p>The port said <q lang="en">nothing is safe</q> about the old bridge.</p>'

    assert read(html(body)).text == "The port said “nothing is safe” about the old bridge."


@pytest.mark.parametrize(
    "markup",
    [
        "<p>The bridge closes, <b>the port said.<p>“No comment,” said Zoë Marsh<div>and left",
        "<p>The bridge closes, the port said.</p>",
        "<!-- made by hand --><div><p>The bridge closes, the port said.</p></div>",
        "<html><body><p>The bridge closes, the port said.<table><tr><td></body>",
    ],
)
def test_broken_html_gives_the_text_that_is_there(markup):
    text = read(Document(markup.encode(), "text/plain")).text

    assert text.startswith("The bridge closes, the port said.")
    assert "<" not in text


@pytest.mark.parametrize(
    "markup",
    [
        "<!---->" * 2_500 + "<x and two more words",
        "<p>One two three " + "<q " * 300_000,
        "# one two" + " " * 400_000 + "three",
        "<html><p>One two three " + "<div>" * 100_000,
    ],
)
def test_hostile_markup_is_read_in_a_few_seconds(markup):
    started = time.process_time()
    with suppress(SubmissionRefused):
        read(Document(markup.encode(), "text/html"))

    assert time.process_time() - started < 5


def test_a_claim_of_html_does_not_spoil_plain_text():
    assert read(plain("Is 3 < 4? “Yes,” said Zoë Marsh.", media_type="text/html")).text == (
        "Is 3 < 4? “Yes,” said Zoë Marsh."
    )


def test_marks_that_discord_or_a_terminal_would_act_on_are_text_or_gone():
    text = "“@everyone <@&1> <t:0> `x` \u202eevil\u202c,” said Zoë\x00 Marsh.".replace("\x00", "")

    assert read(plain(text)).text == "“@everyone <@&1> <t:0> `x` evil,” said Zoë Marsh."


@pytest.mark.parametrize("text", ["", " " * 200, ".-_ \u200b" * 50, "\u3164" * 200, "no text"])
def test_nothing_is_refused(text):
    assert "no text" in refusal(plain(text))


@pytest.mark.parametrize(
    "markup",
    [
        "",
        '<nav><a href="/a">Home</a> <a href="/b">All news</a></nav><footer>© All rights</footer>',
        "<p>" + "&lt;" * 300,
        "<script>var article = 'The bridge closes, the port said.'</script>",
    ],
)
def test_a_page_without_an_article_is_refused(markup):
    sentence = refusal(html(markup, "<title>The Quay, news from the harbour</title>"))

    assert "no article on that page" in sentence


def test_a_word_document_is_refused_by_its_bytes_whatever_its_name():
    file = BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("word/document.xml", "<w:p>words</w:p>")

    sentence = refusal(Document(file.getvalue(), "text/plain", name="story.txt"))

    assert "Word document" in sentence
    assert ".txt, .md or .html" in sentence


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"%PDF-1.7 and more", "a PDF"),
        (b"\x89PNG\r\n\x1a\n\0\0", "an image"),
        (b"\xff\xd8\xff\xe0\0\x10JFIF", "an image"),
        (b"\0\0\0\x20ftypisom", "a film"),
        (b"{\\rtf1 words and words and words}", "an RTF document"),
        (b"\x1f\x8b\x08\0", "a compressed file"),
        (bytes(range(256)) * 20, "not text"),
        (b"some words and then \0\0\0 zeros", "not text"),
        (b"words \x01\x02\x03 words words words", "not text"),
    ],
)
def test_binary_in_a_text_file_is_refused_with_what_it_is(data, what):
    assert what in refusal(Document(data, "text/plain", name="story.txt"))


def test_more_than_5_megabytes_are_refused():
    assert "5 MB" in refusal(Document(b"word " * 1_100_000, "text/plain"))


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
