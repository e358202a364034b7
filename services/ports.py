"""What the services need from outside their layer; joined to real things in bot/app.py."""

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Protocol

from news.article import Document, Page
from news.briefing import Briefing, Correction
from news.findings import Findings
from news.follow import Heard, Note, Stood
from news.ids import ChannelId, DeliveryId, GuildId, MessageId, NoteId, UserId
from news.share import Share
from services.views import Answer, ArticleView


class Extractor(Protocol):
    """Reads a document and finds what it reports, away from the event loop."""

    async def extract(self, document: Document) -> tuple[Page, Findings]:
        """Return the page and its findings; all offsets refer to `Page.text`.

        Raises `SubmissionRefused` when the document cannot be an article (empty, binary, too
        large, a type that is not read) and `ExtractionFailed` when time ran out or the worker
        died. Both carry a sentence for members.
        """
        ...


class Seeking(Protocol):
    """Looks through an archive, piece by piece, for the quotes nearest to some words."""

    def look_through(
        self, quotes: bytes, codes: bytes, *, among: Collection[int] | None = None
    ) -> None:
        """See a piece: numbers of quotes, eight bytes each, and their codes, in one order."""
        ...

    def nearest(self, limit: int) -> Sequence[Sequence[int]]:
        """Return the nearest so far, nearest first, those that say the same together."""
        ...

    async def closeness(self, texts: Sequence[str]) -> Sequence[float]:
        """Return how near each text is to the words, up to 1."""
        ...


class Meaning(Protocol):
    """Tells what is near in meaning, for finding only: denials and numbers hardly count."""

    model: str
    """Names the weights (12 characters): codes of others cannot be compared."""

    async def codes(self, texts: Sequence[str]) -> bytes:
        """Return the codes of folded texts, one after another, all of one length."""
        ...

    async def seeking(self, words: str) -> Seeking:
        """Begin to look for what is near to folded words."""
        ...


class Publisher(Protocol):
    """Puts a briefing into a channel, and looks whether it stands there."""

    def parts(self, briefing: Briefing, delivery: DeliveryId, *, guild: GuildId) -> tuple[str, ...]:
        """Render a briefing as one to three messages, each as JSON text that can be kept.

        They carry the mark of their delivery, by which `find` knows them.
        """
        ...

    async def send(self, channel: ChannelId, part: str, *, nonce: str) -> MessageId:
        """Post one part; repeated with the same nonce (25 characters at most) it stands once.

        Raises `CannotPost` when permission, channel or guild is gone, with the sentence, and
        `DiscordUnreachable` when it may or may not stand there: look with `find` first then.
        """
        ...

    def corrected(self, part: str, correction: Correction) -> str:
        """Return a part as it would be right by now, and with a note that says what was not.

        Without what it shows of articles that were taken back, with those who say the words now,
        and with numbers and voices of what is left. A part that nothing of this touches comes
        back as it is.
        """
        ...

    async def edit(self, channel: ChannelId, message: MessageId, part: str) -> None:
        """Put a part in the place of a message of ours; nobody is pinged. May be repeated.

        Raises `NotFound` when the message is gone, `CannotPost` and `DiscordUnreachable`.
        """
        ...

    async def find(
        self, channel: ChannelId, delivery: DeliveryId, *, parts: Sequence[int], since: datetime
    ) -> dict[int, MessageId]:
        """Read the channel back: which of these parts (from 0) of a delivery stand there.

        Raises `CannotPost` when it may not be read, and `DiscordUnreachable`.
        """
        ...

    async def obstacle(self, channel: ChannelId) -> str | None:
        """Say in a sentence why the bot could not post there now, or None."""
        ...

    async def tell(
        self, sentence: str, *, guild: GuildId, channel: ChannelId | None, member: UserId
    ) -> None:
        """Tell moderators something: in their log channel, else the member; never raises."""
        ...


class Notifier(Protocol):
    """Brings notes about what is new to members and channels."""

    def knows(self, guild: GuildId) -> bool:
        """Tell whether the bot is in a guild now, and hears from it."""
        ...

    def render(self, heard: Sequence[Heard], note: NoteId) -> str:
        """Render what is new as one message, which bears the number of its note, to be kept."""
        ...

    async def send(self, note: Note) -> Stood:
        """Send a note; repeated within minutes it stands once, because of its nonce.

        Raises `NotFound` when the member has left the guild, `CannotPost` with a sentence for
        whoever follows when nothing can be sent to them, and `DiscordUnreachable` when the note
        may or may not stand.
        """
        ...

    async def stands(self, note: Note) -> Stood | None:
        """Read back whether, and where, a note stands already. Raises like `send`."""
        ...

    async def put_right(self, share: Share, heard: Sequence[Heard], at: datetime | None) -> None:
        """Put what a note would tell by now in its place, and when that was noted.

        None: it is again as it was sent. Raises `NotFound` when the message is gone or the member
        has left the guild, `CannotPost` and `DiscordUnreachable`. May be repeated.
        """
        ...


class Board(Protocol):
    """Where shared answers stand for everybody."""

    async def put_right(
        self, share: Share, found: Answer | ArticleView | None, at: datetime
    ) -> None:
        """Put what is true by now in the place of a shared answer, and when that was noted.

        None stands for an article that was taken back. Raises `NotFound` when the message is
        gone, `CannotPost` and `DiscordUnreachable`. May be repeated.
        """
        ...
