"""The door to the sentence encoder: nothing of it is loaded before the first text comes.

NumPy, ONNX Runtime and the weights take memory that a bot without quotes, or with the search by
meaning switched off, should not pay for.
"""

import asyncio
import hashlib
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from extraction.checksums import MEANING

if TYPE_CHECKING:
    from extraction.encoder import Encoder, Seeking


class SentenceMeaning:
    """Turns texts into codes, and looks for what is near, beside the event loop."""

    def __init__(self, folder: Path = MEANING) -> None:
        self._folder = folder
        sums = (folder / "checksums.json").read_bytes()
        self.model = hashlib.sha256(sums).hexdigest()[:12]
        """Names the weights: codes of others cannot be compared with these."""

    async def codes(self, texts: Sequence[str]) -> bytes:
        """Return the codes of some texts, one after another."""
        return await asyncio.to_thread(lambda: _encoder(self._folder).codes(texts))

    async def seeking(self, words: str) -> "Seeking":
        """Begin to look for what is near to some words."""
        return await asyncio.to_thread(lambda: _encoder(self._folder).seeking(words))


@cache
def _encoder(folder: Path) -> "Encoder":
    from extraction.encoder import Encoder  # noqa: PLC0415 - not before it is needed

    return Encoder(folder)
