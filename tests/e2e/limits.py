"""How much Discord lets one bot ask."""

import math
import re
import time
from dataclasses import dataclass

_POSTS = re.compile(r"/channels/(\d+)/messages")


class GlobalLimit:
    """So many requests a second from one bot; answers to interactions are not counted."""

    def __init__(self, a_second: float = math.inf) -> None:
        self._a_second = a_second
        self._second, self._used = 0, 0

    def wait(self, path: str) -> float:
        """Count a request; return for how many seconds it is refused, 0 when it is let in."""
        if path.startswith(("/webhooks/", "/interactions/")):
            return 0
        now = time.monotonic()
        if int(now) != self._second:
            self._second, self._used = int(now), 0
        self._used += 1
        return 0 if self._used <= self._a_second else self._second + 1.001 - now


@dataclass(frozen=True)
class Turn:
    """How a channel's bucket stands after a request: what is left of it, and until when."""

    channel: str
    limit: int
    left: int
    seconds: float
    let_in: bool

    def headers(self) -> dict[str, str]:
        """Return what Discord says with every answer."""
        return {
            "X-RateLimit-Limit": str(self.limit),
            "X-RateLimit-Remaining": str(self.left),
            "X-RateLimit-Reset": str(time.time() + self.seconds),
            "X-RateLimit-Reset-After": f"{self.seconds:.3f}",
            "X-RateLimit-Bucket": "loopback-messages",
        }


class ChannelLimit:
    """So many new messages for each channel in so many seconds; Discord's numbers unless said."""

    def __init__(self, messages: int = 5, seconds: float = 5.0) -> None:
        self._messages, self._seconds = messages, seconds
        self._begun: dict[str, tuple[float, int]] = {}

    def turn(self, method: str, path: str) -> Turn | None:
        """Count a request; None where it posts in no channel."""
        posts = _POSTS.fullmatch(path)
        if method != "POST" or posts is None:
            return None
        now = time.monotonic()
        begun, used = self._begun.get(posts[1], (now, 0))
        if now - begun >= self._seconds:
            begun, used = now, 0
        self._begun[posts[1]] = (begun, used + 1)
        return Turn(
            channel=posts[1],
            limit=self._messages,
            left=max(self._messages - used - 1, 0),
            seconds=begun + self._seconds - now,
            let_in=used < self._messages,
        )
