import asyncio
import gzip
from datetime import timedelta

import pytest
from aiohttp import web

from extraction.readable import read
from news.article import DOCUMENT_LIMIT, Document
from news.errors import PageUnavailable
from news.formats import PDF, WORD
from services.pages import Pages
from tests.support.files import a_pdf, a_word, word_body
from tests.support.site import Names

PAGE = "<html><p>“The bridge is closed,” said Zoë Marsh.</p></html>"


async def unavailable(pages: Pages, link: str) -> str:
    with pytest.raises(PageUnavailable) as caught:
        await pages.fetch(link)
    sentence = caught.value.sentence
    assert sentence.endswith(".")
    assert sentence.count(". ") == 0, "one sentence is promised"
    return sentence


async def test_a_page_is_fetched_with_its_claims_and_its_address(pages, site):
    link = site.serves("/bridge", PAGE, Content_Type="text/html; charset=utf-8")

    assert await pages.fetch(link) == Document(
        PAGE.encode(), "text/html", charset="utf-8", link=link
    )


async def test_a_site_learns_who_asks_and_gets_no_cookie(pages, site):
    link = site.serves("/a", PAGE, Set_Cookie="id=1; Path=/")
    await pages.fetch(link)
    await pages.fetch(link)

    last = site.requests[-1]
    assert last.headers["User-Agent"].startswith("Verbatim")
    assert "Cookie" not in last.headers


async def test_a_wrong_charset_is_passed_on_for_the_reader_to_doubt(pages, site):
    link = site.serves("/a", PAGE, Content_Type="text/html; charset=utf-16")

    document = await pages.fetch(link)

    assert (document.charset, document.data) == ("utf-16", PAGE.encode())


async def test_five_redirects_are_followed_and_the_last_address_counts(pages, site):
    last = site.serves("/5", PAGE)
    for step in range(5):
        site.redirects(f"/{step}", f"/{step + 1}", status=301)

    assert (await pages.fetch(f"{site.address}/0")).link == last


async def test_six_redirects_and_a_circle_are_given_up(pages, site):
    site.serves("/6", PAGE)
    for step in range(6):
        site.redirects(f"/{step}", f"/{step + 1}")

    assert "from one address to the next" in await unavailable(pages, f"{site.address}/0")
    circle = site.redirects("/circle", "/circle")
    assert "from one address to the next" in await unavailable(pages, circle)


async def test_a_host_that_never_answers_is_given_up_in_time(site):
    pages = Pages(allow=lambda _: True, limit_seconds=0.2)

    sentence = await unavailable(pages, site.never_answers("/a"))

    assert sentence == "That site did not answer within 0.2 seconds."


async def test_a_page_that_drips_is_given_up_in_time(site):
    async def drip(request: web.Request) -> web.StreamResponse:
        response = web.StreamResponse(headers={"Content-Type": "text/html"})
        await response.prepare(request)
        await response.write(b"<html>")
        await asyncio.Event().wait()
        raise AssertionError

    pages = Pages(allow=lambda _: True, limit_seconds=0.2)

    assert "within 0.2 seconds" in await unavailable(pages, site.answers("/a", drip))


async def test_a_body_over_5_megabytes_is_refused_by_its_announced_length(pages, site):
    link = site.serves("/a", b"x" * (DOCUMENT_LIMIT + 1_000_000), Content_Type="text/plain")

    assert "5 MB" in await unavailable(pages, link)


async def test_a_body_without_end_is_cut_off_at_5_megabytes(pages, site):
    sent = 0

    async def endless(request: web.Request) -> web.StreamResponse:
        nonlocal sent
        response = web.StreamResponse(headers={"Content-Type": "text/html"})
        await response.prepare(request)
        while True:
            await response.write(b"x" * 65536)
            sent += 65536

    assert "5 MB" in await unavailable(pages, site.answers("/a", endless))
    assert sent < 4 * DOCUMENT_LIMIT


async def test_a_packed_page_is_unpacked_but_a_bomb_is_not(pages, site):
    good = site.serves("/good", gzip.compress(PAGE.encode()), Content_Encoding="gzip")
    bomb = site.serves("/bomb", gzip.compress(b"0" * 50_000_000), Content_Encoding="gzip")

    assert (await pages.fetch(good)).data == PAGE.encode()
    assert "5 MB" in await unavailable(pages, bomb)


async def test_broken_packing_is_said_plainly(pages, site):
    packed = gzip.compress(PAGE.encode())
    cut = site.serves("/cut", packed[:-9], Content_Encoding="gzip")
    lie = site.serves("/lie", PAGE, Content_Encoding="gzip")
    other = site.serves("/other", PAGE, Content_Encoding="br")

    assert "broke off" in await unavailable(pages, cut)
    assert "broke off" in await unavailable(pages, lie)
    assert "packed in a way" in await unavailable(pages, other)


@pytest.mark.parametrize(
    ("media_type", "what"),
    [
        ("image/png", "an image"),
        ("video/mp4", "a film"),
        ("audio/mpeg", "a sound"),
        ("application/zip", "no web page, no PDF and no Word document"),
        ("application/json", "no web page, no PDF and no Word document"),
        ("application/octet-stream", "no web page, no PDF and no Word document"),
        ("message/rfc822", "no web page, no PDF and no Word document"),
    ],
)
async def test_other_kinds_than_articles_come_in_are_refused(pages, site, media_type, what):
    link = site.serves("/a", b"%PDF-1.7", Content_Type=media_type)

    assert what in await unavailable(pages, link)


@pytest.mark.parametrize(
    ("path", "headers", "kind"),
    [
        ("/report", {"Content_Type": "application/pdf"}, PDF),
        ("/report", {"Content_Type": "application/x-pdf; charset=binary"}, PDF),
        ("/report.PDF", {"Content_Type": "application/octet-stream"}, PDF),
        (
            "/download",
            {
                "Content_Type": "binary/octet-stream",
                "Content_Disposition": "attachment; filename*=UTF-8''fares%202024.docx",
            },
            WORD,
        ),
        ("/fares", {"Content_Type": WORD}, WORD),
        ("/fares.md", {"Content_Type": "application/octet-stream"}, "text/markdown"),
    ],
)
async def test_a_link_to_a_file_gives_it_with_its_kind(pages, site, path, headers, kind):
    link = site.serves(path, b"%PDF-1.7", **headers)

    assert (await pages.fetch(link)).media_type == kind


async def test_a_pdf_and_a_word_document_behind_a_link_are_read_like_files(pages, site):
    line = "The ferry was late again, the harbour master said on Tuesday."
    for document, kind in ((a_pdf([line]), PDF), (a_word(word_body(line)), WORD)):
        link = site.serves("/file", document.data, Content_Type=kind)
        page = read(await pages.fetch(link))
        assert (page.text, page.link) == (line, link)


async def test_a_file_over_5_megabytes_is_refused_whatever_it_is(pages, site):
    link = site.serves("/a.pdf", b"%PDF" + bytes(DOCUMENT_LIMIT), Content_Type=PDF)

    assert "5 MB" in await unavailable(pages, link)


@pytest.mark.parametrize(
    ("said", "wait"),
    [
        ("120", timedelta(minutes=2)),
        ("Fri, 26 Jul 2024 13:00:00 GMT", timedelta(hours=1)),
        ("Fri, 26 Jul 2024 11:00:00 GMT", timedelta(hours=-1)),
        ("soon", None),
        ("-5", None),
        ("9" * 5_000, timedelta(seconds=999_999_999)),
        ("", None),
    ],
)
async def test_how_long_a_site_asks_to_be_left_alone_is_known(pages, site, said, wait):
    date = "Fri, 26 Jul 2024 12:00:00 GMT"
    link = site.serves("/a", PAGE, status=429, Retry_After=said, Date=date)

    with pytest.raises(PageUnavailable) as caught:
        await pages.fetch(link)

    assert caught.value.retry_after == wait


@pytest.mark.parametrize(
    ("status", "reason"),
    [
        (404, "no such page"),
        (403, "does not let me"),
        (500, "try later"),
        (503, "try later"),
        (304, "did not give me"),
        (418, "did not give me"),
    ],
)
async def test_a_site_that_refuses_is_quoted_with_its_status(pages, site, status, reason):
    sentence = await unavailable(pages, site.serves("/a", PAGE, status=status))

    assert reason in sentence
    assert str(status) in sentence


async def test_a_name_that_does_not_exist_is_said_plainly():
    assert "cannot find that site" in await unavailable(
        Pages(resolver=Names()), "https://nowhere.example/"
    )


async def test_a_site_that_is_down_is_said_plainly(pages, unused_tcp_port):
    sentence = await unavailable(pages, f"http://127.0.0.1:{unused_tcp_port}/")

    assert "cannot reach that site" in sentence


async def test_something_that_is_no_web_site_is_said_plainly(pages):
    async def greet(reader, writer):
        writer.write(b"220 mail ready\r\n")
        writer.close()

    server = await asyncio.start_server(greet, "127.0.0.1", 0)
    port = server.sockets[0].getsockname()[1]
    try:
        assert "as a web site does" in await unavailable(pages, f"http://127.0.0.1:{port}/")
        assert "valid certificate" in await unavailable(pages, f"https://127.0.0.1:{port}/")
    finally:
        server.close()
