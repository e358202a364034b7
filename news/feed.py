"""Feeds: sites' own lists of what they publish, which moderators may follow."""

from dataclasses import dataclass
from datetime import datetime

from news.ids import FeedId, GuildId, QuestionId, UserId

FEEDS_AT_MOST = 50  # for one guild
MOST_DAILY = 200  # items of one feed in 24 hours


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed that a guild follows. `next_at` is when it is asked for news again."""

    id: FeedId
    guild: GuildId
    link: str
    title: str
    added_by: UserId
    daily: int
    """How many of its items are submitted in 24 hours at most."""
    next_at: datetime
    asked_at: datetime | None = None
    etag: str | None = None
    modified: str | None = None
    failures: int = 0
    trouble: str | None = None
    """Why it could not be read the last time, as a sentence."""
    paused: bool = False


@dataclass(frozen=True, slots=True)
class FeedItem:
    """What a feed lists: a page, what names it in the feed, and what names its last change.

    The names have 64 characters; without a change they are the same.
    """

    key: str
    link: str
    version: str


@dataclass(frozen=True, slots=True)
class OfferedFeed:
    """A feed that a page offers: what the page calls it, and its address."""

    title: str
    link: str


@dataclass(frozen=True, slots=True)
class FeedFollowed:
    """A feed that is followed from now on, and how many items it lists already."""

    feed: Feed
    listed: int


@dataclass(frozen=True, slots=True)
class FeedChoice:
    """Several feeds that a page offers; `question` keeps them for whoever chooses."""

    question: QuestionId
    offered: tuple[OfferedFeed, ...]
