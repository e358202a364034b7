"""A publisher that keeps what stands in each channel, and fails or dies where a test wants."""

import json
from collections import defaultdict
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from itertools import count

from news.errors import CannotPost, DiscordUnreachable, NotFound
from news.ids import MessageId
from storage.database import Database


class Crash(BaseException):
    """The process is gone. No `except Exception` may see it."""


class Steps:
    """Counts the steps of a process, and kills it at one of them."""

    def __init__(self, dies_at=None):
        self.taken = 0
        self._dies_at = dies_at

    def step(self):
        self.taken += 1
        if self.taken == self._dies_at:
            raise Crash


class SteppingDatabase(Database):
    """A database whose process may die before, at the end of and after each transaction."""

    def __init__(self, url, steps):
        super().__init__(url)
        self._steps = steps

    @asynccontextmanager
    async def transaction(self):
        self._steps.step()
        async with super().transaction() as stores:
            yield stores
            self._steps.step()
        self._steps.step()


def said_by(quotes):
    """By the number of each quote, as JSON has it, who says it."""
    return {str(quote.id): quote.speaker.name if quote.speaker else None for quote in quotes}


@dataclass(frozen=True)
class Standing:
    """A message that stands in a channel."""

    id: MessageId
    delivery: int | None
    part: int
    articles: tuple[int, ...]
    late: bool
    nonce: str
    counted: int | None = None
    """How many articles it says that there are, in its first part."""
    said: tuple[str, ...] = ()
    """Who says the quotes that it shows."""


@dataclass
class Channels:
    """The channels of a Discord that outlives every process that posts in them."""

    posted: defaultdict = field(default_factory=lambda: defaultdict(list))
    told: list = field(default_factory=list)
    closed: dict = field(default_factory=dict)
    """By channel: the sentence why nothing can be posted there."""
    remembers_nonces: bool = True
    ids: count = field(default_factory=lambda: count(1))

    def parts(self, channel):
        return [(message.delivery, message.part) for message in self.posted[channel]]

    def articles(self, channel):
        return [article for message in self.posted[channel] for article in message.articles]

    def said(self, channel):
        return [name for message in self.posted[channel] for name in message.said]

    def put(self, channel, part, nonce):
        if self.remembers_nonces:
            for message in self.posted[channel]:
                if message.nonce == nonce:
                    return message.id
        kept = json.loads(part)
        message = Standing(
            MessageId(next(self.ids)),
            kept["delivery"],
            kept["part"],
            tuple(kept["articles"]),
            kept["late"],
            nonce,
            kept["counted"],
            tuple(kept["said"].values()),
        )
        self.posted[channel].append(message)
        return message.id

    def replace(self, channel, id_, part):
        """Change what a message says, where it stands."""
        for place, message in enumerate(self.posted[channel]):
            if message.id == id_:
                kept = json.loads(part)
                self.posted[channel][place] = replace(
                    message,
                    articles=tuple(kept["articles"]),
                    counted=kept["counted"],
                    said=tuple(kept["said"].values()),
                )
                return
        raise NotFound("The message was deleted.")


class RecordingPublisher:
    """Posts into `Channels`; `messages` is how many parts every briefing has.

    Each of `faults` happens to one send: "before" or "after" (it stands), both unknown to the
    sender, or an error that is raised instead.
    """

    def __init__(self, channels, *, messages=1, steps=None):
        self.channels = channels
        self.faults = []
        self.tries = []
        self.edits = []
        self._messages = messages
        self._steps = steps or Steps()

    def parts(self, briefing, delivery, *, guild):  # noqa: ARG002 - the port has it
        articles = [line.id for story in briefing.stories for line in story.articles]
        return tuple(
            json.dumps(
                {
                    "delivery": delivery,
                    "part": number,
                    "articles": articles[number :: self._messages],
                    "said": said_by(
                        quote
                        for story in briefing.stories
                        for quote in story.quotes
                        if quote.article.id in articles[number :: self._messages]
                    ),
                    "counted": briefing.articles if number == 0 else None,
                    "late": briefing.late,
                }
            )
            for number in range(self._messages)
        )

    async def send(self, channel, part, *, nonce):
        self._steps.step()
        self.tries.append((channel, nonce))
        self._let_in(channel)
        fault = self.faults.pop(0) if self.faults else None
        if isinstance(fault, BaseException):
            raise fault
        if fault == "before":
            raise DiscordUnreachable("The line was cut.")
        message = self.channels.put(channel, part, nonce)
        if fault == "after":
            raise DiscordUnreachable("The line was cut.")
        self._steps.step()
        return message

    def corrected(self, part, correction):
        kept = json.loads(part)
        gone = {one.article.id for one in correction.withdrawn}
        left = [article for article in kept["articles"] if article not in gone]
        counted = correction.counts.articles if kept["part"] == 0 else None
        now = said_by(correction.quotes) if correction.attributed_at else {}
        said = {quote: now.get(quote, name) for quote, name in kept["said"].items()}
        return json.dumps({**kept, "articles": left, "counted": counted, "said": said})

    async def edit(self, channel, message, part):
        self._steps.step()
        self.edits.append((channel, message))
        self._let_in(channel)
        fault = self.faults.pop(0) if self.faults else None
        if isinstance(fault, BaseException):
            raise fault
        if fault != "before":
            self.channels.replace(channel, message, part)
        if fault is not None:
            raise DiscordUnreachable("The line was cut.")
        self._steps.step()

    async def find(self, channel, delivery, *, parts, since):
        assert since.tzinfo is not None
        self._steps.step()
        self._let_in(channel)
        return {
            message.part: message.id
            for message in self.channels.posted[channel]
            if message.delivery == delivery and message.part in parts
        }

    async def obstacle(self, channel):
        return self.channels.closed.get(channel)

    async def tell(self, sentence, *, guild, channel, member):  # noqa: ARG002 - the same
        self.channels.told.append((channel or member, sentence))

    def _let_in(self, channel):
        if reason := self.channels.closed.get(channel):
            raise CannotPost(reason)
