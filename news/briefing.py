"""Briefings: what was filed in a period, chosen and ordered. Nothing in them is generated."""

from dataclasses import dataclass
from datetime import datetime

from news.article import ArticleLine, ArticleSummary
from news.figure import FiledFigure
from news.ids import ArticleId
from news.quote import FiledQuote
from news.speaker import FiledSpeaker


@dataclass(frozen=True, slots=True)
class Voice:
    """A speaker with how often the period quotes them, and whether they are new since before."""

    speaker: FiledSpeaker
    quotes: int
    new: bool


@dataclass(frozen=True, slots=True)
class Story:
    """Articles about one event, with the quotes and figures that matter, best first.

    `conflicts` are figures of two sources for one thing that disagree, to be shown side by side.
    """

    articles: tuple[ArticleLine, ...]
    quotes: tuple[FiledQuote, ...]
    figures: tuple[FiledFigure, ...] = ()
    conflicts: tuple[tuple[FiledFigure, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class Briefing:
    """What was filed after `since` and up to `until` (UTC), chosen and ordered.

    The counts are of everything filed in the period, or with topics or speakers to follow, of
    the articles that match. Every one of these articles is in one story, not every finding;
    `voices` are those with a name. Speakers are described by these articles alone: their `role`
    is the newest that these give, their `quotes` count within the period.
    `unread` is what was submitted in the period and could not be read.
    """

    since: datetime
    until: datetime
    articles: int
    quotes: int
    figures: int
    speakers: int
    stories: tuple[Story, ...] = ()
    voices: tuple[Voice, ...] = ()
    unread: tuple[ArticleSummary, ...] = ()
    late: bool = False
    decisions: int = 0
    """After how many decisions about who is who, taken or undone, it was compiled."""

    @property
    def told(self) -> tuple[ArticleId, ...]:
        """Return the articles that it tells and counts."""
        return tuple(line.id for story in self.stories for line in story.articles)


@dataclass(frozen=True, slots=True)
class Withdrawn:
    """An article that was taken back at a moment (UTC) after a briefing had it."""

    article: ArticleLine
    at: datetime
    reason: str | None = None
    """Why, in the words of who did it, if they gave any."""


@dataclass(frozen=True, slots=True)
class Refiled:
    """An article as it is known now, and as it was known at some time before (last put right `at`).

    A message that was posted in between shows one of these.
    """

    article: ArticleLine
    was: tuple[ArticleLine, ...]
    at: datetime


@dataclass(frozen=True, slots=True)
class Reworded:
    """A quote as it reads now, and as it read at some time before a moderator put its words right.

    Or before that was undone. A message that was posted in between shows one of these.
    """

    quote: FiledQuote
    was: tuple[FiledQuote, ...]


@dataclass(frozen=True, slots=True)
class Correction:
    """What is otherwise by now than a posted briefing shows it.

    `counts` counts what is left of it. `attributed_at` is when words were last given to another
    speaker (UTC), or None; then `quotes` and `figures` are all that is filed of its articles,
    with those who say it now, and `hidden` what was shown of them and is not any more. `refiled`
    are the articles of which title, outlet, date or link were put right, and `reworded` the
    quotes of which the words were.
    """

    counts: Briefing
    withdrawn: tuple[Withdrawn, ...] = ()
    attributed_at: datetime | None = None
    quotes: tuple[FiledQuote, ...] = ()
    figures: tuple[FiledFigure, ...] = ()
    hidden: tuple[FiledQuote, ...] = ()
    refiled: tuple[Refiled, ...] = ()
    reworded: tuple[Reworded, ...] = ()
