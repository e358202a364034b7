"""Whether the reader's weights are whole, told without loading them."""

import hashlib
import json
from pathlib import Path

from news.errors import WeightsDamaged

WEIGHTS = Path(__file__).with_name("weights")


def check_weights(folder: Path = WEIGHTS) -> None:
    """Raise `WeightsDamaged` unless every file that the checksums name is what it was."""
    try:
        sums = json.loads((folder / "checksums.json").read_text(encoding="utf-8"))
        damaged = [name for name, wanted in sums.items() if _digest(folder / name) != wanted]
    except OSError:
        raise WeightsDamaged(
            "The reader's weights are missing: install Verbatim again, with its package data."
        ) from None
    except (ValueError, AttributeError):
        damaged = ["checksums.json"]
    if damaged:
        raise WeightsDamaged(f"{damaged[0]} of the reader is damaged: install Verbatim again.")


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
