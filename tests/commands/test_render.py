"""What a member reads, from views made by hand, and that no view can break a message."""

import re
from dataclasses import replace
from datetime import date, timedelta

import discord
import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from commands import answers, locale, notices, receipts, reply, settings_text, sharing
from commands.article_sheet import article_pages, article_sheet
from commands.limits import check_message
from commands.render import sheet_of
from commands.sheet import BODY_LIMIT
from news.article import State
from news.figure import Circumstances
from news.guild import Settings
from news.quote import Act, Kind
from news.rhythm import MOST_PERIODS, Period, Rhythm, Step
from news.saying import Saying
from news.text import Span
from services.asked import (
    ArticlesQuestion,
    CompareQuestion,
    FiguresQuestion,
    QuotesQuestion,
    SearchQuestion,
    TimelineQuestion,
)
from services.figure_lookups import STATEMENTS_A_PAGE
from services.outcomes import AlreadyFiled, Receipt, SubmissionFailed
from services.views import (
    AmbiguousSpeaker,
    ArticlesView,
    ArticleView,
    CompareView,
    FigureGroup,
    FiguresView,
    NothingFound,
    Paging,
    QuotesView,
    SearchView,
    SeriesView,
    Side,
    Statement,
    TimelineView,
)
from tests.support.views import (
    a_filed_figure,
    a_filed_quote,
    a_page_of,
    a_speaker,
    a_summary,
    an_article,
    words,
)
from tests.support.views import answers as some_answers
from tests.support.views import article_views as some_articles
from tests.support.views import summaries as some_summaries

# Views are large, and so are their representations when hypothesis makes a note of one.
pytestmark = pytest.mark.filterwarnings("ignore:Generating overly large repr")
thorough = settings(
    max_examples=50,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
    phases=[Phase.explicit, Phase.generate],  # views are large: shrinking one takes minutes
)
OURS = re.compile(r"<t:-?\d+:D>|(?<=\])\(https?://[^()\s<>]*\)")


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


SOURCE = "-# [A bridge is open](https://news.example/a) · Harbour News · <t:1721908800:D>"


def groups_of(*figures, disputed=False):
    return (FigureGroup(tuple(Statement((figure,)) for figure in figures), disputed),)


def figure_blocks_of(*groups):
    return sheet_of(FiguresView(FiguresQuestion(), groups, Paging(1, 0, 1, 3))).blocks


def test_figures_of_one_sentence_share_its_block_in_an_article():
    context = "The bridge carries nearly 40,000 people a day, and 12 trams."
    figures = (
        a_filed_figure(context=context, phrase=Span(19, 39)),
        a_filed_figure("12", number=2, measures="trams", context=context, phrase=Span(51, 59)),
        a_filed_figure("12", number=3, context="Twelve: 12.", speaker=a_speaker(role=None)),
    )
    both, alone = article_sheet(ArticleView(a_summary(), (), figures), 0).blocks
    assert both == ("> The bridge carries **nearly 40,000 people** a day, and **12 trams**.")
    assert alone == "**12** — people\n> Twelve: 12.\ngiven by **John Kirby**"


def test_a_figure_stands_under_what_it_measures_in_its_sentence_with_what_is_said_around_it():
    figure = a_filed_figure(
        phrase=Span(19, 39),
        circumstances=Circumstances(event="carries", per="a day", giver="the port"),
    )
    (block,) = figure_blocks_of(*groups_of(figure))
    assert block == (
        "**people**\n> The bridge carries **nearly 40,000 people** a day."
        "\n-# carries · a day\n" + SOURCE.replace("-# ", "-# given by **the port** · ")
    )


def test_figures_of_one_sentence_stand_under_it_once_each_with_what_is_said_of_it():
    context = "The bridge carries nearly 40,000 people, 12 trams and 3 carts a day, the port said."
    port = Circumstances(giver="the port")
    people = a_filed_figure(context=context, phrase=Span(19, 39), circumstances=port)
    trams = a_filed_figure("12", number=2, measures="trams", context=context, phrase=Span(41, 49))
    carts = replace(trams, words="3", measures="carts", phrase=Span(54, 61), denied=True)
    carts = replace(carts, speaker=a_speaker(role=None), circumstances=Circumstances(per="a day"))
    other = a_filed_figure("7", number=4, context="Then 7 people.", phrase=Span(5, 13))

    same = [replace(trams, circumstances=port), replace(carts, speaker=None, circumstances=port)]
    (block,) = figure_blocks_of(*(FigureGroup((Statement((each,)),)) for each in (people, *same)))
    sentence = (
        "> The bridge carries **nearly 40,000 people**, **12 trams** and **3 carts** a day,"
        " the port said.\n"
    )
    assert block == (
        "**nearly 40,000 people**\n**12 trams**\n**3 carts**\n"
        + sentence
        + SOURCE.replace("-# ", "-# given by **the port** · ")
    )
    first, second = figure_blocks_of(
        FigureGroup((Statement((people,)), Statement((other,))), disputed=True),
        *(FigureGroup((Statement((each,)),)) for each in (trams, carts)),
    )
    assert first == (
        "**people** · *sources do not agree*\n"
        "**nearly 40,000 people** · given by **the port**\n"
        "**12 trams**\n"
        f"**3 carts** · a day · denied by **John Kirby**\n{sentence}{SOURCE}"
    )
    assert second == f"> Then **7 people**.\n{SOURCE}"


def test_figures_that_disagree_stand_side_by_side_under_one_heading():
    one = a_filed_figure(phrase=Span(19, 39), speaker=a_speaker(role=None))
    other = a_filed_figure("12", number=2, context="12 people.", phrase=Span(0, 9))
    first, second = figure_blocks_of(*groups_of(one, other, disputed=True))
    assert first.startswith("**people** · *sources do not agree*\n> The bridge")
    assert "given by **John Kirby** · [A bridge is open]" in first
    assert second == f"> **12 people**.\n{SOURCE}"


def test_the_same_figure_of_several_articles_stands_once_with_all_places():
    figures = tuple(
        a_filed_figure(number=n, phrase=Span(19, 39), article=an_article(n, title=f"Number {n}"))
        for n in range(1, 6)
    )
    (block,) = figure_blocks_of(FigureGroup((Statement(figures),)))
    assert block.count("nearly 40,000") == 1
    assert [line for line in block.splitlines() if "also" in line] == [
        SOURCE.replace("-# [A bridge is open]", "-# also [Number 2]"),
        SOURCE.replace("-# [A bridge is open]", "-# also [Number 3]"),
    ]
    assert block.endswith("\n-# and in 2 more")


def test_a_figure_that_its_speaker_denies_is_not_given_by_them():
    figure = a_filed_figure(phrase=Span(19, 39), speaker=a_speaker(role=None), denied=True)
    (block,) = figure_blocks_of(*groups_of(figure))
    assert "-# denied by **John Kirby** · " in block
    assert "given" not in block


def test_a_long_sentence_is_cut_with_dots_and_never_inside_the_figure():
    context = "word " * 200 + "nearly 40,000 people" + " word" * 200
    figures = [
        a_filed_figure(
            number=n, context=context, phrase=Span(1_000, 1_020), article=an_article(n + 1)
        )
        for n in range(5)
    ]
    blocks = figure_blocks_of(*groups_of(*figures))
    for block in blocks:
        sentence = next(line for line in block.splitlines() if line.startswith("> "))
        assert "**nearly 40,000 people**" in sentence
        assert sentence.startswith("> …word")
        assert sentence.endswith("word…")


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
            "### John Kirby is named here, but not quoted",
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


@thorough
@given(some_answers, st.booleans(), st.sampled_from(["en", *locale.LANGUAGES]))
async def test_no_answer_breaks_a_limit_or_is_more_than_text(answer, shared, language):
    with locale.speaking(language):
        layout = answers.message(answer, shared=shared)
    check_message(layout)
    assert_inert(layout)


@pytest.mark.parametrize("language", ["en", *locale.LANGUAGES])
@pytest.mark.parametrize("text", ["*" * 4_000, "<@1> " * 800, "word " * 800, "x" * 4_000])
async def test_the_largest_page_of_each_kind_fits_in_each_language(text, language):
    with locale.speaking(language):
        check_largest_pages(text)


def check_largest_pages(text):
    article = an_article(title=text, outlet=text, link="https://news.example/" + "a" * 490)
    speaker = a_speaker(text, role=text)
    quote = a_filed_quote(text, text, cue=text, role=text, speaker=speaker, article=article)
    figure = a_filed_figure(text, measures=text, context=text, speaker=speaker, article=article)
    many, paging = 10**18, Paging(2**63 - 1, 10**6, 10**7, 10**18)
    asked = QuotesQuestion(text, about=text, since=date.max, until=date.max, outlet=text)
    summaries = tuple(
        a_summary(replace(article, id=n), state=State.FAILED, reason=text) for n in range(8)
    )
    quotes = tuple(replace(quote, id=n) for n in range(5))
    figures = tuple(replace(figure, context=f"{n} {text}") for n in range(8))
    weeks = (Period(date(2024, 1, 1) + timedelta(weeks=n), many) for n in range(MOST_PERIODS))
    rhythm = Rhythm(Step.WEEK, tuple(weeks), earlier=many)
    (group,) = groups_of(*figures[:STATEMENTS_A_PAGE], disputed=True)
    candidates = tuple(a_speaker(text, number=n, role=text, quotes=many) for n in range(25))
    for answer in (
        QuotesView(asked, speaker, quotes, paging),
        TimelineView(TimelineQuestion(text, text), speaker, quotes, rhythm, paging),
        CompareView(
            CompareQuestion(text, text, text),
            (Side(speaker, quotes[:3], many), Side(speaker, quotes[3:], many)),
            paging,
        ),
        SeriesView(FiguresQuestion(text), group, group.statements, paging, many, speaker, many),
        FiguresView(
            FiguresQuestion(text, date.max, text, text),
            groups_of(*figures[:STATEMENTS_A_PAGE], disputed=True),
            paging,
            speaker,
            newest=10**18,
        ),
        ArticlesView(ArticlesQuestion(text), summaries, paging),
        AmbiguousSpeaker(asked, 2**63 - 1, candidates),
        NothingFound(asked, (text,) * 25, speaker),
    ):
        check_message(answers.message(answer, shared=True))
        check_message(sharing.public_message(sheet_of(answer), text, []))
    view = ArticleView(summaries[0], tuple(replace(quote, id=n) for n in range(8)), figures)
    for page in range(2):
        check_message(answers.article_message(view, page))
        check_message(sharing.public_message(article_sheet(view, page), text, []))


@thorough
@given(some_articles, st.integers(-1, 5), st.booleans())
async def test_no_article_breaks_a_limit_or_is_more_than_text(view, page, shared):
    layout = answers.article_message(view, page, shared=shared)
    check_message(layout)
    assert_inert(layout)


@thorough
@given(some_summaries, words)
async def test_no_receipt_breaks_a_limit_or_is_more_than_text(article, sentence):
    for outcome in (Receipt(article), AlreadyFiled(article), SubmissionFailed(1, sentence)):
        layout = receipts.outcome_message(outcome)
        check_message(layout)
        assert_inert(layout)
    check_message(reply.layout_of(notices.undone(article)))


async def test_the_pages_of_our_own_words_fit():
    for role in (None, 2**63):
        check_message(reply.layout_of(settings_text.settings(Settings(1, role), exists=True)))


def texts(layout):
    return [
        item.content for item in layout.walk_children() if isinstance(item, discord.ui.TextDisplay)
    ]


def assert_inert(layout):
    """Nothing of Discord's own syntax is left but what we write ourselves."""
    for text in texts(layout):
        assert not set(text) & set("\u202e\u2066\u0000\ufeff")
        rest = OURS.sub("", text)
        assert not re.search(r"<[@#:/a-zA-Z]", rest), rest
        assert not re.search(r"@(everyone|here)", rest, re.IGNORECASE), rest
        assert not re.search(r"(?<!\\)`(?!/)", rest), rest
        assert not re.search(r"(?<!\\)\|", rest), rest
        assert "://" not in rest, rest
