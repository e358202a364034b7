"""Whether what the reader needs is there, told without loading it."""

import hashlib
import importlib.util
import json
from pathlib import Path

from news.errors import ConfigurationWrong, WeightsDamaged

WEIGHTS = Path(__file__).with_name("weights")
MEANING = WEIGHTS / "meaning"


def check_weights(folder: Path = WEIGHTS, *, of: str = "reader") -> None:
    """Raise `WeightsDamaged` unless every file that the checksums name is what it was."""
    try:
        sums = json.loads((folder / "checksums.json").read_text(encoding="utf-8"))
        damaged = [name for name, wanted in sums.items() if _digest(folder / name) != wanted]
    except OSError:
        raise WeightsDamaged(
            f"The {of}'s weights are missing: install Verbatim again, with its package data."
        ) from None
    except (ValueError, AttributeError):
        damaged = ["checksums.json"]
    if damaged:
        raise WeightsDamaged(f"{damaged[0]} of the {of} is damaged: install Verbatim again.")


def check_spacy_pipeline(name: str | None) -> None:
    """Raise `ConfigurationWrong` when a spaCy pipeline is neither a package nor a folder."""
    if name is None or Path(name).is_dir():
        return
    if not name.isidentifier() or importlib.util.find_spec(name) is None:
        raise ConfigurationWrong(
            f"The spaCy pipeline {name} is not installed: install it, or leave "
            "VERBATIM_SPACY_PIPELINE empty."
        )


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
