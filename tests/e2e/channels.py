"""The messages of the loopback Discord's channels: posted, de-duplicated by nonce, read back."""

import time
from collections import defaultdict
from collections.abc import Callable, Mapping
from itertools import count

from tests.e2e import payloads
from tests.e2e.exchange import Refused
from tests.e2e.payloads import Json

EPOCH = 1_420_070_400_000  # milliseconds; Discord counts from the first second of 2015
PAGE = 50  # messages, unless more are asked for


class Channels:
    """What stands in each channel, oldest first.

    `remembers_nonces` is for how many seconds a nonce counts; Discord says "a few minutes". As
    there, it does not come back when a channel is read.
    """

    def __init__(self) -> None:
        self.messages: defaultdict[str, list[Json]] = defaultdict(list)
        self.remembers_nonces = 180.0
        self.refusals: dict[str, Exception] = {}
        """By channel: what is answered there (`Refused`) instead of doing anything."""
        self.on_arrival: Callable[[], None] = lambda: None
        """Called before a message is put into a channel; raises `Refused` to prevent that."""
        self.on_post: Callable[[Json], None] = lambda _: None
        """Called when a message stands in a channel, before its sender learns of that."""
        self._nonces: dict[tuple[str, str], tuple[float, Json]] = {}
        self._counter = count()

    def post(self, channel: str, body: Json) -> Json:
        """Put a message into a channel, or return the one that has its nonce already."""
        self._let_in(channel)
        self.on_arrival()
        nonce = str(body.get("nonce") or "")
        if nonce and body.get("enforce_nonce"):
            stood_at, message = self._nonces.get((channel, nonce), (float("-inf"), None))
            if message is not None and time.monotonic() - stood_at < self.remembers_nonces:
                return {**message, "nonce": nonce}
        message = payloads.message(body, message_id=self._snowflake()) | {"channel_id": channel}
        self.messages[channel].append(message)
        self._nonces[channel, nonce] = (time.monotonic(), message)
        self.on_post(message)
        return {**message, "nonce": nonce}

    def edit(self, channel: str, message: str, body: Json) -> Json:
        """Change what a message says, where it stands."""
        self._let_in(channel)
        for place, stands in enumerate(self.messages[channel]):
            if stands["id"] == message:
                edited = payloads.message({**stands, **body}, message_id=int(message))
                self.messages[channel][place] = edited | {"channel_id": channel}
                return self.messages[channel][place]
        raise Refused(404, 10008, "Unknown Message")

    def read(self, channel: str, query: Mapping[str, str]) -> list[Json]:
        """Return a page of a channel, newest first, as Discord does also for `after`."""
        self._let_in(channel)
        limit = int(query.get("limit", PAGE))
        everything = self.messages[channel]
        if "after" in query:
            later = [m for m in everything if int(m["id"]) > int(query["after"])]
            return later[:limit][::-1]
        before = int(query.get("before", 1 << 63))
        return [m for m in everything if int(m["id"]) < before][::-1][:limit]

    def _let_in(self, channel: str) -> None:
        if refusal := self.refusals.get(channel):
            raise refusal

    def _snowflake(self) -> int:
        """Return an id that says when the message was posted, as Discord's do."""
        return (int(time.time() * 1000) - EPOCH << 22) | next(self._counter)
