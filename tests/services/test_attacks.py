"""Links that lead where nothing must be opened, and sites that answer as no site should."""

import asyncio
import gzip
import re
import time
from contextlib import asynccontextmanager

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some

from news.article import DOCUMENT_LIMIT, Document
from news.errors import LinkRefused, PageUnavailable
from services.pages import Pages
from services.responses import FeedDocument
from tests.support.site import LOOPBACK, Names

PRIVATE = "leads to a private address"
NO_LINK = "not a link that I can open"
SCHEME = "begin with http:// or https://"
LOGIN = "a user name or password"

ADDRESSES = [
    "127.0.0.1",
    "127.1",
    "127.0.1",
    "127.255.255.254",
    "2130706433",
    "017700000001",
    "0x7f000001",
    "0x7f.0.0.1",
    "0177.0.0.1",
    "0x7f.1",
    "0177.1",
    "127.0.0.01",
    "00000177.0.0.1",
    "0.0.0.0",
    "0",
    "10.0.0.1",
    "0x0a000001",
    "167772161",
    "10.1",
    "012.0.0.1",
    "172.16.0.1",
    "172.31.255.255",
    "0xac.0x10.0.1",
    "192.168.1.1",
    "3232235777",
    "0300.0250.1.1",
    "192.168.257",
    "169.254.169.254",
    "2852039166",
    "0xa9fea9fe",
    "0251.0376.0251.0376",
    "100.64.0.1",
    "100.100.100.200",
    "192.0.0.8",
    "192.0.0.192",
    "192.0.2.1",
    "192.88.99.1",
    "198.18.0.1",
    "198.51.100.7",
    "203.0.113.9",
    "168.63.129.16",
    "224.0.0.1",
    "239.255.255.250",
    "240.0.0.1",
    "255.255.255.255",
    "[::]",
    "[::1]",
    "[0:0:0:0:0:0:0:1]",
    "[::127.0.0.1]",
    "[::ffff:127.0.0.1]",
    "[::ffff:7f00:1]",
    "[::ffff:10.0.0.1]",
    "[::ffff:169.254.169.254]",
    "[0:0:0:0:0:ffff:a9fe:a9fe]",
    "[::ffff:0:127.0.0.1]",
    "[64:ff9b::127.0.0.1]",
    "[64:ff9b::a9fe:a9fe]",
    "[64:ff9b:1::808:808]",
    "[2002:7f00:1::]",
    "[2002:a9fe:a9fe::1]",
    "[2001:0:7f00:1::]",
    "[2001:db8::1]",
    "[3fff::1]",
    "[5f00::1]",
    "[100::1]",
    "[fc00::1]",
    "[fd00:ec2::254]",
    "[fd12:3456::1]",
    "[fe80::1]",
    "[fec0::1]",
    "[ff02::1]",
    "[ff0e::1]",
    "[fe80::1%25lo]",
    "localhost",
    "LOCALHOST",
    "localhost.",
    "a.localhost",
    "printer",
    "router.lan",
    "nas.home",
    "intranet",
    "db.internal",
    "metadata.google.internal",
    "host.docker.internal",
    "kubernetes.default.svc.local",
    "files.intranet",
    "fritz.home.arpa",
    "127。0。0。1",
]
OTHERS = {
    "file:///etc/passwd": SCHEME,
    "ftp://news.example/a": SCHEME,
    "gopher://127.0.0.1:6379/_FLUSHALL": SCHEME,
    "dict://127.0.0.1:11211/stats": SCHEME,
    "data:text/html,<p>hello</p>": SCHEME,
    "javascript:alert(1)": SCHEME,
    "view-source:http://news.example/": SCHEME,
    "//127.0.0.1/a": SCHEME,
    "http://admin:admin@news.example/": LOGIN,
    "http://news.example@127.0.0.1/": LOGIN,
    "http://127.0.0.1@news.example/": LOGIN,
    "http://:secret@news.example/": LOGIN,
    "http://news.example:http/": NO_LINK,
    "http://news.example:99999/": NO_LINK,
    "http://[::1": NO_LINK,
    "http://[127.0.0.1]/": NO_LINK,
    "http://[::1]evil.example/": PRIVATE,
    "http:///a": NO_LINK,
    "http://?a": NO_LINK,
    "http://news.example/a\r\nHost: 127.0.0.1": NO_LINK,
    "http://news.example/\u202egpj.exe": NO_LINK,
    "http://127.0.0.1\\@news.example/": LOGIN,
    f"http://news.example/{'a' * 3000}": "too long",
}
ATTACKS = {**{f"http://{address}/a": PRIVATE for address in ADDRESSES}, **OTHERS}


@pytest.mark.parametrize("link", ATTACKS)
async def test_an_attack_is_refused_with_its_sentence_and_nothing_is_opened(link):
    with pytest.raises(LinkRefused, match=ATTACKS[link]):
        await Pages(limit_seconds=5, resolver=Names()).fetch(link)


def test_the_list_is_long_enough():
    assert len(ATTACKS) >= 60


@pytest.mark.parametrize("address", [a for a in ADDRESSES if a[0].isdigit() and a.count(".") == 3])
async def test_a_name_that_answers_with_it_is_refused_as_well(address):
    pages = Pages(limit_seconds=5, resolver=Names(news=[address]))

    with pytest.raises(LinkRefused, match=PRIVATE):
        await pages.fetch("http://news.example/a")


HERE = re.compile(r"127|localhost|2130706433|17700000001|x7f|177\.|7f00")
RELATIVE = re.compile(r"\r|^//|^http:///|^http://\?")


@pytest.mark.parametrize(
    "link", [link for link in ATTACKS if not (HERE.search(link) or RELATIVE.search(link))]
)
async def test_a_redirect_to_it_is_refused_as_well(site, pages, link):
    """The first site is on this machine, which these pages may open; so may none of the others."""
    with pytest.raises(PageUnavailable):
        await pages.fetch(site.redirects("/a", link))

    assert len(site.requests) == 1


MINUTE = 60.0  # seconds
WAYS = {"fetch": Document, "fetch_feed": FeedDocument | None, "fetch_rules": str}

HEADS = some.sampled_from(
    [
        b"HTTP/1.1 200 OK",
        b"HTTP/1.0 200",
        b"HTTP/1.1 302 Found",
        b"HTTP/1.1 999 ?",
        b"ICY 200 OK",
        b"HTTP/1.1 304 Not Modified",
        b"HTTP/1.1 503 Busy",
    ]
)
HEADERS = some.lists(
    some.sampled_from(
        [
            b"Content-Type: text/html; charset=utf-8",
            b"Content-Type: text/html; charset=no-such-thing",
            b"Content-Type: ;;;",
            b"Content-Type: application/pdf",
            b"Content-Type: application/octet-stream",
            b"Content-Disposition: attachment; filename*=nonsense''%ff.pdf",
            b"Retry-After: soon",
            b"Retry-After: Thu, 99 Foo 2024 25:61:00 GMT",
            b"Content-Encoding: gzip",
            b"Content-Encoding: br",
            b"Transfer-Encoding: chunked",
            b"Content-Length: 5",
            b"Content-Length: -1",
            b"Content-Length: 99999999999999",
            b"Location: /a",
            b"Location: http://127.0.0.2/",
            b"Location: http://[",
            b"Location: \xff\xfe",
            b"Set-Cookie: a=b",
            b"X: " + b"y" * 9000,
            b"no colon here",
        ]
    ),
    max_size=5,
)
BODIES = some.one_of(
    some.binary(max_size=200),
    some.just(gzip.compress(b"<p>Hello</p>")),
    some.just(gzip.compress(bytes(DOCUMENT_LIMIT + 1))),
    some.just(b"5\r\nhello\r\n0\r\n\r\n"),
    some.just(b"zz\r\nhello\r\n"),
)
ANSWERS = some.one_of(
    some.binary(max_size=300),
    some.builds(
        lambda head, headers, body: b"\r\n".join([head, *headers, b"", body]),
        HEADS,
        HEADERS,
        BODIES,
    ),
)


@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
@given(answer=ANSWERS)
def test_whatever_a_site_answers_is_a_document_or_a_sentence(answer):
    assert asyncio.run(fetched(answer))


@pytest.mark.slow
def test_a_minute_of_made_up_answers_brings_nothing_else():
    """Batches of new answers, also for feeds and robots rules, until the minute is over."""
    until = time.monotonic() + MINUTE
    batch = settings(max_examples=100, deadline=None, suppress_health_check=list(HealthCheck))
    while time.monotonic() < until:
        batch(given(ANSWERS, some.sampled_from(sorted(WAYS)))(asked_and_understood))()


def asked_and_understood(answer, way):
    assert asyncio.run(fetched(answer, way))


async def fetched(answer, way="fetch"):
    async with answering(answer) as link:
        pages = Pages(allow=lambda address: address == LOOPBACK, limit_seconds=2)
        try:
            found = await getattr(pages, way)(link)
        except PageUnavailable as error:
            return error.sentence
    assert isinstance(found, WAYS[way])
    data = found.data if isinstance(found, Document | FeedDocument) else found or b""
    assert len(data) <= DOCUMENT_LIMIT
    return f"a {type(found).__name__}"


@asynccontextmanager
async def answering(answer):
    """Run a server that sends these bytes, whatever it is asked, and hangs up."""

    async def answer_one(reader, writer):
        await reader.readuntil(b"\r\n\r\n")
        writer.write(answer)
        writer.close()

    server = await asyncio.start_server(answer_one, "127.0.0.1", 0)
    try:
        yield f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}/a"
    finally:
        server.close()
        await server.wait_closed()
