"""The layer rule of docs/architecture.md: who may import whom."""

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]

OURS = {
    "news": set(),
    "extraction": {"news"},
    "storage": {"news"},
    "services": {"news", "storage"},
    "commands": {"news", "services"},
    "bot": {"news", "extraction", "storage", "services", "commands"},
}
OUTSIDE = {
    "news": set(),
    "extraction": {
        "charset_normalizer",
        "defusedxml",
        "mammoth",
        "numpy",
        "onnxruntime",
        "pebble",
        "pycld2",
        "pypdf",
        "spacy",
        "tokenizers",
        "trafilatura",
    },
    "storage": {"alembic", "sqlalchemy"},
    "services": {"dateparser", "rapidfuzz"},
    "commands": {"discord"},
    "bot": {"aiohttp", "apscheduler", "discord", "pydantic", "pydantic_settings"},
}
ONLY_HERE = {
    "commands/paper.py": {"matplotlib", "PIL"},
    "commands/locale.py": {"babel"},
    "services/pages.py": {"aiohttp"},
    "services/responses.py": {"aiohttp"},
    "services/feed_documents.py": {"feedparser"},
    "bot/importing.py": {"tqdm"},
    "bot/demo.py": {"simcord"},
    "bot/demo_newsroom.py": {"simcord"},
}
UNUSED_BY_PACKAGES = {"training", "translation", "benchmarks", "tests"}

FILES = sorted(path for package in OURS for path in (ROOT / package).rglob("*.py"))


def imports(source: str) -> Iterator[tuple[int, str]]:
    """Yield the line and the top-level package of every import, also those inside functions."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            for name in node.names:
                yield node.lineno, name.name.split(".")[0]
        elif isinstance(node, ast.ImportFrom):
            yield node.lineno, "." if node.level else (node.module or "").split(".")[0]


def wrong_arrows(place: str, source: str) -> list[str]:
    """Say which imports a file at this place (relative to the root) must not have."""
    package = place.split("/", maxsplit=1)[0]
    allowed = OURS[package] | OUTSIDE[package] | ONLY_HERE.get(place, set()) | {package}
    return [
        f"{place}:{line} must not import {name}"
        for line, name in imports(source)
        if name not in allowed and name not in sys.stdlib_module_names
    ]


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(ROOT)))
def test_a_file_imports_only_what_its_layer_may(path):
    place = path.relative_to(ROOT).as_posix()

    assert wrong_arrows(place, path.read_text(encoding="utf-8")) == []


def test_every_package_of_ours_has_its_place_in_the_rule():
    packages = {path.parent.name for path in ROOT.glob("*/__init__.py")}

    assert packages - UNUSED_BY_PACKAGES == set(OURS)


@pytest.mark.parametrize(
    ("place", "source"),
    [
        ("news/quote.py", "import sqlalchemy"),
        ("storage/quotes.py", "from services.archive import Archive"),
        ("services/archive.py", "def f():\n    import discord.ui"),
        ("services/archive.py", "import aiohttp"),
        ("commands/quotes.py", "from storage.database import Database"),
        ("extraction/worker.py", "from . import lexicon"),
        ("bot/app.py", "from tests.support import builders"),
    ],
)
def test_a_wrong_arrow_is_found_wherever_it_stands(place, source):
    assert len(wrong_arrows(place, source)) == 1


def test_the_exceptions_hold_for_their_one_file():
    assert wrong_arrows("services/pages.py", "import aiohttp") == []
