"""What a member reads, from views made by hand."""

from dataclasses import replace
from datetime import date

import pytest

from commands import receipts
from commands.article_sheet import article_pages, article_sheet
from commands.render import sheet_of
from commands.sheet import BODY_LIMIT
from news.article import State
from news.quote import Act, Kind
from news.saying import Saying
from news.text import Span
from services.asked import (
    ArticlesQuestion,
    FiguresQuestion,
    QuotesQuestion,
    SearchQuestion,
)
from services.outcomes import AlreadyFiled, Receipt, SubmissionFailed
from services.views import (
    AmbiguousSpeaker,
    ArticlesView,
    ArticleView,
    NothingFound,
    Paging,
    SearchView,
    SeriesView,
)
from tests.support.inert import texts
from tests.support.views import (
    a_filed_figure,
    a_filed_quote,
    a_page_of,
    a_speaker,
    a_summary,
    an_article,
    groups_of,
)


def block_of(quote):
    (block,) = sheet_of(a_page_of(quote)).blocks
    return block


def test_a_direct_quote_stands_between_marks_with_speaker_cue_kind_outlet_date_and_link():
    assert block_of(a_filed_quote("We are closer than before")) == (
        "“We are closer than before”\n"
        "— **John Kirby**, a spokesman · cue “said” · direct\n"
        "-# [A bridge is open](https://news.example/a) · Harbour News · <t:1721908800:D>"
    )


def test_parts_of_a_split_quote_stand_between_marks_of_their_own():
    quote = a_filed_quote("There is no list,", "There never was.")
    assert block_of(quote).startswith("“There is no list,” … “There never was.”\n")


def test_indirect_words_get_no_marks_and_say_so_in_words():
    block = block_of(a_filed_quote("talks would go on", kind=Kind.INDIRECT, cue=None))
    assert block.startswith("*Reported, not quoted:* talks would go on\n— **John Kirby**")
    assert "“" not in block
    assert "· indirect" in block


def test_mixed_words_keep_the_marks_that_the_article_prints():
    block = block_of(a_filed_quote("the deal was ‘nearly there’", kind=Kind.MIXED))
    assert block.startswith("*Partly quoted:* the deal was ‘nearly there’\n")


def test_a_quote_that_is_no_statement_says_what_it_is():
    quote = a_filed_quote("he would comment", kind=Kind.INDIRECT, act=Act.REFUSAL, negated=True)
    assert "· indirect · refusal · negated" in block_of(quote)


def test_words_without_a_source_are_unattributed():
    assert "— unattributed · cue" in block_of(a_filed_quote("It is late", speaker=None, role=None))


def test_an_article_without_a_date_says_when_it_was_submitted():
    undated = an_article(published=None, outlet=None, link=None)
    block = block_of(a_filed_quote("It is late", article=undated))
    assert block.endswith("-# A bridge is open · undated, submitted <t:1721908800:D>")


def test_long_words_are_cut_before_short_ones_and_evidence_stays():
    long, short = "word " * 2_000, "All of this stays."
    sheet = sheet_of(a_page_of(a_filed_quote(long), a_filed_quote(short, number=2)))
    assert sheet.blocks[1].startswith(f"“{short}”")
    assert r"word \[…\]”" in sheet.blocks[0]
    assert all("[A bridge is open](https://news.example/a)" in block for block in sheet.blocks)


def test_the_heading_counts_and_repeats_what_was_asked_for():
    view = a_page_of(
        about="*ferry*", since=date(2024, 7, 1), until=date(2024, 7, 31), outlet="News", total=12
    )
    assert sheet_of(view).heading == (
        "### John Kirby: 12 quotes\n"
        r"Asked for: about “\*ferry\*” · since 1 July 2024 · until 31 July 2024 · in News"
    )


def test_pages_are_numbered_when_there_are_several():
    assert sheet_of(a_page_of(page=1, pages=3)).footer == "Page 2 of 3 · newest first"
    assert sheet_of(a_page_of()).footer == ""


def test_a_series_names_its_first_and_last_number_as_inside_a_sentence():
    context = "Nearly 40,000 people cross the bridge a day."
    first = a_filed_figure("Nearly 40,000", context=context, phrase=Span(0, 20))
    last = a_filed_figure("US$ 12", number=2, article=an_article(2), context="US$ 12.")
    (group,) = groups_of(first, last)
    view = SeriesView(FiguresQuestion(), group, group.statements, Paging(1, 0, 1, 1), 1)
    assert "From **nearly 40,000** (" in sheet_of(view).heading
    assert "to **US$ 12** (" in sheet_of(view).heading


@pytest.mark.parametrize(
    ("contexts", "heading"),
    [
        (
            ["Nearly 900 people crossed.", "900 people crossed it."],
            "### people · crossed over time",
        ),
        (["Nearly 900 people crossed.", "900 people swam."], "### people over time"),
    ],
)
def test_a_series_of_people_is_headed_by_what_all_say_of_them(contexts, heading):
    figures = [
        a_filed_figure("900 people", number=n, context=context, article=an_article(n))
        for n, context in enumerate(contexts, 1)
    ]
    (group,) = groups_of(*figures)
    view = SeriesView(FiguresQuestion(), group, group.statements, Paging(1, 0, 1, 1), 1)
    assert sheet_of(view).heading.startswith(f"{heading}\n")


def test_a_search_cuts_long_words_before_titles_and_outlets_and_nothing_that_there_is_room_for():
    title, outlet = (
        "The ferry to the islands sails again after nine weeks of repairs",
        "Isle Advertiser",
    )
    article = an_article(title=title, outlet=outlet)
    said = [a_filed_quote(f"{n} " + "words " * 80, number=n, article=article) for n in range(6)]
    sayings = [Saying((quote,)) for quote in said]
    figures = tuple(
        a_filed_figure(
            number=n,
            phrase=Span(19, 39),
            article=article,
            context=f"The bridge carries nearly 40,000 people {n}.",
        )
        for n in range(3)
    )
    view = SearchView(
        SearchQuestion("ferry"),
        tuple(sayings[:3]),
        (),
        (a_summary(article),) * 3,
        figures,
        Paging(1, 0, 1, 1),
        tuple(sayings[3:]),
    )
    blocks = sheet_of(view).blocks
    assert sheet_of(view).footer == ""
    assert "press a button for all" in sheet_of(replace(view, more=True)).footer
    assert sum(map(len, blocks)) <= BODY_LIMIT
    assert all(title in block and outlet in block for block in blocks)
    assert all(len(block) > 350 for block in blocks[:6])
    few = sheet_of(replace(view, near=(), figures=())).blocks
    assert all(f"[{title}](" in block for block in few)


def test_articles_say_what_was_found_in_them():
    view = ArticlesView(ArticlesQuestion(), (a_summary(),), Paging(1, 0, 1, 1))
    (block,) = sheet_of(view).blocks
    assert block == (
        "**[A bridge is open](https://news.example/a)** · Harbour News · <t:1721908800:D>\n"
        "2 quotes by 1 speaker · 3 figures"
    )


def test_an_article_shows_its_findings_in_pages():
    quotes = tuple(a_filed_quote(f"number {n}", number=n) for n in range(8))
    view = ArticleView(a_summary(), quotes, (a_filed_figure(),))
    assert article_pages(view) == 2
    first, second = article_sheet(view, 0), article_sheet(view, 1)
    assert len(first.blocks) == 8
    assert second.blocks[0].startswith("**nearly 40,000**")
    assert article_sheet(view, 99) == second


def test_speakers_of_one_name_are_listed_with_what_tells_them_apart():
    kirbys = (a_speaker(), a_speaker("Jane Kirby", number=2, role="a hydrologist", quotes=1))
    sheet = sheet_of(AmbiguousSpeaker(QuotesQuestion("kirby"), 1, kirbys))
    assert sheet.heading == "### 2 speakers answer to “kirby”. Which one?"
    assert sheet.blocks == (
        "- **John Kirby**, spokesman · 3 quotes\n- **Jane Kirby**, a hydrologist · 1 quote",
    )


@pytest.mark.parametrize(
    ("answer", "heading"),
    [
        (
            NothingFound(QuotesQuestion("Kirbi"), near=("John Kirby", "Kirsty")),
            "### Nobody called “Kirbi” is quoted here\nNearest: **John Kirby**, **Kirsty**",
        ),
        (NothingFound(QuotesQuestion("id:9")), "### That speaker is not here any more"),
        (
            NothingFound(QuotesQuestion("kirby", about="eels"), speaker=a_speaker()),
            "### John Kirby has 3 quotes here, but none that fits\nAsked for: about “eels”",
        ),
        (
            NothingFound(QuotesQuestion("kirby"), speaker=a_speaker(quotes=0)),
            "### John Kirby is known here, but not quoted",
        ),
        (NothingFound(FiguresQuestion()), "### No figures found"),
        (NothingFound(ArticlesQuestion()), "### No articles found"),
    ],
)
def test_finding_nothing_says_what_is_nearest(answer, heading):
    assert sheet_of(answer).heading == heading


@pytest.mark.parametrize(
    ("outcome", "words"),
    [
        (Receipt(a_summary()), "Filed\n### A bridge is open\nHarbour News · <t:1721908800:D>\n"),
        (AlreadyFiled(a_summary()), "Already filed\n### A bridge is open\n"),
        (AlreadyFiled(a_summary(state=State.QUEUED)), "waits to be read"),
        (SubmissionFailed(1, "No *text* in it."), r"Not filed: No \*text\* in it."),
    ],
)
async def test_a_submission_ends_in_a_sentence(outcome, words):
    layout = receipts.outcome_message(outcome)
    assert words in "\n".join(texts(layout))
