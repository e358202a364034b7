"""A notifier that keeps what stands, and fails or dies where a test wants."""

from news.errors import DiscordUnreachable
from news.follow import Stood
from news.ids import ChannelId, MessageId
from tests.support.publishing import Steps


class Line:
    """Keeps what it sent, and as `edits` which message came to say what, and since when."""

    def __init__(self, steps=None):
        self.stood, self.faults, self.sent, self.unknown = {}, [], [], set()
        self.edits = []
        self.steps = steps or Steps()

    def knows(self, guild):
        return guild not in self.unknown

    def render(self, heard, note):
        assert note > 0
        return ";".join(
            f"{one.follow.name or one.follow.topic}={one.total}"
            f":{'|'.join(quote.fragments[0] for quote in one.quotes)}"
            for one in heard
        )

    async def send(self, note):
        self.steps.step()
        fault = self.faults.pop(0) if self.faults else None
        if isinstance(fault, BaseException):
            raise fault
        self.sent.append((note.recipient.id, note.text))
        self.stood.setdefault(note.id, []).append(note.text)
        if fault == "after":
            raise DiscordUnreachable("The line was cut.")
        self.steps.step()
        return self.place(note)

    async def stands(self, note):
        self.steps.step()
        return self.place(note) if note.id in self.stood else None

    def place(self, note):
        return Stood(ChannelId(7), MessageId(note.id), "en")

    async def put_right(self, share, heard, at):
        fault = self.faults.pop(0) if self.faults else None
        if fault is not None:
            raise fault
        said = [
            f"{quote.speaker.name}: {quote.fragments[0]}" for one in heard for quote in one.quotes
        ]
        self.edits.append((share.message, said, at))
