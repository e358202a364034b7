"""PDF, Word, e-mail and lines of JSON as articles."""

from datetime import UTC, datetime

from extraction.readable import read
from news.article import Document, Page
from news.formats import LINES, documents_in
from tests.support.documents import refusal
from tests.support.files import a_mail, a_pdf, a_record, a_word, word_body

PROSE = [
    "Northline stops the night ferry",
    "",
    "The night ferry will make its last crossing on 31 October, the opera-",
    "tor said on Tuesday, and ends a well-",
    "known service of 46 years that few people used in the end.",
    "“We carry nine people a night,” said Tomas Brandt, its director.",
    "",
    "The council will look again at the timetable of the day ferry when",
    "the year is over, a spokeswoman said.",
]


def test_the_lines_of_a_pdf_become_paragraphs_again():
    page = read(a_pdf(PROSE))

    assert page.title == "Northline stops the night ferry"
    assert page.text.split("\n\n")[1:] == [
        (
            "The night ferry will make its last crossing on 31 October, the operator said on"
            " Tuesday, and ends a well-known service of 46 years that few people used in the end."
            " “We carry nine people a night,” said Tomas Brandt, its director."
        ),
        (
            "The council will look again at the timetable of the day ferry when the year is over,"
            " a spokeswoman said."
        ),
    ]


def test_what_stands_at_the_edge_of_every_page_of_a_pdf_is_left_out():
    told = ["The ferry sails.", "The tunnel opens.", "Nobody minds.", "The shop stays."]
    pages = [
        ["The Harbour Courier", line, f"Page {number} of 4"] for number, line in enumerate(told, 1)
    ]

    text = read(a_pdf(*pages)).text

    assert " ".join(text.split()) == " ".join(told)


def test_a_word_document_gives_its_words_with_changes_accepted_and_nothing_of_macros():
    body = word_body(
        "Fares rise in May",
        "<w:r><w:t>The fare is </w:t></w:r><w:del><w:r><w:delText>two</w:delText></w:r></w:del>"
        "<w:ins><w:r><w:t>three</w:t></w:r></w:ins><w:r><w:t> euros, Ada Pell said.</w:t></w:r>",
    )

    page = read(a_word(body, word__vbaProject_bin=b"\xd0\xcf\x11\xe0" * 99))

    assert page == Page(
        title="Fares rise in May",
        text="Fares rise in May\n\nThe fare is three euros, Ada Pell said.",
        language="en",
    )


def test_an_e_mail_gives_subject_sender_date_and_plain_text():
    page = read(
        a_mail(
            "From: =?utf-8?q?Zo=C3=AB_Marsh?= <press@quay.example>\n"
            "Subject: =?utf-8?q?The_caf=C3=A9_?=\n =?utf-8?q?closes?=\n"
            "Date: Mon, 4 Mar 2024 22:30:00 -0500\nMIME-Version: 1.0\n"
            'Content-Type: multipart/mixed; boundary="b"\n\n--b\n'
            "Content-Type: text/plain; charset=utf-8; format=flowed\n"
            "Content-Transfer-Encoding: 8bit\n\n"
            "The café closes \nin April, the port said.\n\n“Sorry,” said Zoë.\n\n-- \nZoë, press\n"
            '--b\nContent-Type: text/plain\nContent-Disposition: attachment; filename="x.txt"\n\n'
            "Not this one, it is attached.\n--b--\n"
        )
    )

    assert page == Page(
        title="The café closes",
        text="The café closes in April, the port said.\n\n“Sorry,” said Zoë.",
        byline="Zoë Marsh",
        published=datetime(2024, 3, 5, 3, 30, tzinfo=UTC),
        language="en",
    )


def test_an_e_mail_of_html_alone_is_read_as_a_page():
    page = read(
        a_mail(
            "Subject: Fares\nContent-Type: text/html; charset=utf-8\n\n<html><body><p>The fare is"
            " three euros, said Ada Pell of the port.</p></body></html>"
        )
    )

    assert (page.title, page.text) == (
        "Fares",
        "The fare is three euros, said Ada Pell of the port.",
    )


def test_a_line_of_json_gives_what_its_fields_say():
    page = read(
        a_record(
            title="Fares rise",
            text="The fare is three euros, AT&amp;T said.",
            url="https://m.quay.example/fares?utm_source=x",
            source={"name": "The Quay"},
            authors=["Ida Vale", "Bo Lind"],
            date="2024-03-04T22:30:00-05:00",
            modified="2024-03-05",
        )
    )

    assert page == Page(
        title="Fares rise",
        text="The fare is three euros, AT&amp;T said.",
        outlet="The Quay",
        byline="Ida Vale, Bo Lind",
        published=datetime(2024, 3, 5, 3, 30, tzinfo=UTC),
        updated=datetime(2024, 3, 5, 12, tzinfo=UTC),
        language="en",
        link="https://quay.example/fares",
    )


def test_a_file_of_lines_holds_a_document_in_each():
    data = b'{"text": "One two three."}\n\n{"text": "Four five six."}\r\nno json at all'

    found = list(documents_in(Document(data, LINES, name="a.jsonl")))

    assert [document.name for document in found] == [
        "a.jsonl, line 1",
        "a.jsonl, line 3",
        "a.jsonl, line 4",
    ]
    assert [read(document).text for document in found[:2]] == ["One two three.", "Four five six."]
    assert refusal(found[2]) == "That line is not JSON, so I cannot read it."
