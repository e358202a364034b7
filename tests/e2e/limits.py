"""How much Discord lets one bot ask."""

import math
import time


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
