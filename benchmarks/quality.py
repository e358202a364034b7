"""Write what extraction finds, in the form that the scorers of shared/eval read.

    python -m benchmarks.quality hard-cases CASES.json PREDICTIONS.jsonl
    python -m benchmarks.quality corpus DIR PREDICTIONS.jsonl [--every N]

The second form reads DIR/text/*.txt, or DIR/*.txt. Prints how many texts were read per second.
"""

import argparse
import json
import time
from collections.abc import Iterator
from pathlib import Path

from extraction.exchange import exchange_line
from extraction.pipeline import extract_text


def main() -> None:
    """Read the texts, write one line for each, and print the speed."""
    options = _options()
    texts = list(
        _cases(options.source) if options.set == "hard-cases" else _articles(options.source)
    )[:: options.every]
    extract_text("Warm up.")
    began = time.perf_counter()
    found = [(id_, text, extract_text(text)) for id_, text in texts]
    took = time.perf_counter() - began
    with options.predictions.open("w", encoding="utf-8") as lines:
        for id_, text, findings in found:
            line = exchange_line(str(id_), text, findings) | {"id": id_}
            lines.write(json.dumps(line, ensure_ascii=False) + "\n")
    print(f"{len(texts)} texts in {took:.1f} s: {len(texts) / took:.1f} per second")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("set", choices=["hard-cases", "corpus"])
    parser.add_argument("source", type=Path)
    parser.add_argument("predictions", type=Path)
    parser.add_argument("--every", type=int, default=1, help="read only every Nth text")
    return parser.parse_args()


def _cases(source: Path) -> Iterator[tuple[int | str, str]]:
    cases = json.loads(source.read_text(encoding="utf-8"))
    for case in cases["cases"] if isinstance(cases, dict) else cases:
        yield case["id"], case["text"]


def _articles(source: Path) -> Iterator[tuple[int | str, str]]:
    folder = source / "text" if (source / "text").is_dir() else source
    for path in sorted(folder.glob("*.txt")):
        yield path.stem, path.read_bytes().decode("utf-8")


if __name__ == "__main__":
    main()
