import zipfile
from io import BytesIO

import pytest

from extraction.readable import read
from news.article import Document
from tests.support.documents import STORY, plain, refusal


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


def test_a_zip_archive_is_refused_by_its_bytes_whatever_its_name():
    file = BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("words.txt", "The ferry was late again.")

    sentence = refusal(Document(file.getvalue(), "text/plain", name="story.txt"))

    assert "That is a zip archive and no Word document" in sentence
    assert ".txt, .html, .pdf or .docx" in sentence


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
