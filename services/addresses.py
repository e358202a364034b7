"""Which links may be fetched at all: a scheme, a host with a name, and public addresses only."""

import socket
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address
from urllib.parse import urlsplit

from news.errors import LinkRefused
from news.text import said

Address = IPv4Address | IPv6Address

LINK_LIMIT = 2048  # characters

_LOCAL_NAMES = (".localhost", ".local", ".internal", ".intranet", ".lan", ".home", ".home.arpa")
_NAT64 = IPv6Network("64:ff9b::/96")  # RFC 6052
# What `is_global` calls open, or some versions of Python do, and is not the open internet.
_NOT_OPEN = (
    IPv4Network("168.63.129.16/32"),  # what Azure answers its machines from
    IPv4Network("192.0.0.0/24"),  # protocol assignments, RFC 6890
    IPv4Network("192.88.99.0/24"),  # relays of 6to4, RFC 7526
    IPv6Network("64:ff9b:1::/48"),  # local NAT64, RFC 8215
    IPv6Network("2001::/23"),  # protocol assignments, Teredo among them, RFC 2928
    IPv6Network("3fff::/20"),  # documentation, RFC 9637
    IPv6Network("5f00::/16"),  # segment routing, RFC 9602
)
_PRIVATE = said("That link leads to a private address, which I must not open.")


def is_public(address: Address) -> bool:
    """Tell whether an address belongs to the open internet, also when wrapped in IPv6."""
    if isinstance(address, IPv6Address):
        inner = address.ipv4_mapped or address.sixtofour or _translated(address)
        if inner is not None:
            return is_public(inner)
        if address.is_site_local:
            return False
    if any(address.version == network.version and address in network for network in _NOT_OPEN):
        return False
    return address.is_global and not (
        address.is_multicast or address.is_reserved or address.is_unspecified
    )


def written_address(host: str) -> Address | None:
    """Return the address that a host spells out, in any way that the system understands.

    `inet_aton` reads "2130706433", "0x7f.1" and "0177.0.0.1" as 127.0.0.1, and so would the
    resolver when it is too late.
    """
    try:
        return ip_address(host)
    except ValueError:
        try:
            return IPv4Address(socket.inet_aton(host))
        except (OSError, UnicodeError):
            return None


def host_of(link: str) -> str:
    """Return the host of a link, or raise `LinkRefused` when the link cannot be one to fetch.

    Nothing is looked up here; what a name leads to is only known when it is connected to.
    """
    if len(link) > LINK_LIMIT:
        raise LinkRefused("That link is too long.")
    try:
        parts = urlsplit(link)
        host = (parts.hostname or "").rstrip(".")
        _ = parts.port  # raises when it is no number
    except ValueError as error:
        raise LinkRefused("That is not a link that I can open.") from error
    if parts.scheme not in {"http", "https"}:
        raise LinkRefused("I open only links that begin with http:// or https://.")
    if parts.username is not None or parts.password is not None:
        raise LinkRefused("I do not open links with a user name or password in them.")
    if not host or any(c.isspace() or not c.isprintable() for c in link):
        raise LinkRefused("That is not a link that I can open.")
    if written_address(host) is None and _is_local(host):
        raise LinkRefused(_PRIVATE)
    return host


def site_of(link: str) -> str:
    """Return the name by which people know a site: "www.quay.example" is "quay.example"."""
    return host_of(link).removeprefix("www.")


def private_address() -> LinkRefused:
    """Return the error for a link whose address is not public."""
    return LinkRefused(_PRIVATE)


def _is_local(host: str) -> bool:
    return "." not in host or host.lower().endswith(_LOCAL_NAMES)


def _translated(address: IPv6Address) -> IPv4Address | None:
    """Return the IPv4 address that a NAT64 gateway would connect to."""
    if address in _NAT64:
        return IPv4Address(int(address) & 0xFFFFFFFF)
    return None
