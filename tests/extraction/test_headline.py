import pytest

from extraction.readable import read
from tests.support.documents import plain


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
