"""Words of quotes that were put right, as messages that were posted before still show them."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from news.briefing import Reworded
from news.change import Change, ChangeKind
from news.ids import ArticleId, GuildId
from news.quote import FiledQuote, Kind
from storage.changes import Body
from storage.stores import Stores

Form = tuple[Kind, tuple[str, ...]]
"""How a quote is reported, and its words."""


def body(was: FiledQuote, now: FiledQuote) -> Body:
    """Lay out what is kept of such a change: how the quote read before it, and after."""
    return {"made": None, "quote": was.id, "was": _written(was), "now": _written(now)}


async def reworded(
    stores: Stores, guild: GuildId, quotes: Sequence[FiledQuote]
) -> tuple[Reworded, ...]:
    """Return those of these quotes that read otherwise at some time, by a moderator's word.

    `quotes` are all of their articles, shown or not. Where two of them could be meant, and read
    differently, it is none.
    """
    here = defaultdict[ArticleId, list[FiledQuote]](list)
    for quote in quotes:
        here[quote.article.id].append(quote)
    changes = await stores.changes.of_articles(guild, here, ChangeKind.REVIEW)
    return tuple(
        one for article, made in changes.items() for one in _of_article(here[article], made)
    )


def _of_article(
    quotes: Sequence[FiledQuote], changes: Iterable[tuple[Change, Body]]
) -> Iterator[Reworded]:
    read = defaultdict[int, dict[Form, None]](dict)
    for _change, kept in changes:
        if "was" in kept:
            read[kept["quote"]] |= {_read(kept[when]): None for when in ("was", "now")}
    now = {_form(quote) for quote in quotes}
    for number, forms in read.items():
        among = [quote for quote in quotes if _form(quote) in forms]
        # A text that was filed again has its quotes under new numbers.
        meant = [quote for quote in among if quote.id == number] or among
        if len({_form(quote) for quote in meant}) == 1:
            others = [_as(meant[0], form) for form in forms if form not in now]
            yield Reworded(meant[0], tuple(others))


def _form(quote: FiledQuote) -> Form:
    return quote.kind, quote.fragments


def _as(quote: FiledQuote, form: Form) -> FiledQuote:
    kind, fragments = form
    return replace(quote, kind=kind, fragments=fragments)


def _written(quote: FiledQuote) -> Body:
    return {"kind": quote.kind, "fragments": quote.fragments}


def _read(written: Body) -> Form:
    return Kind(written["kind"]), tuple(written["fragments"])
