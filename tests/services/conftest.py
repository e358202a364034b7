"""An intake whose extractor says what a test prepared, and a site on this machine."""

import pytest

from services.addresses import is_public
from services.pages import Pages
from tests.support.extractors import ScriptedExtractor
from tests.support.handing_in import an_intake
from tests.support.site import LOOPBACK, running_site


@pytest.fixture
def extractor():
    return ScriptedExtractor()


@pytest.fixture
def intake(database, extractor):
    return an_intake(database, extractor)


@pytest.fixture
async def site():
    async with running_site() as site:
        yield site


@pytest.fixture
def pages():
    """Pages that may also open this machine's loopback address, and no other private one."""
    return Pages(allow=lambda address: is_public(address) or address == LOOPBACK, limit_seconds=5)
