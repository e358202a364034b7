"""A posted briefing without an article that was taken back since. Pure functions.

They work on the components as they were kept, so that all else stays word for word as posted.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from commands.blocks import title_of
from commands.briefing_blocks import ALSO, CLOSING, head_of, outlet_of, sources_of
from commands.limits import TEXT
from commands.text import counted, day_of
from news.article import ArticleLine
from news.briefing import Withdrawn

Component = Mapping[str, Any]

TITLE_LIMIT = 160
GONE = "**An article that was withdrawn**"
"""Stands where the first article of a story stood that others tell, too."""
EXPLANATION = (
    "What it said is taken out of this message; counts and names of speakers still include it."
)

_CONTAINER, _TEXT = 17, 10
_HEAD = re.compile(r"\*\*.*\*\*(\n-# |$)")
_SIDES_AND_TITLE = 3  # lines: fewer than two sides do not disagree


def without(
    components: Sequence[Component], withdrawn: Sequence[Withdrawn]
) -> list[dict[str, Any]]:
    """Return a message of a briefing without these articles, and with a note at its top.

    Only articles that the message shows are noted; without any it comes back as it is. The
    note gives way where Discord's 4,000 characters leave it no room.
    """
    return [
        {**each, "components": _noted(each["components"], withdrawn)}
        if each["type"] == _CONTAINER
        else dict(each)
        for each in components
    ]


def _noted(children: Sequence[Component], withdrawn: Sequence[Withdrawn]) -> list[Component]:
    left, shown = list(children), []
    for one in withdrawn:
        before, left = left, list(_children_without(left, one.article))
        if left != before:
            shown.append(one)
    if not shown:
        return left
    room = TEXT - sum(len(child["content"]) for child in left if child["type"] == _TEXT)
    heading = left[0]
    return [{**heading, "content": f"{heading['content']}\n{_note(shown, room - 1)}"}, *left[1:]]


def _note(shown: Sequence[Withdrawn], room: int) -> str:
    lines = [
        f"**Withdrawn on {day_of(one.at)}:** “{title_of(one.article, TITLE_LIMIT)}”"
        for one in shown
    ]
    full = "\n".join(lines)
    short = f"**Withdrawn since:** {counted(len(shown), 'article', 'articles')}"
    return next(
        (text for text in (f"{full}\n{EXPLANATION}", full) if len(text) <= room), short[:room]
    )


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
    dropping = False
    for paragraph in paragraphs:
        if paragraph.startswith(CLOSING):
            dropping = False
            yield paragraph
        elif _HEAD.match(paragraph):
            head = _head_without(paragraph, article)
            dropping = not head
            if head:
                yield head
        elif not dropping and (evidence := _evidence_without(paragraph, article)):
            yield evidence


def _head_without(head: str, article: ArticleLine) -> str:
    """Return the lines above a story, or nothing where no other article tells it."""
    mine = head_of(article)
    if head == mine:
        return ""
    if head.startswith(f"{mine}\n"):
        return head.replace(mine, GONE, 1)
    *lines, last = head.split("\n")
    # The bare name of an outlet may stand for another article of its.
    if not last.startswith(ALSO) or (article.outlet and not outlet_of(article).startswith("[")):
        return head
    others = _others_without(last.removeprefix(ALSO), outlet_of(article))
    if others:
        return "\n".join([*lines, f"{ALSO}{others}"])
    return "" if lines == [GONE] else "\n".join(lines)


def _others_without(others: str, name: str) -> str:
    named = rf"(?:^| · ){re.escape(name)}(?= · | and [\d,]+ more$|$)"
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
