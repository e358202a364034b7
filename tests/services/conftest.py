"""What many stories need: an intake, a site on this machine, channels and who posts there."""

import pytest

from services.addresses import is_public
from services.archive import Archive
from services.asked import QuotesQuestion
from services.briefings import Briefings
from services.corrections import Corrections
from services.doubts import Doubts
from services.pages import Pages
from services.people import People
from services.review import Review
from tests.support.builders import EDITOR, GUILD, NOW
from tests.support.delivering import DUE, PLACE, articles, on, scheduled
from tests.support.extractors import ScriptedExtractor
from tests.support.feeds import Following
from tests.support.handing_in import an_intake
from tests.support.publishing import Channels, RecordingPublisher
from tests.support.putting_right import JOHN, kirbys
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


@pytest.fixture
def channels():
    return Channels()


@pytest.fixture
def publisher(channels):
    """Posts into `channels`, every briefing as two messages."""
    return RecordingPublisher(channels, messages=2)


@pytest.fixture
def deliveries(database, publisher):
    return on(database, publisher)


@pytest.fixture
def corrections(database, publisher):
    return Corrections(database, Briefings(database), publisher)


@pytest.fixture
async def posted(database, deliveries):
    """Four articles, posted in two messages."""
    found = await articles(database, 4)
    await scheduled(database)
    await deliveries.deliver_due(DUE)
    return found


@pytest.fixture
async def quoted(database, deliveries, channels):
    """Two articles that quote one man, in one message each."""
    await kirbys(database, JOHN, JOHN)
    await scheduled(database)
    await deliveries.deliver_due(DUE)
    assert channels.said(PLACE) == [JOHN, JOHN]


@pytest.fixture
def archive(database):
    return Archive(database)


@pytest.fixture
def ask(archive):
    """Ask for a speaker's quotes, with any other option, as a member of the guild."""

    async def ask(speaker, *, guild=GUILD, now=NOW, **options):
        question = QuotesQuestion(speaker, **options)
        return await archive.ask(question, guild=guild, asked_by=EDITOR, now=now)

    return ask


@pytest.fixture
def people(database):
    return People(database)


@pytest.fixture
def doubts(database):
    return Doubts(database)


@pytest.fixture
def feeds(database, extractor):
    return Following(database, an_intake(database, extractor))


@pytest.fixture
def review(database):
    return Review(database)
