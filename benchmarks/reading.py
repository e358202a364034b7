"""How fast articles of 800 words are read whole, and in how much memory.

    python -m benchmarks.reading FOLDER [--articles N] [--workers N]

FOLDER holds articles (*.txt), whose paragraphs are joined to texts of 800 words. Prints seconds
for one alone, articles a second with all workers busy, and the peak memory of a worker.

Where textacy can be imported, the same run gives its direct_quotations our syntax and compares
speed and quotations found. It is no dependency; into a folder of its own, beside our versions:
pip install --no-deps --target FOLDER textacy cytoolz toolz joblib loky cloudpickle cachetools
jellyfish pyphen floret networkx scikit-learn scipy threadpoolctl narwhals; then PYTHONPATH=FOLDER.

Seconds of the processor stand beside those of the clock: they tell what an idle machine would do.
"""

import argparse
import asyncio
import importlib.util
import os
import statistics
import sys
import time
from collections.abc import Collection, Iterator, Sequence
from itertools import islice
from pathlib import Path

from spacy.tokens import Doc

from extraction.language import read
from extraction.pipeline import extract_text
from extraction.worker import WorkerPool
from news.article import Document
from news.findings import Findings
from news.quote import Kind
from tests.e2e.processes import children

WORDS = 800
_PAST = {"said": "say", "told": "tell", "wrote": "write", "thought": "think", "saw": "see"}


def main() -> None:
    """Read the articles alone, then with all workers, and print what was measured."""
    sys.stdout.reconfigure(line_buffering=True)  # type: ignore[union-attr] # it is a text file
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--articles", type=int, default=30)
    parser.add_argument("--workers", type=int, default=2)
    options = parser.parse_args()
    texts = list(islice(_articles(options.folder), options.articles))
    if not texts:
        raise SystemExit(f"No articles (*.txt) of {WORDS} words in {options.folder}.")
    words = statistics.mean(len(text.split()) for text in texts)
    print(f"{len(texts)} articles of {words:.0f} words on average")
    found = _alone(texts)
    asyncio.run(_together(texts, options.workers))
    _beside_textacy(texts, found)


def _articles(folder: Path) -> Iterator[str]:
    """Yield texts of about 800 words, of whole paragraphs, from the articles of a folder."""
    chosen: list[str] = []
    for path in sorted(folder.glob("*.txt")):
        for paragraph in path.read_text(encoding="utf-8").split("\n\n"):
            chosen.append(paragraph)
            if sum(len(each.split()) for each in chosen) >= WORDS:
                yield "\n\n".join(chosen)
                chosen = []


def _alone(texts: Sequence[str]) -> list[Findings]:
    extract_text("Warm up.")
    found, clock, processor = [], [], []
    for text in texts:
        began, busy = time.perf_counter(), time.process_time()
        found.append(extract_text(text))
        clock.append(time.perf_counter() - began)
        processor.append(time.process_time() - busy)
    print(
        f"one alone: {statistics.median(clock):.2f} s (median), {max(clock):.2f} s at most; "
        f"{statistics.median(processor):.2f} s of the processor, on one thread"
    )
    return found


async def _together(texts: Sequence[str], workers: int) -> None:
    """Keep all workers busy, as the bot does with a queue."""
    pool = WorkerPool(workers, limit_seconds=600)
    try:
        documents = [Document(text.encode(), "text/plain") for text in texts]
        await asyncio.gather(*(pool.extract(documents[0]) for _ in range(workers)))
        before, began = _used(), time.perf_counter()
        await asyncio.gather(*(pool.extract(document) for document in documents))
        took = time.perf_counter() - began
        busy = sum(_used().values()) - sum(before.values())
        peak = max(_peak(pid) for pid in before)
    finally:
        await pool.close()
    print(
        f"{workers} workers: {len(texts) / took:.1f} articles a second, "
        f"{len(texts) / busy * workers:.1f} if each had a core of its own; "
        f"a worker takes {peak:.0f} MiB at its peak"
    )


def _used() -> dict[int, float]:
    """Return the processor seconds of each child process so far."""
    ticks = os.sysconf("SC_CLK_TCK")
    used = {}
    for pid in children(os.getpid()):
        fields = Path(f"/proc/{pid}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
        used[pid] = (int(fields[11]) + int(fields[12])) / ticks
    return used


def _peak(pid: int) -> float:
    status = Path(f"/proc/{pid}/status").read_text(encoding="utf-8")
    return int(status.partition("VmHWM:")[2].split()[0]) / 1024


def _beside_textacy(texts: Sequence[str], found: Sequence[Findings]) -> None:
    if importlib.util.find_spec("textacy") is None:
        print("textacy is not installed, so there is no comparison with it")
        return
    from textacy import constants  # noqa: PLC0415 - not a dependency
    from textacy.extract import triples  # noqa: PLC0415 - not a dependency

    docs = [_with_lemmas(read(text), constants.REPORTING_VERBS["en"]) for text in texts]
    took, theirs = 0.0, []
    for doc in docs:
        began = time.process_time()
        try:
            quotes = list(triples.direct_quotations(doc))
        except ValueError:  # it gives up on a text whose marks it cannot pair
            quotes = None
        took += time.process_time() - began
        theirs.append(quotes)
    read_whole = [number for number, quotes in enumerate(theirs) if quotes is not None]
    ours = [sum(q.kind is Kind.DIRECT and q.shown for q in found[n].quotes) for n in read_whole]
    print(
        f"textacy's direct_quotations, given our syntax: {len(texts) / took:.0f} articles a "
        f"processor second on top of it; it gives up on {len(texts) - len(read_whole)} articles, "
        f"and in the others finds {sum(len(theirs[n] or []) for n in read_whole)} direct "
        f"quotations; Verbatim shows {sum(ours)} direct quotes there"
    )


def _with_lemmas(doc: Doc, verbs: Collection[str]) -> Doc:
    """Give the reporting verbs their base forms, which textacy looks for and we do without."""
    for token in doc:
        word = token.lower_
        stems = [word, *(word.removesuffix(end) for end in ("s", "es", "d", "ed", "ing"))]
        stems += [stem + "e" for stem in stems] + [word.removesuffix("ied") + "y"]
        token.lemma_ = next((stem for stem in stems if stem in verbs), _PAST.get(word, word))
    return doc


if __name__ == "__main__":
    main()
