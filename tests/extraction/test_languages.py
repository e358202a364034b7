import pytest

from extraction.languages import language_of


@pytest.mark.parametrize(
    ("text", "declared", "language"),
    [
        ("The ferry was late again, and nobody on the quay was surprised by it.", None, "en"),
        ("The ferry was late again, and nobody on the quay was surprised by it.", "de", "en"),
        ("Die Fähre kam wieder zu spät, und niemand am Kai war darüber erstaunt.", "en", "de"),
        ("Паром снова опоздал, и никто на причале этому не удивился.", None, "ru"),
        ("Ferry", None, "en"),
        ("Ferry", "nb-NO", "nb"),
        ("Ferry", "no such language", "en"),
        ("12 : 34 …", "de", None),
        ("", None, None),
    ],
)
def test_the_words_say_the_language_and_in_doubt_the_page(text, declared, language):
    assert language_of(text, declared) == language


def test_characters_that_are_none_are_no_reason_to_fail():
    assert language_of("The ferry \ufdd0 was late \ufffe again " * 9, "fr") in {"en", "fr"}
