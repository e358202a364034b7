"""Which filed quote each quote of a new reading is: the same words stay the row that they were."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from news.quote import Quote
from news.text import Span
from storage.columns import AnyRow


@dataclass(frozen=True, slots=True)
class Plan:
    """Which old row each new quote is, if any, and which old rows are none any more."""

    rows: list[AnyRow | None]
    gone: list[AnyRow]


def by_words(
    rows: Iterable[AnyRow],
    quotes: Sequence[Quote],
    terms: Callable[[Quote], str],
    printed: Mapping[int, tuple[str, str]],
) -> Plan:
    """Match quotes of equal kind and folded words, in the order of the text.

    `printed` has both as they were read for quotes whose words were put right.
    """
    left: dict[tuple[str, str], list[AnyRow]] = defaultdict(list)
    for row in rows:
        left[printed.get(row.id, (row.kind, row.terms))].append(row)
    matched: list[AnyRow | None] = []
    for quote in quotes:
        same = left[quote.kind, terms(quote)]
        matched.append(same.pop(0) if same else None)
    return Plan(matched, [row for rows_left in left.values() for row in rows_left])


def by_place(plan: Plan, quotes: Sequence[Quote]) -> Plan:
    """Match what is left over of two readings of one text where it is about the same words.

    A quote that a moderator decided about is never taken for other words.
    """
    left = [row for row in plan.gone if row.removed_at is None and not is_decided(row)]
    matched = list(plan.rows)
    for place, quote in enumerate(quotes):
        if matched[place] is None:
            found = max(left, key=lambda row: _shared(quote.spans, _spans(row)), default=None)
            if found is not None and _shared(quote.spans, _spans(found)):
                matched[place] = found
                left.remove(found)
    taken = {row.id for row in matched if row is not None}
    return Plan(matched, [row for row in plan.gone if row.id not in taken])


def disputed(plan: Plan, quotes: Sequence[Quote]) -> Iterator[int]:
    """Yield the places of new quotes that have words of one that a moderator decided about."""
    decided = [row for row in plan.gone if row.removed_at is None and is_decided(row)]
    for place, (quote, row) in enumerate(zip(quotes, plan.rows, strict=True)):
        if row is None and any(_shared(quote.spans, _spans(each)) for each in decided):
            yield place


def is_decided(row: AnyRow) -> bool:
    """Tell whether a moderator said whose a quote is, or settled it otherwise."""
    return row.placed is not None or row.reviewed is not None


def _spans(row: AnyRow) -> list[Span]:
    return [Span(start, end) for start, end in row.spans]


def _shared(one: Iterable[Span], other: Sequence[Span]) -> int:
    """Return how many characters two quotes have in common."""
    return sum(max(0, min(a.end, b.end) - max(a.start, b.start)) for a in one for b in other)
