"""What sites answer, within limits: a document, a feed, robots rules, or the reason for nothing."""

import zlib
from collections.abc import Mapping
from datetime import timedelta
from email.message import Message
from email.utils import parsedate_to_datetime
from pathlib import PurePosixPath
from typing import NamedTuple

import aiohttp

from news.article import DOCUMENT_LIMIT, Document
from news.errors import PageUnavailable
from news.formats import PDF, WORD, media_type_of
from services.page_trouble import BROKEN_OFF, no_page, no_text, too_large

_READ = {"text/html", "application/xhtml+xml", "text/plain", "text/markdown", PDF, WORD}
# What sites say of a file when they do not know its kind: then its name tells.
_ANY_FILE = {"application/octet-stream", "binary/octet-stream", "application/force-download"}
_RULES_LIMIT = 500 * 1024  # bytes of robots rules that must be read, RFC 9309
_FOUND, _UNCHANGED, _TROUBLE = 200, 304, 500
_GZIP = 16 + zlib.MAX_WBITS
_LONGEST_WAIT = 9  # digits of a number of seconds


class FeedDocument(NamedTuple):
    """A feed as it came, and the marks by which its site tells that it did not change.

    It may as well be a page: `media_type` is what the site claims, `link` where it was found.
    """

    data: bytes
    media_type: str
    link: str
    etag: str | None
    modified: str | None


async def document(response: aiohttp.ClientResponse) -> Document:
    """Return what a site gave as a document, of a kind that is read."""
    if response.status != _FOUND:
        raise _no_page(response)
    media_type = _media_type(response)
    if media_type not in _READ:
        raise PageUnavailable(no_text(media_type))
    return Document(
        data=await _data(response),
        media_type=media_type,
        charset=response.charset,
        link=str(response.url),
    )


async def feed(response: aiohttp.ClientResponse) -> FeedDocument | None:
    """Return what a site gave for a feed, or None when it says that nothing changed."""
    if response.status == _UNCHANGED:
        return None
    if response.status != _FOUND:
        raise _no_page(response)
    headers = response.headers
    return FeedDocument(
        await _data(response),
        headers.get("Content-Type", ""),
        str(response.url),
        headers.get("ETag"),
        headers.get("Last-Modified"),
    )


async def rules(response: aiohttp.ClientResponse) -> str:
    """Return robots rules; a site that has none has no rules."""
    if response.status >= _TROUBLE:
        raise _no_page(response)
    if response.status != _FOUND:
        return ""
    return (await _data(response))[:_RULES_LIMIT].decode("utf-8", "replace")


def asked_to_wait(headers: Mapping[str, str]) -> timedelta | None:
    """Return how long a site asks to be left alone (Retry-After, RFC 9110, 10.2.3), if it does.

    A date is taken against the site's own clock.
    """
    said = headers.get("Retry-After", "").strip()
    if said.isascii() and said.isdigit():
        return timedelta(seconds=int(said[:_LONGEST_WAIT]))
    try:
        return parsedate_to_datetime(said) - parsedate_to_datetime(headers.get("Date", ""))
    except (TypeError, ValueError):
        return None


def _no_page(response: aiohttp.ClientResponse) -> PageUnavailable:
    wait = asked_to_wait(response.headers)
    return PageUnavailable(no_page(response.status), retry_after=wait)


def _media_type(response: aiohttp.ClientResponse) -> str:
    """Return of which kind a document is: as the site says, or else as its name tells."""
    if "Content-Type" not in response.headers:
        return "text/html"
    claimed = response.content_type
    if claimed not in _ANY_FILE:
        return PDF if claimed == "application/x-pdf" else claimed
    named = Message()
    named["Content-Disposition"] = response.headers.get("Content-Disposition", "")
    names = named.get_filename() or "", PurePosixPath(response.url.path).name
    return next(filter(None, map(media_type_of, names)), claimed)


async def _data(response: aiohttp.ClientResponse) -> bytes:
    return _unpacked(await _body(response), response.headers.get("Content-Encoding", ""))


async def _body(response: aiohttp.ClientResponse) -> bytes:
    """Return the body as it came over the wire; stop reading as soon as it is too much."""
    if (response.content_length or 0) > DOCUMENT_LIMIT:
        raise too_large()
    body = bytearray()
    async for chunk in response.content.iter_any():
        body += chunk
        if len(body) > DOCUMENT_LIMIT:
            raise too_large()
    return bytes(body)


def _unpacked(body: bytes, encoding: str) -> bytes:
    match encoding.lower():
        case "" | "identity":
            return body
        case "gzip" | "x-gzip":
            return _gunzipped(body)
        case _:
            raise PageUnavailable("That site sent the page packed in a way that I cannot read.")


def _gunzipped(body: bytes) -> bytes:
    unpacker = zlib.decompressobj(_GZIP)
    try:
        data = unpacker.decompress(body, DOCUMENT_LIMIT + 1)
    except zlib.error as error:
        raise PageUnavailable(BROKEN_OFF) from error
    if len(data) > DOCUMENT_LIMIT:
        raise too_large()
    if not unpacker.eof:
        raise PageUnavailable(BROKEN_OFF)
    return data
