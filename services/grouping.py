"""Putting together what belongs together, without chains."""

from collections.abc import Callable, Iterable
from typing import TypeVar

Item = TypeVar("Item")


def grouped(items: Iterable[Item], tied: Callable[[Item, Item], bool]) -> list[list[Item]]:
    """Group items in one pass: each joins the group in which most are tied to it.

    More than half of a group must be tied to the newcomer, so that A tied to B and B to C do not
    bring A and C together by themselves. Between equals the earlier group wins, and the order
    of the items decides, so give them in an order that is always the same.
    """
    groups: list[list[Item]] = []
    for item in items:
        best, most = None, 0
        for group in groups:
            ties = sum(tied(member, item) for member in group)
            if ties > most and 2 * ties > len(group):
                best, most = group, ties
        if best is None:
            groups.append([item])
        else:
            best.append(item)
    return groups
