"""What goes for good, and what can still be brought back until then."""

from datetime import UTC, datetime, timedelta

import pytest

from news.article import KEPT_FAILED_DAYS, RESTORABLE_DAYS, State
from news.errors import BadOption, NotFound, SubmissionRefused
from news.excerpts import AROUND, excerpted
from news.findings import Findings
from services.archive import Archive
from services.outcomes import Receipt, SubmissionFailed
from services.retention import Retention
from services.settings import GuildSettings
from storage.articles import CLEARED
from tests.support.builders import EDITOR, ELSEWHERE, GUILD, NOW, a_quote, filed, said
from tests.support.handing_in import at_work, became, pasted

DAY = timedelta(days=1)


@pytest.fixture
def retention(database):
    return Retention(database)


async def summary(database, article, guild=GUILD):
    async with database.reading() as stores:
        return await stores.articles.summary(guild, article), await stores.articles.text(
            guild, article
        )


async def test_what_was_taken_back_is_restored_with_all_that_it_was(intake, extractor, database):
    text, findings = said("We open in May")
    extractor.finds(text, findings, title="A bridge", outlet="Courier", published=NOW)
    async with at_work(intake):
        first = await became(intake, pasted(text))
        article = first.article.line.id
        await intake.undo(article, guild=GUILD, by=EDITOR)
        with pytest.raises(NotFound):
            await Archive(database).article(article, guild=GUILD)
        with pytest.raises(NotFound):
            await intake.restore(article, guild=ELSEWHERE, by=EDITOR)
        extractor.finds(text, findings, title="Something else")

        queued = await intake.restore(article, guild=GUILD, by=EDITOR)
        restored = await intake.outcome(queued, guild=GUILD)

    assert isinstance(restored, Receipt)
    assert restored.article == first.article


async def test_after_a_month_it_is_gone(intake, extractor, database, retention):
    text, findings = said("We open in May")
    extractor.finds(text, findings, title="A bridge", outlet="Courier")
    async with at_work(intake):
        article = (await became(intake, pasted(text))).article.line.id
        await intake.undo(article, guild=GUILD, by=EDITOR)
    taken_back = datetime.now(UTC)

    await retention.clear_away(taken_back + timedelta(days=RESTORABLE_DAYS) - DAY)
    assert (await summary(database, article))[1] == text
    await retention.clear_away(taken_back + timedelta(days=RESTORABLE_DAYS) + DAY)

    found, left = await summary(database, article)
    assert (found.state, found.line.title, found.line.outlet) == (State.RETRACTED, CLEARED, None)
    assert left is None
    with pytest.raises(NotFound):
        await intake.restore(article, guild=GUILD, by=EDITOR)


async def test_a_guild_that_keeps_for_a_week_loses_what_is_older(database, retention):
    old = await filed(database, *said("It is old"), filed_at=NOW - 8 * DAY)
    new = await filed(database, *said("It is new"), filed_at=NOW - 6 * DAY)
    other = await filed(database, *said("It is old"), guild=ELSEWHERE, filed_at=NOW - 8 * DAY)
    await GuildSettings(database).set_retention_days(GUILD, 7)

    await retention.clear_away(NOW)

    states = [
        (await summary(database, article, guild))[0].state
        for article, guild in ((old, GUILD), (new, GUILD), (other, ELSEWHERE))
    ]
    assert states == [State.RETRACTED, State.FILED, State.FILED]
    with pytest.raises(BadOption):
        await GuildSettings(database).set_retention_days(GUILD, 0)


async def test_what_failed_can_be_tried_again_for_a_week(intake, extractor, database, retention):
    text = extractor.raises("The bridge is open.", *[SubmissionRefused("No.")] * 3)
    async with at_work(intake):
        failed = await became(intake, pasted(text))
        again = await intake.retry(failed.article, guild=GUILD)
        assert isinstance(await intake.outcome(again, guild=GUILD), SubmissionFailed)
    async with database.reading() as stores:
        (unread,) = await stores.articles.unread(GUILD, NOW, NOW + 10_000 * DAY)
    assert unread.line.id == failed.article

    await retention.clear_away(NOW + 10_000 * DAY + timedelta(days=KEPT_FAILED_DAYS))

    with pytest.raises(NotFound, match="hand it in again"):
        await intake.retry(failed.article, guild=GUILD)


async def test_of_a_text_only_what_stands_around_its_findings_is_kept_if_the_guild_says_so(
    intake, extractor, database
):
    far = " ".join(f"word{number}" for number in range(400))
    around, findings = said("We open in May")
    text = f"A headline\n\n{far}\n\n{around}\n\n{far}"
    moved = a_quote(text, "We open in May", cue="said", mention="John Kirby")
    extractor.finds(text, Findings(findings.speakers, (moved,)), title="A bridge")
    await GuildSettings(database).set_excerpts(GUILD, excerpts=True)
    async with at_work(intake):
        receipt = await became(intake, pasted(text))

    _, kept = await summary(database, receipt.article.line.id)
    assert len(kept) == len(text)
    assert kept.startswith("A headline\n")
    assert around in kept
    assert len(kept.split()) < len(text.split()) / 4
    assert all(a in {b, " "} for a, b in zip(kept, text, strict=True))
    view = await Archive(database).article(receipt.article.line.id, guild=GUILD)
    assert [quote.fragments for quote in view.quotes] == [("We open in May",)]


def test_nothing_found_leaves_the_headline():
    text = "A headline\n\n" + "word " * 300

    assert excerpted(text, Findings()).strip() == text[: len("A headline") + AROUND].strip()
