"""Notes that stand with members and in channels, as they would be told by now.

What a note told is kept beside where it stands. When something of its articles is put right, the
same quotes are read again: those that are none any more, or not in the archive, are left out.
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from news.follow import Follow, Heard, Recipient
from news.ids import ArticleId, FollowId, GuildId, NoteId, QuoteId
from news.quote import FiledQuote
from news.share import Share
from services.rewordings import reworded
from storage.stores import Stores

Body = dict[str, Any]
"""What a note told, laid out for JSON."""


def body_of(note: NoteId, heard: Sequence[Heard]) -> Body:
    """Lay out what a note tells, to be kept as long as it stands."""
    return {"note": note, "heard": [_one(each) for each in heard]}


def articles_in(body: Body) -> tuple[ArticleId, ...]:
    """Return the articles that a note quotes, and those of which it counts quotes."""
    counted = (ArticleId(article) for heard in body["heard"] for article in heard["counted"])
    return tuple(dict.fromkeys([*_quoted_in(body), *counted]))


def recipient_of(share: Share) -> Recipient:
    """Return whom a note that stands was for."""
    if share.member is not None:
        return Recipient(share.guild, share.member, private=True)
    return Recipient(share.guild, share.channel, private=False)


def is_as_told(body: Body, heard: Sequence[Heard]) -> bool:
    """Tell whether this shows nothing otherwise than a note did."""
    return _shown(body_of(NoteId(body["note"]), heard)) == _shown(body)


async def heard_now(stores: Stores, to: Recipient, body: Body) -> tuple[Heard, ...]:
    """Return what a note would tell by now; nothing of what is new since then."""
    found = await _Found.read(stores, to.guild, body)
    return tuple(
        heard for each in body["heard"] if (heard := _heard_now(to, each, found)).total > 0
    )


class _Found:
    """The quotes of some articles, found by their number, or else by how they read once.

    `live` are those of the articles that are in the archive.
    """

    def __init__(
        self,
        live: frozenset[ArticleId],
        shown: Sequence[FiledQuote],
        once: Sequence[FiledQuote],
    ) -> None:
        self.live = live
        self._by_id = {quote.id: quote for quote in shown}
        # An article that is restored has its quotes under new numbers.
        self._by_form = {_form(each): self._by_id[each.id] for each in (*once, *shown)}

    @classmethod
    async def read(cls, stores: Stores, guild: GuildId, body: Body) -> "_Found":
        articles = _quoted_in(body)
        # Words that are gone from a page by now are what it said then.
        shown = await stores.quotes.of_articles(guild, articles, removed=True)
        hidden = await stores.quotes.hidden_of(guild, articles)
        there = {quote.id for quote in shown}
        changed = await reworded(stores, guild, [*shown, *hidden])
        once = [was for each in changed if each.quote.id in there for was in each.was]
        live = await stores.briefings.lines(guild, articles_in(body))
        return cls(frozenset(line.id for line in live), shown, once)

    def now(self, kept: Body) -> FiledQuote | None:
        shows = kept["shows"]
        form = kept["article"], shows["kind"], tuple(shows["fragments"])
        quote = self._by_id.get(QuoteId(kept["id"])) or self._by_form.get(form)
        return quote and replace(quote, removed_at=None, reviewed=None)


def _heard_now(to: Recipient, kept: Body, found: _Found) -> Heard:
    now = [found.now(quote) for quote in kept["quotes"]]
    left = tuple(quote for quote in now if quote is not None)
    counted = tuple(ArticleId(each) for each in kept["counted"] if each in found.live)
    gone = len(now) - len(left) + len(kept["counted"]) - len(counted)
    follow = Follow(FollowId(0), to, None, kept["name"], kept["topic"], QuoteId(0))
    return Heard(follow, kept["total"] - gone, left, counted)


def _one(heard: Heard) -> Body:
    return {
        "name": heard.follow.name,
        "topic": heard.follow.topic,
        "total": heard.total,
        "quotes": [_told(quote) for quote in heard.quotes],
        "counted": heard.counted,
    }


def _told(quote: FiledQuote) -> Body:
    line = quote.article
    shows = {
        "kind": quote.kind,
        "fragments": list(quote.fragments),
        "speaker": quote.speaker and quote.speaker.name,
        "role": quote.role,
        "title": line.title,
        "outlet": line.outlet,
        "link": line.link,
        "published": line.published and line.published.isoformat(),
    }
    return {"id": quote.id, "article": line.id, "shows": shows}


def _form(quote: FiledQuote) -> tuple[ArticleId, str, tuple[str, ...]]:
    return quote.article.id, quote.kind, quote.fragments


def _shown(body: Body) -> list[object]:
    """Return what of a note people see."""
    counts = [(heard["name"], heard["topic"], heard["total"]) for heard in body["heard"]]
    return [*counts, *(quote["shows"] for quote in _quotes(body))]


def _quoted_in(body: Body) -> list[ArticleId]:
    return list(dict.fromkeys(ArticleId(quote["article"]) for quote in _quotes(body)))


def _quotes(body: Body) -> list[Body]:
    return [quote for heard in body["heard"] for quote in heard["quotes"]]
