"""How fast figures alone, and people alone, are found in articles that are read already.

    python -m benchmarks.parts DIR        # DIR/*.txt

Scores come from benchmarks/quality.py and the scorers that read its output.
"""

import argparse
import time
from collections.abc import Callable
from pathlib import Path

from spacy.tokens import Doc

from extraction.figures import find_figures
from extraction.language import read
from extraction.pipeline import stage

ROUNDS = 3  # the fastest counts: other processes only ever slow one down


def main() -> None:
    """Read every article of a folder and print the speed of the fastest round of each part."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("folder", type=Path)
    paths = sorted(parser.parse_args().folder.glob("*.txt"))
    docs = [read(path.read_bytes().decode("utf-8")) for path in paths]
    print(f"{len(docs)} articles, {sum(map(len, docs))} tokens")
    for part, find in (("figures", _figures), ("people", _people)):
        took, found = min(_round(docs, find) for _ in range(ROUNDS))
        print(f"{part}: {found} in {took:.2f} s, {len(docs) / took:.0f} articles per second")


def _round(docs: list[Doc], find: Callable[[Doc], int]) -> tuple[float, int]:
    began = time.perf_counter()
    found = sum(map(find, docs))
    return time.perf_counter() - began, found


def _figures(doc: Doc) -> int:
    return len(find_figures(doc))


def _people(doc: Doc) -> int:
    """Count everybody who is named or speaks, with the mentions of all resolved."""
    _, cast = stage(doc.text, doc)
    return len(cast.speakers)


if __name__ == "__main__":
    main()
