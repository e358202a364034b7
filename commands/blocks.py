"""Blocks of text that share one message: evidence stays whole, long words give way first."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import islice

from commands.locale import _, later
from commands.text import CUT, address, counted, day_of, linked, marked, muted, shares
from news.article import ArticleLine
from news.text import Span

_OURS = {later("Pasted text"), later("An article that was taken back")}
"""Titles that are stored where an article has none of its own, or none any more."""
PLACES = 3
"""Other places of the same words that are named; the rest is counted."""
_LEAST_WORDS = 120
"""Characters of a quote that are kept before room is given to the addresses of links."""
_MOST_WORDS = 200
"""Characters of a quote that are kept before room is given to long titles, roles and outlets."""
_PARTS = (4, 5, 6, 7, 8, 10, 12, 14, 17, 20, 25, 30, 40, 50, 70, 100, 150)
"""Among how many blocks the room is said to be divided: few make the evidence of each long."""


@dataclass(frozen=True, slots=True)
class Lengths:
    """How long the parts of one block's evidence may be, in characters of markup."""

    name: int
    role: int
    cue: int
    title: int
    outlet: int

    @classmethod
    def of(cls, blocks: int, budget: int) -> "Lengths":
        """Return the lengths for one of several blocks that have `budget` characters together."""
        share = budget // max(blocks, 1)
        return cls(
            name=min(80, share // 8),
            role=min(120, share // 6),
            cue=min(40, share // 16),
            title=min(120, share // 6),
            outlet=min(50, share // 14),
        )


@dataclass(frozen=True, slots=True)
class Draft:
    """A block whose `words` may have to give way. All else is ready: muted and short.

    It reads: before, words, after, lead, title of the article, tail, date and outlet, below.
    """

    lengths: Lengths
    before: str = ""
    words: str = ""
    marks: tuple[Span, ...] = ()
    """Parts of the words that are bold; the first one is never cut."""
    after: str = ""
    cut: str = CUT
    lead: str = ""
    article: ArticleLine | None = None
    tail: str = ""
    below: str = ""

    def text(self, room: int, *, link: bool) -> str:
        """Return the block with at most `room` characters of words."""
        words = self.shown(room)
        ending = f"\n{self.below}" if self.below else ""
        return f"{self.before}{words}{self.after}{self._source(link=link)}{ending}"

    def shown(self, room: int) -> str:
        """Return at most `room` characters of the words, muted."""
        if self.marks:
            return marked(self.words, self.marks, room)
        return muted(self.words, room, cut=self.cut)

    def _source(self, *, link: bool) -> str:
        if self.article is None:
            return ""
        return source(self.lead, self.article, self.lengths, tail=self.tail, link=link)


def source(
    lead: str, article: ArticleLine, lengths: Lengths, *, tail: str = "", link: bool = True
) -> str:
    """Return the line that says where something stands: title, link, outlet, date."""
    title = title_of(article, lengths.title)
    linked_title = linked(title, article.link) if link else title
    return f"{lead}{linked_title}{tail} · {place_of(article, lengths.outlet)}"


def title_of(article: ArticleLine, limit: int) -> str:
    """Return an article's title, muted."""
    title = _(article.title) if article.title in _OURS else article.title
    return muted(title, limit) or _("Untitled")


def place_of(article: ArticleLine, limit: int) -> str:
    """Return outlet and date of an article; an undated one says when it was submitted."""
    if article.published is not None:
        dated = day_of(article.published)
    else:
        dated = _("undated, submitted {day}").format(day=day_of(article.submitted_at))
    outlet = muted(article.outlet or "", limit)
    return f"{outlet} · {dated}" if outlet else dated


def also_printed(articles: Sequence[ArticleLine], limit: int) -> str:
    """Return a small line that names the other places of the same words, or nothing."""
    if not articles:
        return ""
    return "-# " + _("Also printed by {places}").format(places=places_of(articles, limit))


def places_of(articles: Sequence[ArticleLine], limit: int) -> str:
    """Return the names of a few places, and how many more there are."""
    named = ", ".join(muted(each.outlet or each.title, limit) for each in articles[:PLACES])
    return with_others(named, len(articles) - PLACES)


def with_others(named: str, more: int) -> str:
    """Return what is named, and how many other places there are, if any."""
    if more <= 0:
        return named
    places = counted(more, "other place", "other places")
    return _("{named} and {places}").format(named=named, places=places)


def fill_with(drafts_of: Callable[[Lengths], Sequence[Draft]], budget: int) -> tuple[str, ...]:
    """Return the blocks within `budget` characters, their evidence as long as the words leave room.

    Most words of each stay, then titles, roles and outlets are as long as can be; only where the
    evidence alone is too much, do the words give way to it.
    """
    drafts: Sequence[Draft] = ()
    for least in (_MOST_WORDS, 0):
        for parts in _PARTS:
            drafts = drafts_of(Lengths.of(parts, budget))
            if _length(drafts, budget, least) <= budget:
                return fill(drafts, budget)
    return fill(drafts, budget)


def fill_together(
    drafts_of: Callable[[Lengths], Sequence[Sequence[Draft]]], budget: int
) -> tuple[str, ...]:
    """Return one block for each sequence of drafts, which follow each other in it."""
    texts = iter(
        fill_with(lambda lengths: [one for each in drafts_of(lengths) for one in each], budget)
    )
    sizes = [len(each) for each in drafts_of(Lengths.of(1, budget))]
    return tuple("".join(islice(texts, size)) for size in sizes)


def _length(drafts: Sequence[Draft], budget: int, least: int) -> int:
    """Return how long blocks are without addresses, and with so much of their words at least."""
    return sum(
        len(draft.text(0, link=False)) + min(len(draft.shown(budget)), least) for draft in drafts
    )


def fill(drafts: Sequence[Draft], budget: int) -> tuple[str, ...]:
    """Return the blocks, together within `budget` characters.

    The evidence comes first; then the addresses, shortest first, as far as every block keeps
    some words; the words share what is left, so that only the long ones are cut.
    """
    frames = [len(draft.text(0, link=False)) for draft in drafts]
    words = [len(draft.shown(budget)) for draft in drafts]
    left = budget - sum(frames)
    spare = left - sum(min(length, _LEAST_WORDS) for length in words)
    with_link = set()
    for index in sorted(range(len(drafts)), key=lambda index: _link_length(drafts[index])):
        cost = _link_length(drafts[index])
        if 0 < cost <= spare:
            with_link.add(index)
            spare, left = spare - cost, left - cost
    rooms = shares(words, left)
    return tuple(
        draft.text(room, link=index in with_link)
        for index, (draft, room) in enumerate(zip(drafts, rooms, strict=True))
    )


def _link_length(draft: Draft) -> int:
    target = address(draft.article.link) if draft.article else None
    return len(target) + len("[]()") if target else 0
