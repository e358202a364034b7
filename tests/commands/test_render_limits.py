"""That no answer, article or receipt, whatever is in it, can break a message."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from commands import answers, locale, notices, receipts, reply, settings_text, sharing
from commands.article_sheet import article_sheet
from commands.limits import check_message
from commands.render import sheet_of
from news.article import State
from news.guild import Settings
from news.rhythm import MOST_PERIODS, Period, Rhythm, Step
from services.asked import (
    ArticlesQuestion,
    CompareQuestion,
    FiguresQuestion,
    QuotesQuestion,
    TimelineQuestion,
)
from services.figure_lookups import STATEMENTS_A_PAGE
from services.outcomes import AlreadyFiled, Receipt, SubmissionFailed
from services.views import (
    AmbiguousSpeaker,
    ArticlesView,
    ArticleView,
    CompareView,
    FiguresView,
    NothingFound,
    Paging,
    QuotesView,
    SeriesView,
    Side,
    TimelineView,
)
from tests.support.inert import assert_inert
from tests.support.views import (
    a_filed_figure,
    a_filed_quote,
    a_speaker,
    a_summary,
    an_article,
    groups_of,
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
