"""The blocks of a briefing: a story, who spoke, what could not be read. Pure functions."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from commands.blocks import Draft, Lengths, place_of, source, title_of
from commands.findings import Finding, drafts_of, named, number, told_by
from commands.locale import _, later
from commands.locale import number as as_number
from commands.text import address, counted, linked, muted
from commands.told import told
from news.article import ArticleLine, ArticleSummary
from news.briefing import Briefing, Story, Voice
from news.figure import FiledFigure
from news.quote import FiledQuote
from news.speaker import FiledSpeaker

STORY_LIMIT = 3_300
"""Characters of one story, so that any story fits into a message of its own."""
WORDS_LIMIT = 900
"""Characters of a quote, or of a figure's sentence; a longer one is passed over for the next."""
OUTLETS = 6
VOICES = 5
NEW_VOICES = 8
UNREAD = 5
SIDES = 4

_LENGTHS = Lengths(name=80, role=120, cue=40, title=160, outlet=50)
SAID_BY = "\n— "
"""Stands between the words of a quote and who says them."""
HEAD = re.compile(r"\*\*.*\*\*(\n-# |$)")
"""How a story begins, and nothing else."""
AND_MORE = later("and {number} more")
_BOLD = len("****")
_ENOUGH = 3
"""Escaping at most doubles a text."""
_SHORT_LINK = 200
"""Longest address that a line with several links, or the source of one quote, has room for."""


def also() -> str:
    """Return how the line of a story's other articles begins."""
    return f"-# {_('Also:')} "


def disagree() -> str:
    """Return the line above figures that do not agree."""
    return f"*{_('Figures that do not agree:')}*"


def voices_begin() -> tuple[str, str]:
    """Return how the lines about voices begin: who spoke most, and who is new."""
    return f"**{_('Spoke most:')}**", f"**{_('New since before:')}**"


def closing() -> tuple[str, str, str]:
    """Return how the blocks that follow the stories begin, and their second line."""
    return (*voices_begin(), f"**{_('Could not be read:')}**")


def story_block(story: Story, *, quotes: int, figures: int) -> str:
    """Return a story with at most so many quotes and so many figures, whole or not at all."""
    parts = [_head(story.articles)] if story.articles else []
    room = STORY_LIMIT - sum(map(len, parts))
    for part in _evidence(story, quotes, figures):
        cost = len(part) + len("\n\n")
        if cost <= room:
            parts.append(part)
            room -= cost
    return "\n\n".join(parts)


def voices_block(briefing: Briefing) -> str:
    """Return who spoke most and who is new, or nothing."""
    most = sorted(briefing.voices, key=lambda voice: -voice.quotes)[:VOICES]
    new = [voice for voice in briefing.voices if voice.new]
    spoke_most, are_new = voices_begin()
    lines = []
    if most:
        lines.append(f"{spoke_most} {' · '.join(map(_counted_voice, most))}")
    if new:
        named = " · ".join(map(_introduced, new[:NEW_VOICES]))
        lines.append(f"{are_new} {named}{_and_more(len(new) - NEW_VOICES)}")
    return "\n".join(lines)


def unread_block(briefing: Briefing) -> str:
    """Return what was submitted and could not be read, with the reasons, or nothing."""
    unread = briefing.unread
    if not unread:
        return ""
    lines = [f"{closing()[2]} {counted(len(unread), 'article', 'articles')}"]
    lines += [_unread(article) for article in unread[:UNREAD]]
    return "\n".join(lines) + _and_more(len(unread) - UNREAD)


def _head(articles: Sequence[ArticleLine]) -> str:
    first, *others = articles
    lines = [head_of(first)]
    if others:
        named = " · ".join(map(outlet_of, others[:OUTLETS]))
        lines.append(f"{also()}{named}{_and_more(len(others) - OUTLETS)}")
    return "\n".join(lines)


def head_of(article: ArticleLine) -> str:
    """Return the two lines above a story of which this is the first article."""
    title = linked(title_of(article, _LENGTHS.title), article.link)
    return f"**{title}**\n-# {place_of(article, _LENGTHS.outlet)}"


def sources_of(article: ArticleLine) -> tuple[str, str]:
    """Return how quotes and figures of an article name it: with its address, and without."""
    return (
        source("", article, _LENGTHS, link=True),
        source("", article, _LENGTHS, link=False),
    )


def outlet_of(article: ArticleLine) -> str:
    """Return how a story names an article that is not its first."""
    name = muted(article.outlet or "", _LENGTHS.outlet) or title_of(article, _LENGTHS.outlet)
    return linked(name, article.link) if _has_short_link(article) else name


def lines_of(quote: FiledQuote) -> tuple[str, str, str]:
    """Return the first line of a quote's block, and of its second who says it, and the rest."""
    (draft,) = drafts_of([quote], _LENGTHS, with_source=False)
    words, told = draft.text(_room_of(draft), link=False).split(SAID_BY, 1)
    who = named(quote.speaker, quote.role, _LENGTHS)
    return words, who, told.split("\n")[0].removeprefix(who)


def sentence_of(figure: FiledFigure) -> str:
    """Return the line with a figure's sentence."""
    (draft,) = drafts_of([figure], _LENGTHS, with_source=False)
    lines = draft.text(_room_of(draft), link=False).split("\n")
    return next(line for line in lines if line.startswith("> "))


def side_of(figure: FiledFigure) -> str:
    """Return how the line of a figure that is disputed begins."""
    return f"- {number(figure, _LENGTHS)}"


def giver_of(figure: FiledFigure) -> str:
    """Return who gave a figure, or nothing."""
    return told_by(figure, _LENGTHS)


def name_of(speaker: FiledSpeaker) -> str:
    """Return a name without a role."""
    return f"**{muted(speaker.name, _LENGTHS.name)}**"


def _evidence(story: Story, quotes: int, figures: int) -> Iterator[str]:
    """Give quotes, then figures that disagree, then the other figures, each one as a block.

    A story of one article has its source above; in one of several each block names its own.
    """
    several = len(story.articles) > 1
    yield from islice(_whole(story.quotes, with_source=several), quotes)
    yield from (_conflict(sides) for sides in story.conflicts[:figures] if sides)
    disputed = {figure.id for sides in story.conflicts for figure in sides}
    others = [figure for figure in story.figures if figure.id not in disputed]
    yield from islice(_whole(others, with_source=several), figures)


def _whole(findings: Iterable[Finding], *, with_source: bool) -> Iterator[str]:
    """Give the findings whose words have room, one after another."""
    for draft in drafts_of(findings, _LENGTHS, with_source=with_source):
        room = _room_of(draft)
        if 0 < len(muted(draft.words, room)) <= WORDS_LIMIT:
            link = draft.article is not None and _has_short_link(draft.article)
            yield draft.text(room, link=link)


def _room_of(draft: Draft) -> int:
    return _ENOUGH * len(draft.words) + _BOLD * len(draft.marks)


def _conflict(sides: Sequence[FiledFigure]) -> str:
    lines = [disagree(), *map(_side, sides[:SIDES])]
    return "\n".join(lines) + _and_more(len(sides) - SIDES)


def _side(figure: FiledFigure) -> str:
    by = told_by(figure, _LENGTHS)
    where = source("", figure.article, _LENGTHS, link=_has_short_link(figure.article))
    return " · ".join(part for part in (f"- {number(figure, _LENGTHS)}", by, where) if part)


def _counted_voice(voice: Voice) -> str:
    return f"**{muted(voice.speaker.name, _LENGTHS.name)}** ({as_number(voice.quotes)})"


def _introduced(voice: Voice) -> str:
    role = muted(voice.speaker.role or "", _LENGTHS.role)
    name = f"**{muted(voice.speaker.name, _LENGTHS.name)}**"
    return f"{name}, {role}" if role else name


def _unread(article: ArticleSummary) -> str:
    reason = muted(told(article.reason) if article.reason else _("it could not be read."), 160)
    title = title_of(article.line, _LENGTHS.title)
    return "- " + _("{title}: {reason}").format(title=title, reason=reason)


def _and_more(more: int) -> str:
    return " " + _(AND_MORE).format(number=as_number(more)) if more > 0 else ""


def _has_short_link(article: ArticleLine) -> bool:
    return len(address(article.link) or "") <= _SHORT_LINK
