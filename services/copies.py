"""Which articles are one report: the same agency copy in several outlets, cut and rearranged."""

import hashlib
import heapq
from collections.abc import Iterable, Sequence

from news.text import fold

RUN = 4  # words in a row; two reporters at one event share few of those outside of quotations
ENOUGH = 0.4  # of the shorter text's runs that stand in the longer one as well; see its test
FEWEST = 25  # runs; of less nobody can tell
SKETCHED = 32  # numbers kept of a text
COMPARED = 60_000  # characters: the beginning of a report tells whose it is


def sketch(text: str) -> tuple[int, ...]:
    """Return the smallest hashes of a text's runs of words, positive and below 2**63.

    Two texts that share much share some of them: a bottom-k sketch (Broder, "On the resemblance
    and containment of documents", 1997). It only finds candidates; `first_like` decides.
    """
    found = runs_of(text)
    if len(found) < FEWEST:
        return ()
    return tuple(heapq.nsmallest(SKETCHED, map(_number, found)))


def first_like(text: str, candidates: Iterable[str]) -> int | None:
    """Return the place of the first candidate that is the same report as a text, if any is.

    It is one where much of the shorter stands in the other. That is containment and not likeness:
    an outlet that prints a third of what an agency sent prints a copy all the same.
    """
    mine = runs_of(text)
    found = (at for at, other in enumerate(candidates) if shared(mine, runs_of(other)) >= ENOUGH)
    return next(found, None)


def shared(one: frozenset[str], other: frozenset[str]) -> float:
    """Return how much of the shorter text's runs stand in the other, from 0 to 1."""
    fewest = min(len(one), len(other))
    return len(one & other) / fewest if fewest >= FEWEST else 0.0


def runs_of(text: str) -> frozenset[str]:
    """Return the runs of words of a text (shingles)."""
    words: Sequence[str] = fold(text[:COMPARED]).split()
    return frozenset(" ".join(words[at : at + RUN]) for at in range(len(words) - RUN + 1))


def _number(run: str) -> int:
    return int.from_bytes(hashlib.blake2b(run.encode(), digest_size=8).digest()) >> 1
