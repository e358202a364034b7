"""Following: what members and channels want to be told of, and the notes that tell it."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from news.ids import ArticleId, ChannelId, FollowId, GuildId, MessageId, NoteId, QuoteId, SpeakerId
from news.quote import FiledQuote

FOLLOWS_AT_MOST = 50
"""So many things one member, or one channel, follows in a server."""
LONGEST_TOPIC = 100  # characters
APART = timedelta(minutes=15)
"""Between two notes to one recipient: four an hour at most, whatever is filed."""


@dataclass(frozen=True, slots=True)
class Recipient:
    """Who is told: a member, by a direct message (`private`), or else a channel."""

    guild: GuildId
    id: int
    private: bool


@dataclass(frozen=True, slots=True)
class Follow:
    """What a recipient follows: a speaker, words, or a speaker's quotes with these words.

    `speaker` is who that is by now, also after a merge; `paused` why nothing is sent, or None.
    """

    id: FollowId
    recipient: Recipient
    speaker: SpeakerId | None
    name: str | None
    topic: str | None
    seen: QuoteId
    paused: str | None = None


@dataclass(frozen=True, slots=True)
class Heard:
    """What is new of one thing that is followed: how many quotes, and some of them whole."""

    follow: Follow
    total: int
    quotes: tuple[FiledQuote, ...]
    counted: tuple[ArticleId, ...] = ()
    """The articles of quotes that are counted only, as far as these were looked at."""


@dataclass(frozen=True, slots=True)
class Note:
    """A message about what is new, as it is kept until it is known to stand.

    `text` is the message as the notifier rendered it; `claimed_at` is when somebody last said
    that they are at it.
    """

    id: NoteId
    recipient: Recipient
    made_at: datetime
    claimed_at: datetime
    text: str
    body: dict[str, Any] | None = None
    """What it tells, as the service lays it out; None: it is from before that was kept."""

    @property
    def nonce(self) -> str:
        """The same for every try, so that Discord drops repetitions."""
        return f"n{self.id}"


@dataclass(frozen=True, slots=True)
class Stood:
    """Where a note stands, and which language it speaks."""

    channel: ChannelId
    message: MessageId
    language: str
