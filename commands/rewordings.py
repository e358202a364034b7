"""Words of quotes that were put right, in a posted briefing. Pure functions."""

from collections import defaultdict
from collections.abc import Sequence
from functools import cached_property

from commands.briefing_blocks import SAID_BY, head_of, lines_of, sources_of
from news.article import ArticleLine
from news.briefing import Reworded
from news.quote import FiledQuote


class Rewordings:
    """Finds quotes in a message by the words that they had, and gives them those of now."""

    def __init__(self, reworded: Sequence[Reworded]) -> None:
        self._reworded = reworded

    def right(self, paragraph: str, head: str) -> str:
        """Return a quote's block as it reads now; any other as it is."""
        lines = paragraph.split("\n")
        if SAID_BY not in paragraph:
            return paragraph
        for was, now in self._posted.get(lines[0], ()):
            if is_told_of([now.article], paragraph, head):
                words, _who, rest = lines_of(now)
                before = lines_of(was)[2]
                who = lines[1].removesuffix(before)
                end = rest if len(who) < len(lines[1]) else ""
                return "\n".join([words, f"{who}{end}", *lines[2:]])
        return paragraph

    @cached_property
    def _posted(self) -> dict[str, list[tuple[FiledQuote, FiledQuote]]]:
        """By the line of words that a message may show: the quote that had them, and as it is."""
        found = defaultdict[str, list[tuple[FiledQuote, FiledQuote]]](list)
        for one in self._reworded:
            for was in one.was:
                found[lines_of(was)[0]].append((was, one.quote))
        return dict(found)


def is_told_of(articles: Sequence[ArticleLine], paragraph: str, head: str) -> bool:
    """Tell whether a block names one of these articles as its source, or stands under its head."""
    lines = paragraph.split("\n")
    named = [one for one in articles if any(f"-# {source}" in lines for source in sources_of(one))]
    headed = [each for each in articles if head.startswith(head_of(each))]
    own_source = any(line.startswith("-# ") for line in lines[2:])
    return bool(named) or (bool(headed) and not own_source)
