"""The annotated sets in one token form, as `shared/corpora/README.md` describes them."""

import gzip
import hashlib
import json
import random
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tokenizers import Tokenizer

from extraction.windows import WINDOW_PIECES, Pieces, Window, encode, windows

TRAINING_SETS = ("polnear", "gum", "ewt", "uner", "gap")
_OVERLAP = 20  # pieces; a word at the edge of a window has its middle in another pass
_SHORT_SHARE = 0.2  # of the cuts: a receipt, a post or a tagged row is no full window
_SHORTEST = 40  # pieces
_KEPT_FOR_CHOOSING = 24  # one in so many PolNeAR training articles is never trained on


@dataclass(frozen=True, slots=True)
class Annotated:
    """One document: its pieces, and the layers that its set has (parallel lists over words)."""

    id: str
    set: str
    words: list[str]
    layers: dict[str, Any]
    pieces: Pieces


def load(folder: Path, name: str, tokenizer: Tokenizer) -> list[Annotated]:
    """Read `folder/reader/NAME.jsonl.gz`, for example "polnear-train"."""
    with gzip.open(folder / "reader" / f"{name}.jsonl.gz", "rt", encoding="utf8") as lines:
        rows = [json.loads(line) for line in lines]
    return [
        Annotated(
            id=row.pop("id"),
            set=name.partition("-")[0],
            words=row["words"],
            layers=row,
            pieces=encode(row["words"], tokenizer),
        )
        for row in rows
    ]


def is_kept_for_choosing(document: Annotated) -> bool:
    """Tell whether a PolNeAR training article is held out, so that dev stays unseen."""
    digest = hashlib.sha256(document.id.encode()).digest()
    return document.set == "polnear" and digest[0] % _KEPT_FOR_CHOOSING == 0


def training_windows(
    documents: list[Annotated], chance: random.Random
) -> list[tuple[Annotated, Window]]:
    """Cut documents into windows, each time elsewhere; a packed GAP document is already short."""
    return [
        (document, window)
        for document in documents
        for window in windows(document.pieces, overlap=_OVERLAP, size=_window_size(chance))
    ]


def _window_size(chance: random.Random) -> int:
    """Draw a size: the cuts of a long article then fall on other words in every pass."""
    if chance.random() < _SHORT_SHARE:
        return chance.randint(_SHORTEST, WINDOW_PIECES)
    return chance.randint(WINDOW_PIECES * 4 // 5, WINDOW_PIECES)
