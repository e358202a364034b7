import pytest

from extraction.notices import is_notice


@pytest.mark.parametrize(
    "line",
    [
        "Read more: The last doctor of Dry Fork",
        "Lire aussi : Le Val manque de pluie",
        "ADVERTISEMENT",
        "Sign up for our newsletter, every weekday at seven",
        "Follow Ruth Manygoats on social media.",
        "© 2024 The Quay. All rights reserved.",
        "* * *",
        "",
    ],
)
def test_offers_pointers_and_ornaments_are_no_paragraphs(line):
    assert is_notice(line)


@pytest.mark.parametrize(
    "line",
    [
        "Watch out for the tide, the harbour master said.",
        "Register to vote here by Friday, the clerk told them.",
        "“Sign up for the newsletter,” he said, “and you will know.”",
        "Copyright law of 1976 is out of date, the judge wrote.",
        "Related companies paid the rest.",
        "Follow-ups on Facebook showed the same.",
        "No.",
    ],
)
def test_what_an_article_says_of_such_things_is_a_paragraph(line):
    assert not is_notice(line)
