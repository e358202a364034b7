"""Who says it, in a posted briefing, as it is known by now. Pure functions.

The words and numbers that a message shows are found in it again, and with them the line that says
whose they are: that line alone is changed. Words that stand in one article twice, by two speakers,
are right with either of them.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import pairwise
from typing import Any

from commands.briefing_blocks import (
    HEAD,
    SAID_BY,
    closing,
    disagree,
    giver_of,
    head_of,
    lines_of,
    name_of,
    sentence_of,
    side_of,
    sources_of,
)
from commands.findings import Finding
from commands.locale import _
from news.briefing import Correction
from news.quote import FiledQuote, Kind

Component = Mapping[str, Any]


def _unattributed() -> str:
    return _("unattributed")


def _given() -> tuple[str, str]:
    """Return how the lines begin that say who gives a figure, or denies it."""
    return _("given by {speaker}").format(speaker=""), _("denied by {speaker}").format(speaker="")


def _rest() -> re.Pattern[str]:
    """Return where the rest of the line begins, when a page that was read again has another cue."""
    begins = (_("cue “{cue}”").split("{cue}")[0], *map(_, Kind))
    return re.compile(rf" · (?={'|'.join(map(re.escape, begins))})")


def _closing() -> tuple[str, ...]:
    return tuple(f"{each} " for each in closing())


@dataclass(frozen=True, slots=True)
class PutRight:
    """One place of a message at which somebody else stands now (markup, with the role)."""

    was: str
    is_: str


@dataclass(frozen=True)
class _Told:
    """A quote or figure, and how it may be written who says it, the fullest way first."""

    finding: Finding
    ways: tuple[str, ...]
    nobody: str
    """What stands there rather than a wrong name, where there is room for no name at all."""

    @cached_property
    def head(self) -> str:
        return head_of(self.finding.article)

    @cached_property
    def sources(self) -> tuple[str, str]:
        return sources_of(self.finding.article)


@dataclass
class Attributions:
    """Puts right who says it in one message, within `room` more characters than it has.

    `made` is what was put right.
    """

    correction: Correction
    room: int
    made: list[PutRight] = field(default_factory=list)

    def block(self, text: str) -> str:
        """Return a block of stories with those who say its words now."""
        head, right = "", []
        for paragraph in text.split("\n\n"):
            if HEAD.match(paragraph):
                head = paragraph
            right.append(self._paragraph(paragraph, head))
        return "\n\n".join(right)

    def _paragraph(self, paragraph: str, head: str) -> str:
        lines = paragraph.split("\n")
        if paragraph.startswith(_closing()) or len(lines) == 1:
            return paragraph
        if lines[0] == disagree():
            return "\n".join([lines[0], *map(self._side, lines[1:])])
        if SAID_BY in paragraph and lines[0] in self._quotes:
            lines[1] = self._said(lines, head)
        for place, (line, giver) in enumerate(pairwise(lines), 1):
            if giver.startswith(_given()) and _plain(line) in self._sentences:
                among = [each for each in self._sentences[_plain(line)] if _shows(each, lines)]
                lines[place] = self._who(giver, _near(among, lines, head))
        return "\n".join(line for line in lines if line)

    def _said(self, lines: Sequence[str], head: str) -> str:
        """Return the line below a quote's words; all but the speaker stays as it was posted."""
        told = _near(self._quotes[lines[0]], lines, head)
        line = lines[1].removeprefix(SAID_BY.strip("\n"))
        rests = (lines_of(each.finding)[2] for each in told if isinstance(each.finding, FiledQuote))
        rest = next((rest for rest in rests if rest and line.endswith(rest)), "")
        was = line.removesuffix(rest) if rest else _rest().split(line, maxsplit=1)[0]
        return f"{SAID_BY[1:]}{self._who(was, told)}{line[len(was) :]}"

    def _side(self, line: str) -> str:
        """Return one of the figures that do not agree, with whoever gives it now."""
        for begin, told in self._sides.items():
            if not line.startswith(tuple(f"{begin} · {each}" for each in _given())):
                continue
            for each in told:
                start = next((line.find(f" · {s}") for s in each.sources if f" · {s}" in line), 0)
                if was := line[len(begin) + len(" · ") : start]:
                    near = [one for one in told if one.head == each.head]
                    who = self._who(was, near)
                    return f"{begin}{' · ' if who else ''}{who}{line[start:]}"
        return line

    def _who(self, was: str, told: Sequence[_Told]) -> str:
        """Return who says it now, in the fullest way that there is room for."""
        if not told or any(was in each.ways for each in told):
            return was
        fitting = (way for way in told[0].ways if len(way) - len(was) <= self.room)
        is_ = next(fitting, told[0].nobody)
        self.room -= len(is_) - len(was)
        self.made.append(PutRight(_bare(was), _bare(is_) or _unattributed()))
        return is_

    @cached_property
    def _quotes(self) -> dict[str, list[_Told]]:
        found: dict[str, list[_Told]] = defaultdict(list)
        for quote in self.correction.quotes:
            words, who, _rest_of_it = lines_of(quote)
            ways = (who, name_of(quote.speaker)) if quote.speaker else (who,)
            found[words].append(_Told(quote, ways, _unattributed()))
        return found

    @cached_property
    def _sentences(self) -> dict[str, list[_Told]]:
        found: dict[str, list[_Told]] = defaultdict(list)
        for figure, told in self._figures():
            found[_plain(sentence_of(figure))].append(told)
        return found

    @cached_property
    def _sides(self) -> dict[str, list[_Told]]:
        found: dict[str, list[_Told]] = defaultdict(list)
        for figure, told in self._figures():
            found[side_of(figure)].append(told)
        return found

    def _figures(self) -> Iterator[tuple[Any, _Told]]:
        for figure in self.correction.figures:
            who = giver_of(figure)
            begin = next((each for each in _given() if who.startswith(each)), "")
            ways = (who, f"{begin}{name_of(figure.speaker)}") if figure.speaker else (who,)
            yield figure, _Told(figure, ways, "")


def _near(told: Sequence[_Told], lines: Sequence[str], head: str) -> Sequence[_Told]:
    """Return those whose article is named there, else in the story's head; else all of them."""
    named = [each for each in told if any(f"-# {source}" in lines for source in each.sources)]
    headed = [each for each in told if head == each.head or head.startswith(f"{each.head}\n")]
    return named or headed or told


def _shows(told: _Told, lines: Sequence[str]) -> bool:
    """Tell whether a block shows this figure of the sentence that it has: its words are bold."""
    if isinstance(told.finding, FiledQuote):
        return False
    sentence = sentence_of(told.finding)
    bold = sentence.split("**")[1] if sentence.count("**") > 1 else ""
    return not bold or f"**{bold}**" in "\n".join(lines)


def _plain(line: str) -> str:
    return line.replace("**", "")


def _bare(who: str) -> str:
    return next((who.removeprefix(each) for each in _given() if who.startswith(each)), who)
