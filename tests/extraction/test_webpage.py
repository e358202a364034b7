import time
from contextlib import suppress
from datetime import UTC, datetime

import pytest

from extraction.readable import read
from news.article import Document, Page
from news.errors import SubmissionRefused
from tests.support.documents import html, plain, refusal


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
        language="en",
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


def test_a_block_quote_that_repeats_words_of_the_text_is_left_out_and_a_letter_is_kept():
    body = """<article><p>“We will close the bridge in April and open it in May,” said Marsh.</p>
      <blockquote><p>We will close the bridge in April</p><cite>Zoë Marsh</cite></blockquote>
      <p>In a letter to the port, the ferry men wrote that they had heard enough of it:</p>
      <blockquote><p>Nobody asked us, and nobody will.</p></blockquote>
      <p>The port has looked for money for years and has found it in an old chest, it said.</p>
      </article>"""

    text = read(html(body)).text

    assert text.count("close the bridge in April") == 1
    assert "Nobody asked us, and nobody will." in text.split("\n\n")


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
