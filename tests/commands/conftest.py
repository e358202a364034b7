"""A newsroom for each test, on SQLite: what the databases differ in is tested below this layer."""

import pytest

from tests.support.databases import sqlite_copy
from tests.support.discord_env import newsroom
from tests.support.extractors import InlineExtractor, ScriptedExtractor


@pytest.fixture
def extractor():
    return ScriptedExtractor()


@pytest.fixture
async def room(sqlite_with_tables, tmp_path, extractor):
    """A newsroom whose extractor finds what a test tells it to."""
    async with newsroom(sqlite_copy(sqlite_with_tables, tmp_path), extractor) as room:
        yield room


@pytest.fixture
async def reading_room(sqlite_with_tables, tmp_path):
    """A newsroom that reads articles for itself, in this process."""
    async with newsroom(sqlite_copy(sqlite_with_tables, tmp_path), InlineExtractor()) as room:
        yield room
