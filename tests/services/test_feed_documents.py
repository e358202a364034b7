"""Feeds as documents: what is read of them, and what is none."""

from services.feed_documents import read_feed


def test_atom_relative_links_and_broken_entries_are_read():
    atom = b"""<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><title>Quay</title>
    <entry><id>1</id><link href="/a"/></entry><entry><id>2</id></entry>
    <entry><id>1</id><link href="/a"/></entry></feed>"""

    title, items = read_feed(atom, "application/atom+xml", "https://quay.example/feed")

    assert title == "Quay"
    assert [item.link for item in items] == ["https://quay.example/a"]


def test_a_feed_that_grows_when_it_is_read_is_no_feed():
    levels = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 10))
    bomb = (
        f'<!DOCTYPE rss [<!ENTITY e0 "ha">{levels}]><rss version="2.0"><channel>'
        "<title>&e9;</title></channel></rss>"
    )

    title, items = read_feed(bomb.encode(), "application/rss+xml", "https://quay.example/feed")

    assert len(title) <= 200
    assert items == ()
