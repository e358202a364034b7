"""Waiting in tests: for a condition, with a limit, and never for a guessed time."""

import asyncio
from collections.abc import Callable


async def until(condition: Callable[[], object], *, seconds: float = 10) -> None:
    """Return as soon as a condition holds; raise `TimeoutError` when it does not in time."""
    async with asyncio.timeout(seconds):
        while not condition():  # noqa: ASYNC110 - what is looked at knows no event
            await asyncio.sleep(0.005)
