"""What the search by meaning costs: memory and time of the encoder in the bot's main process.

    python -m benchmarks.encoder

Everything that `verbatim run` loads is loaded first, and then the encoder, as its first text
does it. Memory is resident (RSS), from /proc.
"""

import asyncio
import random
import sys
from pathlib import Path
from time import perf_counter, process_time

import bot.serving  # noqa: F401 - what the bot loads by itself
from extraction.checksums import MEANING, check_weights
from extraction.meaning import SentenceMeaning

QUOTES = 1_000
QUESTIONS = 200
WORDS = ["ceasefire", "hospital", "bridge", "school", "border", "market", "price", "storm"]


async def main() -> None:
    """Load, make codes, and print."""
    chance = random.Random(7)  # noqa: S311 (the same each time, no secret)
    quotes = [" ".join(chance.choices(WORDS, k=chance.randint(8, 30))) for _ in range(QUOTES)]
    bare, began = _resident(), perf_counter()
    check_weights(MEANING)
    print(f"at the start: weights checked in {1_000 * (perf_counter() - began):.0f} ms")
    loaded = sorted({"numpy", "onnxruntime", "tokenizers"} & sys.modules.keys())
    print(f"before the first text: {bare:.0f} MiB, of its libraries loaded: {loaded}")
    meaning, began, worked = SentenceMeaning(), perf_counter(), process_time()
    await meaning.codes(quotes[:1])
    print(
        f"first text: {perf_counter() - began:.2f} s, {process_time() - worked:.2f} of the"
        f" processor; {_resident() - bare:+.0f} MiB"
    )
    worked = process_time()
    await meaning.codes(quotes)
    each = (process_time() - worked) / QUOTES
    print(f"a quote of 8 to 30 words: {1_000 * each:.2f} ms; {_resident() - bare:+.0f} MiB")
    worked = process_time()
    for words in quotes[:QUESTIONS]:
        await meaning.seeking(" ".join(words.split()[:3]))
    each = (process_time() - worked) / QUESTIONS
    print(f"a question of three words: {1_000 * each:.2f} ms; {_resident() - bare:+.0f} MiB")


def _resident() -> float:
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * 4096 / 2**20


if __name__ == "__main__":
    asyncio.run(main())
