"""Pages of the open web: one link in, one document out, within fixed bounds."""

import asyncio
import socket
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from contextlib import asynccontextmanager
from typing import TypeVar
from urllib.parse import urljoin

import aiohttp
from aiohttp.abc import AbstractResolver

from news.article import Document
from news.errors import LinkRefused, PageUnavailable
from news.formats import PDF, WORD
from news.text import said
from services import responses
from services.addresses import Address, host_of, is_public, private_address, written_address
from services.page_trouble import BROKEN_OFF
from services.responses import FeedDocument

Answer = TypeVar("Answer")

TIME_LIMIT = 15.0  # seconds, redirects included
REDIRECTS = 5

_HEADERS = {
    "User-Agent": "Verbatim (Discord bot; reads articles and feeds that people hand in)",
    "Accept": f"text/html, application/xhtml+xml, text/plain;q=0.9, {PDF};q=0.9, {WORD};q=0.8",
    "Accept-Encoding": "gzip",
}
_FEEDS = (
    "application/rss+xml, application/atom+xml, application/xml;q=0.9, text/xml;q=0.9,"
    " text/html;q=0.5"
)
_MOVED = {301, 302, 303, 307, 308}
# The first that fits counts, so the special ones stand before the general ones.
_WENT_WRONG: tuple[tuple[type[Exception], str], ...] = (
    (aiohttp.ClientConnectorDNSError, said("I cannot find that site; please check the link.")),
    (aiohttp.ClientSSLError, said("That site has no valid certificate, so I did not open it.")),
    (aiohttp.ClientConnectorError, said("I cannot reach that site; please try later.")),
    (aiohttp.ClientPayloadError, BROKEN_OFF),
    (Exception, said("That site did not answer as a web site does.")),
)


class Pages:
    """Fetches pages. `allow` tells which addresses may be connected to.

    The rule is applied to the very address that a socket is opened for, so that a name cannot
    answer one thing when it is checked and another when it is used.
    """

    def __init__(
        self,
        *,
        allow: Callable[[Address], bool] = is_public,
        limit_seconds: float = TIME_LIMIT,
        resolver: AbstractResolver | None = None,
    ) -> None:
        self._allow = allow
        self._limit = limit_seconds
        self._resolver = resolver

    def check(self, link: str) -> None:
        """Raise `LinkRefused` for a link that must not be fetched, as far as its text tells."""
        address = written_address(host_of(link))
        if address is not None and not self._allow(address):
            raise private_address()

    async def fetch(self, link: str) -> Document:
        """Return the page, PDF or Word document at a link, with the address where it was found.

        Raises `LinkRefused` for addresses that are not public, also behind a redirect, and
        `PageUnavailable` with the reason for everything else.
        """
        return await self._asked(link, {}, responses.document)

    async def fetch_feed(
        self, link: str, *, etag: str | None = None, modified: str | None = None
    ) -> FeedDocument | None:
        """Return the feed (or page) at a link, or None when it is what these marks stand for.

        Raises like `fetch`.
        """
        marks = {"If-None-Match": etag, "If-Modified-Since": modified, "Accept": _FEEDS}
        headers = {name: value for name, value in marks.items() if value is not None}
        return await self._asked(link, headers, responses.feed)

    async def fetch_rules(self, link: str) -> str:
        """Return the robots rules of the site of a link; a site that has none has no rules.

        Raises like `fetch` for a site that does not answer: it may have some (RFC 9309, 2.3.1).
        """
        return await self._asked(urljoin(link, "/robots.txt"), {}, responses.rules)

    async def _asked(
        self,
        link: str,
        headers: Mapping[str, str],
        read: Callable[[aiohttp.ClientResponse], Awaitable[Answer]],
    ) -> Answer:
        try:
            async with asyncio.timeout(self._limit), self._session() as session:
                return await self._follow(session, link, headers, read)
        except TimeoutError as error:
            raise PageUnavailable(
                "That site did not answer within {seconds} seconds.", seconds=f"{self._limit:g}"
            ) from error
        except (aiohttp.ClientError, ValueError) as error:
            raise _understood(error) from error

    @asynccontextmanager
    async def _session(self) -> AsyncIterator[aiohttp.ClientSession]:
        connector = aiohttp.TCPConnector(
            resolver=self._resolver, socket_factory=self._socket, use_dns_cache=False
        )
        async with aiohttp.ClientSession(
            connector=connector,
            headers=_HEADERS,
            cookie_jar=aiohttp.DummyCookieJar(),
            auto_decompress=False,  # unpacked here, with a limit
            timeout=aiohttp.ClientTimeout(total=None),  # fetch has its own
            trust_env=False,
        ) as session:
            yield session

    async def _follow(
        self,
        session: aiohttp.ClientSession,
        link: str,
        headers: Mapping[str, str],
        read: Callable[[aiohttp.ClientResponse], Awaitable[Answer]],
    ) -> Answer:
        for _ in range(REDIRECTS + 1):
            self.check(link)
            async with session.get(link, headers=headers, allow_redirects=False) as response:
                if response.status not in _MOVED:
                    return await read(response)
                link = urljoin(str(response.url), response.headers.get("Location", ""))
        raise PageUnavailable("That link leads from one address to the next and never to a page.")

    def _socket(self, address: aiohttp.AddrInfoType) -> socket.socket:
        family, kind, protocol, _, place = address
        # `written_address` also reads the scope of a link-local address ("fe80::1%eth0").
        found = written_address(str(place[0]))
        if found is None or not self._allow(found):
            raise _NotAllowedAddress
        return socket.socket(family, kind, protocol)


class _NotAllowedAddress(OSError):
    """An address that `allow` refuses; an OSError, because aiohttp then tries the next one."""


def _understood(error: Exception) -> PageUnavailable:
    """Put what went wrong on the way into a sentence; what the site itself wrote stays out."""
    if isinstance(error, aiohttp.ClientConnectorError):
        if isinstance(error.os_error, _NotAllowedAddress):
            return private_address()
    elif isinstance(error, ValueError):  # also aiohttp's InvalidURL
        return LinkRefused("That is not a link that I can open.")
    sentences = (sentence for kind, sentence in _WENT_WRONG if isinstance(error, kind))
    return PageUnavailable(next(sentences))
