"""Articles and words that were put right, and quotes that are none, in a posted briefing.

Pure functions. How an article was named when the message was posted is found in it word for word,
and becomes how it is named now; so do the words of a quote. One that is hidden by now goes, with
its lines, and so does one whose right words have no room.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property

from commands.blocks import title_of
from commands.briefing_blocks import (
    HEAD,
    SAID_BY,
    also,
    head_of,
    lines_of,
    outlet_of,
    sources_of,
)
from commands.locale import _, ngettext, number
from commands.rewordings import Rewordings, is_told_of
from commands.text import day_of
from news.article import ArticleLine
from news.briefing import Correction, Refiled
from news.quote import FiledQuote

TITLE_LIMIT = 160


@dataclass(frozen=True, slots=True)
class _Names:
    """How a message names one article: above a story, below a quote, among others that tell it."""

    head: str
    sources: tuple[str, str]
    outlet: str

    @classmethod
    def of(cls, article: ArticleLine) -> "_Names":
        return cls(head_of(article), sources_of(article), outlet_of(article))


@dataclass
class Refiling:
    """Puts this right in one message, within `room` more characters than it has.

    `shown` are the articles that the message named otherwise, `struck` counts the quotes that went,
    and `reworded` those that have other words now.
    """

    correction: Correction
    room: int
    shown: list[Refiled] = field(default_factory=list)
    struck: int = 0
    reworded: int = 0

    def block(self, text: str) -> str:
        """Return a block of stories as it would be right by now."""
        for refiled, was, now in self._names:
            after = self._renamed(text, was, now)
            if after != text and refiled not in self.shown:
                self.shown.append(refiled)
            text = after
        return "\n\n".join(self._left(text.split("\n\n")))

    def notes(self) -> Iterator[tuple[str, str]]:
        """Yield what is to be said of it: in full, and short."""
        withdrawn = {one.article.id for one in self.correction.withdrawn}
        shown = [one for one in self.shown if one.article.id not in withdrawn]
        if shown:
            lines = [f"{_begin(one.at)} {_named(one)}" for one in shown]
            many = ngettext(
                "how {number} article is named, dated or linked",
                "how {number} articles are named, dated or linked",
                len(shown),
            )
            short = f"{_begin(shown[-1].at)} {many.format(number=number(len(shown)))}"
            yield "\n".join(lines), short
        if self.correction.attributed_at:
            for line in self._of_quotes(_begin(self.correction.attributed_at)):
                yield line, line

    def _of_quotes(self, begin: str) -> Iterator[str]:
        if self.struck:
            gone = ngettext(
                "{number} quote is taken out", "{number} quotes are taken out", self.struck
            )
            yield f"{begin} {gone.format(number=number(self.struck))}"
        if self.reworded:
            words = ngettext(
                "the words of {number} quote", "the words of {number} quotes", self.reworded
            )
            yield f"{begin} {words.format(number=number(self.reworded))}"

    def _renamed(self, text: str, was: _Names, now: _Names) -> str:
        paragraphs = text.split("\n\n")
        return "\n\n".join(self._paragraph(each, was, now) for each in paragraphs)

    def _paragraph(self, paragraph: str, was: _Names, now: _Names) -> str:
        if paragraph == was.head or paragraph.startswith(f"{was.head}\n"):
            paragraph = self._put(paragraph, was.head, now.head)
        lines = [self._line(line, was, now) for line in paragraph.split("\n")]
        return "\n".join(lines)

    def _line(self, line: str, was: _Names, now: _Names) -> str:
        """Return a line with the source of an article at its end, or among others that tell it."""
        for old, new in zip(was.sources, now.sources, strict=True):
            if line == f"-# {old}" or (line.startswith("- ") and line.endswith(f" · {old}")):
                return self._put(line, old, new)
        # The bare name of an outlet may stand for another article of its.
        if line.startswith(also()) and was.outlet.startswith("["):
            return self._put(line, was.outlet, now.outlet)
        return line

    def _put(self, text: str, old: str, new: str) -> str:
        if old not in text or len(new) - len(old) > self.room:
            return text
        self.room -= len(new) - len(old)
        return text.replace(old, new, 1)

    def _left(self, paragraphs: Sequence[str]) -> Iterator[str]:
        head = ""
        for paragraph in paragraphs:
            head = paragraph if HEAD.match(paragraph) else head
            right = self._rewordings.right(paragraph, head)
            longer = len(right) - len(paragraph)
            if self._is_struck(right, head) or (right != paragraph and longer > self.room):
                self.struck += 1
                continue
            if right != paragraph:
                self.room -= longer
                self.reworded += 1
            yield right

    def _is_struck(self, paragraph: str, head: str) -> bool:
        """Tell a quote that is hidden by now; one with the same words that is shown stays."""
        if SAID_BY not in paragraph or self.correction.attributed_at is None:
            return False
        words = paragraph.split("\n", 1)[0]
        hidden, shown = self._hidden.get(words, []), self._shown.get(words, [])
        return is_told_of(hidden, paragraph, head) and not is_told_of(shown, paragraph, head)

    @cached_property
    def _names(self) -> list[tuple[Refiled, _Names, _Names]]:
        return [
            (refiled, _Names.of(was), _Names.of(refiled.article))
            for refiled in self.correction.refiled
            for was in refiled.was
        ]

    @cached_property
    def _rewordings(self) -> Rewordings:
        return Rewordings(self.correction.reworded)

    @cached_property
    def _hidden(self) -> dict[str, list[ArticleLine]]:
        return _by_words(self.correction.hidden)

    @cached_property
    def _shown(self) -> dict[str, list[ArticleLine]]:
        return _by_words(self.correction.quotes) if self.correction.hidden else {}


def _by_words(quotes: Sequence[FiledQuote]) -> dict[str, list[ArticleLine]]:
    found = defaultdict[str, list[ArticleLine]](list)
    for quote in quotes:
        found[lines_of(quote)[0]].append(quote.article)
    return dict(found)


def _begin(at: datetime) -> str:
    return f"**{_('Corrected on {day}:').format(day=day_of(at))}**"


def _named(refiled: Refiled) -> str:
    title = title_of(refiled.article, TITLE_LIMIT)
    return _("how “{title}” is named, dated or linked").format(title=title)
