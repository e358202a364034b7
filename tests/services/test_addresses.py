import pytest

from news.errors import LinkRefused
from services.pages import Pages
from tests.support.site import LOOPBACK, Names

PAGE = "<html><p>“The bridge is closed,” said Zoë Marsh.</p></html>"


@pytest.mark.parametrize("host", ["8.8.8.8", "134744072", "[2606:4700::1111]", "news.example"])
def test_public_hosts_pass_the_check_of_the_text(host):
    Pages().check(f"https://{host}/a?b=c#d")


@pytest.mark.parametrize(
    ("link", "reason"),
    [
        ("ftp://news.example/a", "http://"),
        ("javascript:alert(1)", "http://"),
        ("news.example/a", "http://"),
        ("", "http://"),
        ("http://", "not a link"),
        ("http://[::1", "not a link"),
        ("http://news.example:port/", "not a link"),
        ("http://news.example/a b", "not a link"),
        ("http://kirby@news.example/", "user name"),
        ("http://kirby:secret@news.example/", "user name"),
        ("http://news.example/" + "a" * 4000, "too long"),
    ],
)
async def test_what_is_no_link_for_us_is_refused_by_its_text(link, reason):
    with pytest.raises(LinkRefused, match=reason):
        Pages().check(link)
    with pytest.raises(LinkRefused, match=reason):
        await Pages().fetch(link)


@pytest.mark.parametrize(
    "host",
    [
        "127.0.0.1",
        "2130706433",
        "0x7f.1",
        "0177.0.0.1",
        "127.1",
        "[::1]",
        "[::ffff:127.0.0.1]",
        "[64:ff9b::7f00:1]",
        "[2002:7f00:1::]",
        "[fe80::1]",
        "10.1.2.3",
        "192.168.0.1",
        "172.16.0.1",
        "100.64.0.1",
        "169.254.169.254",
        "0.0.0.0",
        "224.0.0.1",
        "255.255.255.255",
        "localhost",
        "printer",
        "printer.local",
        "metadata.google.internal",
        "sub.localhost.",
    ],
)
async def test_a_private_address_is_refused_in_every_notation(site, host):
    port = site.address.rsplit(":", 1)[1]

    with pytest.raises(LinkRefused, match="private address"):
        await Pages().fetch(f"http://{host}:{port}/")

    assert not site.requests


@pytest.mark.parametrize(
    "target",
    [
        "http://127.0.0.2/",
        "http://10.0.0.8/secret",
        "http://169.254.169.254/latest/meta-data",
        "http://localhost/",
        "file:///etc/passwd",
        "http://admin:admin@news.example/",
        "http://[::1]/",
    ],
)
async def test_a_redirect_to_what_must_not_be_opened_is_refused(pages, site, target):
    with pytest.raises(LinkRefused):
        await pages.fetch(site.redirects("/a", target))

    assert len(site.requests) == 1


async def test_a_name_that_leads_to_a_private_address_is_refused(site):
    pages = Pages(resolver=Names(news=["127.0.0.1"]))

    with pytest.raises(LinkRefused, match="private address"):
        await pages.fetch(site.serves("/a", PAGE).replace("127.0.0.1", "news.example"))

    assert not site.requests


async def test_the_rule_holds_for_the_address_that_is_used_not_for_an_earlier_answer(site):
    link = site.serves("/a", PAGE).replace("127.0.0.1", "news.example")
    names = Names(news=["127.0.0.1", "127.0.0.2"])
    pages = Pages(allow=lambda address: address == LOOPBACK, resolver=names, limit_seconds=5)

    assert (await pages.fetch(link)).link == link
    with pytest.raises(LinkRefused, match="private address"):
        await pages.fetch(link)
