"""Files made to break their reader: each is refused with one sentence, soon and cheaply."""

import json
import time
import zlib

import pytest

from extraction.readable import read
from news.article import Document
from news.errors import SubmissionRefused
from news.formats import JSON
from tests.support.files import a_file, a_mail, a_pdf, a_word, pdf_bytes, word_body

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
LINE = "The ferry was late again, the harbour master said on Tuesday."


def lol(depth: int = 12) -> str:
    """Entities that hold each other: little to send, everything to unpack."""
    entities = "".join(
        f'<!ENTITY l{n} "{f"&l{n - 1};" * 10 if n else "lol"}">' for n in range(depth)
    )
    return (
        f"<?xml version='1.0'?><!DOCTYPE w [{entities}]><w:document {W}><w:body><w:p><w:r><w:t>"
        f"&l{depth - 1};</w:t></w:r></w:p></w:body></w:document>"
    )


def outside(address: str) -> str:
    return (
        f'<?xml version="1.0"?><!DOCTYPE w [<!ENTITY x SYSTEM "{address}">]><w:document {W}>'
        "<w:body><w:p><w:r><w:t>&x; and two more words</w:t></w:r></w:p></w:body></w:document>"
    )


def deep_word(levels: int) -> str:
    inner = "<w:tbl><w:tr><w:tc>" * levels + "<w:p/>" + "</w:tc></w:tr></w:tbl>" * levels
    return f'<?xml version="1.0"?><w:document {W}><w:body>{inner}</w:body></w:document>'


def many_parts() -> Document:
    return a_word(word_body(LINE), **{f"word__media__{n}_xml": b"<a/>" for n in range(2_100)})


def locked_word() -> Document:
    data = bytearray(a_word(word_body(LINE)).data)
    for mark, flags in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = -1
        while (at := data.find(mark, at + 1)) >= 0:
            data[at + flags] |= 1
    return a_file("locked.docx", bytes(data))


def deep_mail(levels: int) -> Document:
    head = "".join(
        f'Content-Type: multipart/mixed; boundary="b{n}"\n\n--b{n}\n' for n in range(levels)
    )
    return a_mail(f"Subject: deep\n{head}Content-Type: text/plain\n\n{LINE}\n")


def many_mail_parts() -> Document:
    parts = "--b\nContent-Type: image/png\n\nx\n" * 500
    return a_mail(f'Subject: many\nContent-Type: multipart/mixed; boundary="b"\n\n{parts}--b--\n')


def bomb_pdf() -> Document:
    """A stream that unpacks to a thousand times its length, twice over."""
    once = zlib.compress(b"0 0 m " * 20_000_000, 9)
    twice = zlib.compress(once, 9)
    filters = "/Filter [/FlateDecode /FlateDecode]"
    return a_file("bomb.pdf", pdf_bytes([twice], filters))


def looping_pdf() -> Document:
    data = b"%PDF-1.7\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n"
    data += b"2 0 obj\n<< /Type /Pages /Kids [2 0 R 2 0 R] /Count 2 >>\nendobj\n"
    return a_file("loop.pdf", data + b"trailer\n<< /Root 1 0 R >>\nstartxref\n0\n%%EOF")


PDF, WORD, MAIL, LINE_OF = "That is a PDF", "That is a Word document", "That is an e-mail", "line"
HOSTILE = {
    "pdf-empty": (lambda: a_file("a.pdf", b"%PDF-1.7"), f"{PDF} that is damaged"),
    "pdf-cut-off": (lambda: a_file("a.pdf", a_pdf([LINE]).data[:200]), PDF),
    "pdf-noise": (lambda: a_file("a.pdf", b"%PDF-1.4\n" + bytes(range(256)) * 999), PDF),
    "pdf-locked": (
        lambda: a_pdf(
            [LINE],
            trailer="/Encrypt << /Filter /Standard /V 2 /R 3 /Length 128 /P -1 "
            f"/O <{'41' * 32}> /U <{'42' * 32}> >> /ID [<01> <02>]",
        ),
        f"{PDF} that is locked with a password",
    ),
    "pdf-pages": (lambda: a_pdf(*[[LINE]] * 201), f"{PDF} of 201 pages, and I read 200 at most"),
    "pdf-without-text": (lambda: a_pdf([]), f"{PDF} without any text, perhaps a scan"),
    "pdf-bomb": (bomb_pdf, PDF),
    "pdf-of-pages-in-themselves": (looping_pdf, PDF),
    "pdf-that-claims-to-be-text": (lambda: Document(b"%PDF-1.7 words", "text/plain"), PDF),
    "word-empty-zip": (lambda: a_file("a.docx", b"PK\x05\x06" + bytes(18)), "a zip archive"),
    "word-other-zip": (
        lambda: a_file("a.docx", b"PK\x03\x04" + bytes(80)),
        "That is a zip archive and no Word document",
    ),
    "word-cut-off": (lambda: a_file("a.docx", a_word(word_body(LINE)).data[:-90]), "zip archive"),
    "word-old": (lambda: a_file("a.docx", b"\xd0\xcf\x11\xe0" * 99), "an old or a locked Word"),
    "word-locked": (locked_word, f"{WORD} that is locked with a password"),
    "word-broken-markup": (lambda: a_word(b"<w:document><w:p>"), f"{WORD} that is damaged"),
    "word-no-markup": (lambda: a_word(b"words"), f"{WORD} that is damaged"),
    "word-entities": (lambda: a_word(lol()), f"{WORD} with entities in it"),
    "word-entities-in-utf-16": (
        lambda: a_word(
            lol()
            .replace("?xml version='1.0'", "?xml version='1.0' encoding='utf-16'")
            .encode("utf-16")
        ),
        f"{WORD} with entities in it",
    ),
    "word-file-outside": (lambda: a_word(outside("file:///etc/passwd")), "with entities in it"),
    "word-address-outside": (lambda: a_word(outside("http://127.0.0.1/")), "with entities in it"),
    "word-entities-elsewhere": (
        lambda: a_word(word_body(LINE), word__footnotes_xml=lol()),
        f"{WORD} with entities in it",
    ),
    "word-tables-in-tables": (lambda: a_word(deep_word(60)), f"{WORD} that is nested too deeply"),
    "word-bomb": (
        lambda: a_word(word_body("a" * 13_000_000)),
        f"{WORD} that is too large when unpacked",
    ),
    "word-bomb-of-pictures": (
        lambda: a_word(word_body(LINE), word__media__a_png=bytes(61 * 2**20)),
        f"{WORD} that is too large when unpacked",
    ),
    "word-parts": (many_parts, f"{WORD} that is too large when unpacked"),
    "word-without-words": (lambda: a_word(word_body("")), "no article"),
    "mail-levels": (lambda: deep_mail(50), f"{MAIL} that is nested too deeply"),
    "mail-more-levels": (lambda: deep_mail(5_000), f"{MAIL} that is nested too deeply"),
    "mail-parts": (many_mail_parts, f"{MAIL} with too many parts"),
    "mail-without-text": (lambda: a_mail("Subject: x\n\n"), f"{MAIL} without any text"),
    "mail-of-a-picture": (
        lambda: a_mail("Subject: x\nContent-Type: image/png\n\n\x01\x02"),
        f"{MAIL} without any text",
    ),
    "mail-that-is-binary": (
        lambda: a_mail("Subject: x\nContent-Transfer-Encoding: base64\n\nAAECAwQFBgcICQ==\n"),
        "That file is not text",
    ),
    "json-depth": (lambda: Document(b"[" * 100_000, JSON), "nested too deeply"),
    "json-number": (lambda: Document(b'{"a":' + b"9" * 9_999 + b"}", JSON), "not JSON"),
    "json-list": (lambda: Document(b'["a", "b", "c"]', JSON), "not an object"),
    "json-cut-off": (lambda: Document(b'{"text": "The ferry', JSON), "not JSON"),
    "json-no-text": (lambda: Document(b'{"title": "The ferry"}', JSON), "no article in it"),
    "json-long": (
        lambda: Document(json.dumps({"text": "The ferry. " * 50_000}).encode(), JSON),
        "500,000 characters at most",
    ),
    "large": (lambda: a_file("a.pdf", b"%PDF-1.7" + bytes(5 * 2**20)), "That file is too large"),
}


def test_there_are_many_of_them():
    assert len(HOSTILE) >= 30


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_file_is_refused_with_the_right_sentence_and_soon(name):
    make, words = HOSTILE[name]
    document = make()
    started = time.process_time()

    with pytest.raises(SubmissionRefused) as caught:
        read(document)

    sentence = caught.value.sentence
    assert words in sentence
    assert sentence.endswith(".")
    assert sentence.count(". ") == 0, "one sentence is promised"
    assert time.process_time() - started < 10
