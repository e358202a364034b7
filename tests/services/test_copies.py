"""One report in several outlets is one story, and what it says counts once."""

from collections import Counter
from dataclasses import replace

from news.article import State
from news.findings import Findings
from news.ids import ArticleId
from news.text import Span
from services import copies
from services.archive import Archive
from services.asked import FiguresQuestion, QuotesQuestion
from services.briefings import Briefings
from services.intake import Intake
from services.outcomes import AlreadyFiled, Queued, Receipt
from services.pages import Pages
from tests.support.builders import EDITOR, ELSEWHERE, GUILD, NOW, a_figure, a_submission, said
from tests.support.handing_in import an_intake, at_work, became, pasted
from tests.support.rewrites import pairs
from tests.support.site import Names, running_site

LEAST_RECALL = 0.98
NAMES = ("north", "coast")


def is_copy(one, other):
    return copies.first_like(one, [other]) is not None


def test_copies_are_told_from_other_reports_of_the_same_event():
    """Precision 1.0 and recall 0.99 where this was measured, on 1,600 pairs."""
    judged = Counter()
    for pair in pairs(25):
        candidate = set(copies.sketch(pair.one)) & set(copies.sketch(pair.other))
        judged[pair.same, bool(candidate) and is_copy(pair.one, pair.other)] += 1

    assert judged[False, True] == 0
    assert judged[True, True] / (judged[True, True] + judged[True, False]) >= LEAST_RECALL


def test_of_too_few_words_nobody_tells_whose_they_are():
    text = "The mayor opened the bridge this morning in the rain."

    assert copies.sketch(text) == ()
    assert not is_copy(text, text)


REPORT = next(pairs(1)).one


def printed(extractor, text, **page):
    """Prepare a text with a quote and a figure that all outlets print."""
    words, findings = said("It is a matter of weeks")
    whole = f"{text}\n\n{words}\n\nSome 400 trucks stood in the road."
    figure = a_figure(whole, "400", 400.0, measures="trucks", unit="trucks")
    shift = len(text) + 2
    moved = tuple(
        replace(
            q,
            spans=tuple(Span(at.start + shift, at.end + shift) for at in q.spans),
            cue=None,
            mention=None,
        )
        for q in findings.quotes
    )
    return extractor.finds(whole, Findings(findings.speakers, moved, (figure,)), **page)


async def three_outlets(intake, extractor):
    outcomes = []
    for number, outlet in enumerate(("North Wire", "Coast Press", "Land Post")):
        text = f"{outlet.upper()}, page {number}\n\n{REPORT}"
        link = f"https://{number}.example/a"
        whole = printed(extractor, text, outlet=outlet, link=link, title=f"As {outlet} has it")
        outcomes.append(await became(intake, pasted(whole)))
    return outcomes


async def test_a_report_in_three_outlets_is_one_quote_with_three_places(
    intake, extractor, database
):
    async with at_work(intake):
        first, second, third = await three_outlets(intake, extractor)

    assert isinstance(third, Receipt)
    assert (first.first, second.first, third.first) == (None, first.article, first.article)
    archive = Archive(database)
    asked = {"guild": GUILD, "asked_by": EDITOR, "now": NOW}
    answer = await archive.ask(QuotesQuestion("Kirby"), **asked)
    (quote,) = answer.quotes
    assert answer.paging.total == 1
    assert quote.article.outlet == "North Wire"
    assert [place.outlet for place in quote.places] == ["Coast Press", "Land Post"]
    figures = await archive.ask(FiguresQuestion(about="trucks"), **asked)
    (group,) = figures.groups
    ((statement),) = group.statements
    assert (figures.paging.total, len(statement.places)) == (1, 3)
    view = await archive.article(second.article.line.id, guild=GUILD)
    assert [line.outlet for line in view.printed] == ["North Wire", "Land Post"]


async def test_an_outlet_asked_for_is_answered_with_its_own_place(intake, extractor, database):
    async with at_work(intake):
        await three_outlets(intake, extractor)

    answer = await Archive(database).ask(
        QuotesQuestion("Kirby", outlet="Land Post"), guild=GUILD, asked_by=EDITOR, now=NOW
    )

    (quote,) = answer.quotes
    assert (quote.article.outlet, quote.places, answer.paging.total) == ("Land Post", (), 1)


async def test_a_report_in_three_outlets_is_one_story_and_counts_once(intake, extractor, database):
    async with at_work(intake):
        await three_outlets(intake, extractor)
    async with database.reading() as stores:
        lines, _ = await stores.articles.latest(GUILD, limit=9)

    briefing = await Briefings(database).compile(
        GUILD, [line.line.id for line in lines], since=NOW, until=NOW
    )

    (story,) = briefing.stories
    assert (briefing.articles, briefing.quotes, briefing.figures) == (3, 1, 1)
    assert [voice.quotes for voice in briefing.voices] == [1]
    assert (len(story.articles), len(story.quotes), len(story.figures)) == (3, 1, 1)


async def test_the_very_same_words_of_two_outlets_are_two_places(database, extractor):
    pages = Pages(allow=lambda _: True, resolver=Names(north=["127.0.0.1"], coast=["127.0.0.1"]))
    intake = Intake(database, extractor, pages)
    async with running_site() as site, at_work(intake):
        site.serves("/a", REPORT)
        site.serves("/b", REPORT)
        north, coast = (site.address.replace("127.0.0.1", f"{o}.example") for o in NAMES)
        first = await became(intake, a_submission(f"{north}/a"))
        other = await became(intake, a_submission(f"{coast}/a"))
        again = await became(intake, a_submission(f"{coast}/b"))

    assert isinstance(other, Receipt)
    assert other.first == first.article
    assert again == AlreadyFiled(other.article)


async def test_a_copy_stays_when_the_first_is_taken_back(intake, extractor, database):
    async with at_work(intake):
        first, second, third = await three_outlets(intake, extractor)
        await intake.undo(first.article.line.id, guild=GUILD, by=EDITOR)
        third_again = await intake.outcome(Queued(third.article.line.id), guild=GUILD)

    answer = await Archive(database).ask(
        QuotesQuestion("Kirby"), guild=GUILD, asked_by=EDITOR, now=NOW
    )

    (quote,) = answer.quotes
    assert (quote.article.id, len(quote.places)) == (second.article.line.id, 1)
    assert third_again.first == second.article
    async with database.reading() as stores:
        summary = await stores.articles.summary(GUILD, ArticleId(first.article.line.id))
    assert summary.state is State.RETRACTED


async def test_another_guild_knows_nothing_of_it(database, extractor):
    intake = an_intake(database, extractor)
    text = printed(extractor, REPORT, outlet="North Wire")
    async with at_work(intake):
        await became(intake, pasted(text))
        elsewhere = await became(intake, pasted(text, guild=ELSEWHERE))

    assert elsewhere.first is None
