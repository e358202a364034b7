"""Imports: everything once, whatever happens to the process on the way."""

import asyncio

import pytest

from news.article import Document
from news.errors import ExtractionFailed, SubmissionRefused
from services.imports import Became, Imported, Imports
from tests.support.builders import EDITOR, GUILD, NOW, a_document
from tests.support.handing_in import SOON, an_intake, at_work


def documents(count):
    return [a_document(f"Ferry {n} is late again.", name=f"{n}.txt") for n in range(count)]


async def imported(database, extractor, given, *, at_once=4, told=None, retry=False):
    """Run an import with an intake of its own, as a new process would; return what was told."""
    seen = []
    intake = an_intake(database, extractor)
    async with at_work(intake), asyncio.timeout(SOON):
        run = Imports(database, intake, at_once=at_once)
        await run.run(given, guild=GUILD, by=EDITOR, told=told or seen.append, retry=retry)
    return seen


async def titles(database):
    async with database.reading() as stores:
        found, total = await stores.articles.latest(GUILD, limit=500)
    assert len(found) == total
    return sorted(article.line.title for article in found)


async def test_each_document_is_filed_known_or_refused_with_its_reason(database, extractor):
    extractor.raises("Broken words.", SubmissionRefused("It is broken."))
    given = [
        *documents(3),
        documents(1)[0],
        a_document("Ferry 2 is late again!", name="same-words.txt"),
        a_document("Broken words.", name="broken.txt"),
        Document(b" ", "text/plain", name="blank.txt"),
    ]

    told = await imported(database, extractor, given, at_once=1)

    by_name = {(each.name, each.became, each.reason) for each in told}
    assert by_name == {
        *((f"{n}.txt", Became.FILED, "") for n in range(3)),
        ("0.txt", Became.KNOWN, ""),
        ("same-words.txt", Became.KNOWN, ""),
        ("broken.txt", Became.REFUSED, "It is broken."),
        (
            "blank.txt",
            Became.REFUSED,
            "There is no text in that, so there is nothing to file.",
        ),
    }
    assert len(await titles(database)) == 3


async def test_an_import_that_is_broken_off_goes_on_where_it_was(database, extractor):
    given = documents(30)

    class BreakOff(Exception):
        pass

    def break_off(_):
        if len(extractor.asked) >= 11:
            raise BreakOff

    with pytest.raises(BreakOff):
        await imported(database, extractor, given, told=break_off)
    begun = len(extractor.asked)

    told = await imported(database, extractor, given)

    known = sum(each.became is Became.KNOWN for each in told)
    assert known <= 4, "only what was filed and not yet noted when it broke off"
    assert sum(each.became is Became.FILED for each in told) == 30 - known
    assert sum(each.earlier for each in told) >= 10 - known
    assert await titles(database) == sorted(f"Ferry {n} is late again." for n in range(30))
    assert len(extractor.asked) <= 30 + 4, f"{begun} were begun before, and few are read twice"


async def test_a_third_run_reads_nothing_again_and_keeps_refusals(database, extractor):
    extractor.raises("Broken words.", SubmissionRefused("It is broken."))
    given = [*documents(2), a_document("Broken words.", name="broken.txt")]
    await imported(database, extractor, given)
    asked = list(extractor.asked)

    told = await imported(database, extractor, given)

    assert extractor.asked == asked
    assert Imported("broken.txt", Became.REFUSED, "It is broken.", earlier=True) in told


async def test_what_failed_is_read_again_when_that_is_asked_for(database, extractor):
    extractor.raises("Slow words.", ExtractionFailed("It took too long."))
    extractor.raises("Old words.", ExtractionFailed("It took too long."))
    given = [*documents(2), a_document("Slow words.", name="a"), a_document("Old words.", name="b")]
    await imported(database, extractor, given)
    async with database.transaction() as stores:
        await stores.articles.clear_away(retracted=NOW, failed=NOW)

    told = await imported(database, extractor, given, retry=True)

    assert {each.name: (each.became, each.earlier) for each in told} == {
        "0.txt": (Became.FILED, True),
        "1.txt": (Became.FILED, True),
        "a": (Became.FILED, False),
        "b": (Became.FILED, False),
    }
    assert extractor.asked.count("Slow words.") == 2
    assert len(await titles(database)) == 4
    assert {each.earlier for each in await imported(database, extractor, given)} == {True}


async def test_what_was_taken_back_is_not_brought_back_by_an_import(database, extractor):
    await imported(database, extractor, documents(2))
    async with database.transaction() as stores:
        ((article, _), _) = await stores.articles.latest(GUILD, limit=9)
        await stores.articles.retract(GUILD, article.line.id, at=NOW)

    told = await imported(database, extractor, documents(2), retry=True)

    assert [each.became for each in told].count(Became.REFUSED) == 1
    assert len(await titles(database)) == 1


async def test_only_a_few_documents_are_in_hand_at_a_time(database, extractor):
    taken, told = [], []

    def one_after_another():
        for document in documents(40):
            assert len(taken) - len(told) <= 4
            taken.append(document)
            yield document

    await imported(database, extractor, one_after_another(), told=told.append)

    assert len(told) == 40


async def test_a_bot_that_works_beside_it_costs_no_document(database, extractor):
    bot = an_intake(database, extractor)
    async with at_work(bot):
        told = await imported(database, extractor, documents(20))

    assert len(told) == 20
    assert len(await titles(database)) == 20
