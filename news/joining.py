"""Which known speaker a new article's speaker is, what is asked, and what was answered before."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from news.identity import Portrait, Verdict, is_equal, is_whole, judge
from news.ids import SpeakerId
from news.roles import Agreement, compare
from news.text import fold

ASKED_AT_MOST = 3
"""About how many known speakers one new speaker may raise a doubt."""


@dataclass(frozen=True, slots=True)
class Known:
    """A speaker that is filed. `head` is who it is by a moderator's word, or itself."""

    id: SpeakerId
    head: SpeakerId
    portrait: Portrait


@dataclass(frozen=True, slots=True)
class Decision:
    """Whom a new speaker joins; if nobody, about whom a moderator is asked."""

    joined: Known | None = None
    asked: tuple[Known, ...] = ()


def choose(
    new: Portrait, known: Sequence[Known], apart: Mapping[SpeakerId, Collection[SpeakerId]]
) -> Decision:
    """Decide about a new speaker. `apart` says whom moderators told from whom.

    Among several of one full name, only a role that agrees with exactly one of them decides.
    """
    verdicts = [(each, judge(new, each.portrait)) for each in known]
    joined = _the_one(new, [each for each, verdict in verdicts if verdict is Verdict.JOIN], known)
    joined = joined or _said_before(new, known)
    if joined is not None:
        return Decision(joined)
    likely = [each for each, verdict in verdicts if verdict is not Verdict.APART]
    name = fold(new.name)
    namesakes = {each.id for each in known if apart and fold(each.portrait.name) == name}
    asked = {each.head: each for each in likely if _may_be_asked(new, each, namesakes, apart)}
    first = sorted(asked.values(), key=lambda each: _agreement(new, each) is not Agreement.AGREE)
    return Decision(asked=tuple(first[:ASKED_AT_MOST]))


def _the_one(new: Portrait, safe: list[Known], known: Sequence[Known]) -> Known | None:
    namesakes = {each.head for each in known if is_equal(new, each.portrait)}
    if len(namesakes) > 1:
        safe = [each for each in safe if _agreement(new, each) is Agreement.AGREE]
    return safe[0] if len({each.head for each in safe}) == 1 else None


def _said_before(new: Portrait, known: Sequence[Known]) -> Known | None:
    """Return whom a moderator said that the same words mean, where the role is the same too."""
    if is_whole(new):
        return None
    name = fold(new.name)
    meant = [
        each
        for each in known
        if each.head != each.id
        and fold(each.portrait.name) == name
        and each.portrait.type is new.type
        and _agreement(new, each) is Agreement.AGREE
    ]
    return meant[0] if len({each.head for each in meant}) == 1 else None


def _may_be_asked(
    new: Portrait,
    one: Known,
    namesakes: set[SpeakerId],
    apart: Mapping[SpeakerId, Collection[SpeakerId]],
) -> bool:
    """Leave out what was answered: this name is not this one, and nothing new speaks for it."""
    if one.head != one.id and not is_whole(one.portrait):
        return False
    told_apart = namesakes & {*apart.get(one.id, ()), *apart.get(one.head, ())}
    return not told_apart or _agreement(new, one) is Agreement.AGREE


def _agreement(new: Portrait, one: Known) -> Agreement:
    return compare(new.roles, one.portrait.roles)
