"""A posted briefing without an article that was taken back since, or put right. Pure functions.

They work on the components as they were kept, so that what was chosen stays as it was posted; the
counts and voices are those of what is left.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from commands.attributions import Attributions, PutRight
from commands.briefing_blocks import (
    AND_MORE,
    HEAD,
    also,
    closing,
    head_of,
    outlet_of,
    sources_of,
    voices_begin,
    voices_block,
)
from commands.briefing_text import is_tally, tally
from commands.correction_notes import notes_of
from commands.limits import TEXT
from commands.locale import _, later
from commands.refiling import Refiling
from news.article import ArticleLine
from news.briefing import Briefing, Correction

Component = Mapping[str, Any]

GONE = later("An article that was withdrawn")
"""Stands where the first article of a story stood that others tell, too."""
NOTE_ROOM = 120
"""Characters that longer names leave for the note, which may be as short as that."""

_CONTAINER, _TEXT = 17, 10
_SIDES_AND_TITLE = 3  # lines: fewer than two sides do not disagree


def corrected(components: Sequence[Component], correction: Correction) -> list[dict[str, Any]]:
    """Return a posted message as it would be right by now, and with a note at its top.

    Articles that were taken back go; words that were given to another speaker stay, with whoever
    says them. Only what the message shows is noted; one of which nothing is otherwise comes back
    as it is. The note gives way where Discord's 4,000 characters leave it no room.
    """
    return [
        {**each, "components": _noted(each["components"], correction)}
        if each["type"] == _CONTAINER
        else dict(each)
        for each in components
    ]


def _noted(children: Sequence[Component], correction: Correction) -> list[Component]:
    refiling = Refiling(correction, _room_in(children) - NOTE_ROOM)
    left, made = _put_right(_blocks(children, refiling.block), correction)
    touched, shown = left != list(children) and not made, []
    for one in correction.withdrawn:
        before, left = left, list(_children_without(left, one.article))
        if left != before:
            shown.append(one)
    room = min(_room_in(children), _room_in(left) if made or touched else TEXT)
    left = list(_recounted(left, correction.counts, room))
    if left == list(children):
        return left
    heading, *others = left
    text = heading["content"]
    for note in notes_of(correction, shown, made, refiling):
        text += f"\n{note(max(_room_in(left) - len(text) + len(heading['content']) - 1, 0))}"
    return [{**heading, "content": text.rstrip()}, *others]


def _put_right(
    children: Sequence[Component], correction: Correction
) -> tuple[list[Component], Sequence[PutRight]]:
    if correction.attributed_at is None:
        return list(children), ()
    attributions = Attributions(correction, _room_in(children) - NOTE_ROOM)
    return _blocks(children, attributions.block), attributions.made


def _blocks(children: Sequence[Component], right: Callable[[str], str]) -> list[Component]:
    """Return heading and blocks, each block put right."""
    heading, *others = children
    return [heading] + [
        {**child, "content": right(child["content"])} if child["type"] == _TEXT else child
        for child in others
    ]


def _room_in(children: Sequence[Component]) -> int:
    return TEXT - sum(len(child["content"]) for child in children if child["type"] == _TEXT)


def _recounted(children: Sequence[Component], counts: Briefing, room: int) -> Iterator[Component]:
    """Yield heading and blocks with the counts and voices of what is left."""
    lines = children[0]["content"].split("\n")
    heading = "\n".join(tally(counts) if is_tally(line) else line for line in lines)
    room -= len(heading) - len(children[0]["content"])
    yield {**children[0], "content": heading}
    for line, block in zip(children[1::2], children[2::2], strict=True):
        paragraphs = block["content"].split("\n\n")
        text = "\n\n".join(filter(None, (_voices(each, counts, room) for each in paragraphs)))
        if text:
            yield line
            yield {**block, "content": text}


def _voices(paragraph: str, counts: Briefing, room: int) -> str:
    """Return a paragraph; that of the voices anew, with as many of its lines as there is room."""
    # With the space, that no title has there: it ends with its line.
    if not paragraph.startswith(tuple(f"{each} " for each in voices_begin())):
        return paragraph
    lines = voices_block(counts).split("\n")
    while lines and len("\n".join(lines)) > len(paragraph) + room:
        lines.pop()
    return "\n".join(lines)


def _children_without(children: Sequence[Component], article: ArticleLine) -> Iterator[Component]:
    """Yield heading and blocks; a block that becomes empty goes with the line above it."""
    yield children[0]
    for line, block in zip(children[1::2], children[2::2], strict=True):
        text = "\n\n".join(_paragraphs_without(block["content"].split("\n\n"), article))
        if text:
            yield line
            yield {**block, "content": text}


def _paragraphs_without(paragraphs: Sequence[str], article: ArticleLine) -> Iterator[str]:
    """Yield what is left of stories: a story of this article alone goes with its evidence."""
    dropping, endings = False, tuple(f"{each} " for each in closing())
    for paragraph in paragraphs:
        if paragraph.startswith(endings):
            dropping = False
            yield paragraph
        elif HEAD.match(paragraph):
            head = _head_without(paragraph, article)
            dropping = not head
            if head:
                yield head
        elif not dropping and (evidence := _evidence_without(paragraph, article)):
            yield evidence


def _gone() -> str:
    return f"**{_(GONE)}**"


def _head_without(head: str, article: ArticleLine) -> str:
    """Return the lines above a story, or nothing where no other article tells it."""
    mine = head_of(article)
    if head == mine:
        return ""
    if head.startswith(f"{mine}\n"):
        return head.replace(mine, _gone(), 1)
    *lines, last = head.split("\n")
    # The bare name of an outlet may stand for another article of its.
    if not last.startswith(also()) or (article.outlet and not outlet_of(article).startswith("[")):
        return head
    others = _others_without(last.removeprefix(also()), outlet_of(article))
    if others:
        return "\n".join([*lines, f"{also()}{others}"])
    return "" if lines == [_gone()] else "\n".join(lines)


def _others_without(others: str, name: str) -> str:
    more = ".+".join(map(re.escape, _(AND_MORE).split("{number}")))
    named = rf"(?:^| · ){re.escape(name)}(?= · | {more}$|$)"
    return re.sub(named, "", others, count=1).removeprefix(" · ").strip()


def _evidence_without(paragraph: str, article: ArticleLine) -> str:
    """Return a quote or figure of another article as it is; of sides that disagree, the others."""
    lines = paragraph.split("\n")
    sources = sources_of(article)
    if any(line == f"-# {source}" for line in lines for source in sources):
        return ""
    kept = [line for line in lines if not _is_side(line, sources)]
    if len(kept) == len(lines):
        return paragraph
    return "\n".join(kept) if len(kept) >= _SIDES_AND_TITLE else ""


def _is_side(line: str, sources: Sequence[str]) -> bool:
    return line.startswith("- ") and any(f" · {source}" in line for source in sources)
