"""What quotes mean, made bit by bit for all that is filed, and again for what changed."""

import time
from collections.abc import Callable

from services.ports import Meaning
from storage.database import Database

AT_ONCE = 20
"""Articles that are made and kept together."""
LONGEST = 20.0  # seconds at a time, so that other chores have their turn


class Meanings:
    """Keeps the codes of all quotes as those are. It may be stopped anywhere, and goes on there."""

    def __init__(
        self, database: Database, meaning: Meaning, *, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._database = database
        self._meaning = meaning
        self._clock = clock

    async def catch_up(self, *, seconds: float = LONGEST) -> int:
        """Make what is missing, for so long at most; return for how many articles it was made."""
        until, made = self._clock() + seconds, 0
        while self._clock() < until:
            async with self._database.reading() as stores:
                missing = await stores.meanings.missing(self._meaning.model, limit=AT_ONCE)
                words = [(*each, await stores.meanings.words(*each)) for each in missing]
            if not words:
                break
            codes = [
                await self._meaning.codes([quote.terms for quote in quotes]) for *_, quotes in words
            ]
            async with self._database.transaction() as stores:
                for (guild, article, quotes), code in zip(words, codes, strict=True):
                    model = self._meaning.model
                    made += await stores.meanings.keep(guild, article, model, quotes, code)
        return made
