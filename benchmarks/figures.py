"""How fast figures alone are found: articles and figures per second, without quotes and people.

    python -m benchmarks.figures DIR        # DIR/*.txt

Scores come from benchmarks/quality.py and the scorers that read its output.
"""

import argparse
import time
from pathlib import Path

from spacy.tokens import Doc

from extraction.figures import find_figures
from extraction.pipeline import read

ROUNDS = 3  # the fastest counts: other processes only ever slow one down


def main() -> None:
    """Read every article of a folder and print the speed of the fastest round."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("folder", type=Path)
    paths = sorted(parser.parse_args().folder.glob("*.txt"))
    docs = [read(path.read_bytes().decode("utf-8")) for path in paths]
    took, found = min(_round(docs) for _ in range(ROUNDS))
    words = sum(len(doc) for doc in docs)
    print(f"{len(docs)} articles, {words} tokens, {found} figures in {took:.2f} s")
    print(f"{len(docs) / took:.0f} articles and {found / took:.0f} figures per second")


def _round(docs: list[Doc]) -> tuple[float, int]:
    began = time.perf_counter()
    found = sum(len(find_figures(doc)) for doc in docs)
    return time.perf_counter() - began, found


if __name__ == "__main__":
    main()
