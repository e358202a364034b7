"""The ways in which sites pass on one page under several addresses, and how they are undone."""

import re
from collections.abc import Sequence
from urllib.parse import SplitResult, unquote

_TRACKING = {
    "_ga", "_gl", "cmp", "cmpid", "dclid", "fbclid", "gbraid", "gclid", "gclsrc", "igsh",
    "igshid", "mc_cid", "mc_eid", "mibextid", "mkt_tok", "msclkid", "ncid", "ocid", "ref_src",
    "ref_url", "s_cid", "smid", "twclid", "vero_id", "wbraid", "wt_mc", "wt_zmc", "xtor", "yclid",
}  # fmt: skip
_TRACKING_FAMILIES = ("utm_", "at_campaign", "at_medium", "hsa_", "pk_", "mtm_", "__twitter_")
_AMP_PARAMETERS = {("amp", ""), ("amp", "1"), ("amp", "true"), ("outputtype", "amp")}
_AMP_PATH = re.compile(r"(?<=[^/])(?:/amp|\.amp(?=\.html?$))/?(?=$|\.html?$)", re.IGNORECASE)
_MOBILE_HOST = re.compile(r"^(?:m|mobile|amp)\.(?=[^.]+\.[^.]+)|(?<=^[a-z]{2})\.m(?=\.)")
_GOOGLE_AMP = re.compile(r"^/amp/(s/)?([^/]+\.[^/]+/.*)$")
_AMP_CACHE = re.compile(r"^/[cv]/(s/)?([^/]+\.[^/]+/.*)$")


def is_tracking(key: str, value: str) -> bool:
    """Tell a parameter that says who followed a link from one that says where it leads."""
    key = key.lower()
    return key in _TRACKING or key.startswith(_TRACKING_FAMILIES) or (key, value) in _AMP_PARAMETERS


def without_tracking(query: Sequence[tuple[str, str]]) -> list[tuple[str, str]]:
    """Return the parameters that matter."""
    return [(key, value) for key, value in query if not is_tracking(key, value)]


def uncached(parts: SplitResult) -> str | None:
    """Return the address behind one of an AMP cache, or None where it is none.

    >>> from urllib.parse import urlsplit
    >>> uncached(urlsplit("https://www.google.com/amp/s/news.example/a/amp"))
    'https://news.example/a/amp'
    """
    host = (parts.hostname or "").lower()
    found = None
    if host.endswith(".cdn.ampproject.org"):
        found = _AMP_CACHE.match(parts.path)
    elif host.removeprefix("www.").startswith("google."):
        found = _GOOGLE_AMP.match(parts.path)
    if found is None:
        return None
    query = f"?{parts.query}" if parts.query else ""
    return f"{'https' if found[1] else 'http'}://{unquote(found[2])}{query}"


def full_host(host: str) -> str:
    """Return the host of the full site for that of its mobile or AMP form.

    >>> full_host("m.news.example"), full_host("en.m.wiki.example"), full_host("m.example")
    ('news.example', 'en.wiki.example', 'm.example')
    """
    return _MOBILE_HOST.sub("", host, count=1)


def full_path(path: str) -> str:
    """Return the path of a page for that of its AMP form.

    >>> full_path("/2024/fares/amp"), full_path("/fares.amp.html"), full_path("/amp")
    ('/2024/fares', '/fares.html', '/amp')
    """
    return _AMP_PATH.sub("", path)
