"""Review as text: whatever articles and names hold, Discord takes it, and nothing of it acts."""

import re
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from commands import review_blocks, review_page
from commands.blocks import Lengths
from commands.findings import drafts_of
from commands.limits import check_form, check_message
from news.change import Change, ChangeKind
from news.ids import FORGOTTEN, UserId
from news.review import Doubtful, Scope
from news.speaker import SpeakerType
from news.text import Span
from news.verdict import Reviewed, Verdict
from services.review import Candidates, NothingWaits, ReviewView, Settled
from tests.support.views import JULY, a_filed_quote, ids, maybe, moments, quotes, speakers, words

pytestmark = pytest.mark.filterwarnings("ignore:Generating overly large repr")
thorough = settings(
    max_examples=40,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
    phases=[Phase.explicit, Phase.generate],
)
OURS = re.compile(r"<@\d+>|<t:-?\d+:[Df]>|(?<=\])\(https?://[^()\s<>]*\)")
reviewed = st.builds(Reviewed, verdict=st.sampled_from(Verdict), by=ids, at=moments)
scopes = st.builds(Scope, article=ids) | st.builds(Scope, speaker=ids) | st.just(Scope())
settled = st.builds(replace, quotes, reviewed=reviewed).map(Settled)
changes = st.builds(
    Change, id=ids, kind=st.just(ChangeKind.REVIEW), at=moments, by=ids, words=words
)


@st.composite
def doubtfuls(draw):
    """A quote somewhere in a text that has anything around it."""
    quote, before, after = draw(quotes), draw(words), draw(words)
    text, spans = before, []
    for fragment in quote.fragments:
        spans.append(Span(len(text), len(text) + len(fragment)))
        text += fragment + draw(words)
    return Doubtful(
        quote,
        shown=draw(st.booleans()),
        confidence=draw(st.floats(0, 1)),
        speaker_confidence=draw(st.none() | st.floats(0, 1)),
        text=text + after,
        spans=tuple(spans),
        others=tuple(draw(st.lists(quotes, max_size=5))),
    )


asked = st.builds(ReviewView, doubtful=doubtfuls(), scope=scopes, left=ids)
nothing = st.builds(NothingWaits, scope=scopes, left=st.just(0) | ids)


def assert_inert(layout):
    for component in layout.walk_children():
        rest = OURS.sub("", getattr(component, "content", ""))
        assert not re.search(r"<[@#:/a-zA-Z]|@(everyone|here)|(?<!\\)\||://", rest), rest


@thorough
@given(asked | nothing, st.none() | changes | settled)
async def test_no_review_breaks_a_limit_or_is_more_than_text(answer, before):
    layout = review_page.message(answer, before)
    check_message(layout)
    assert_inert(layout)


@thorough
@given(quotes, st.lists(speakers, max_size=25, unique_by=lambda one: one.id), maybe, scopes)
async def test_no_choice_of_speakers_breaks_a_limit(quote, candidates, typed, scope):
    found = Candidates(quote, tuple(candidates), " ".join((typed or "").split()))
    layout = review_page.choice(found, scope)
    check_message(layout)
    assert_inert(layout)


@pytest.mark.parametrize("words", ["x" * 3_999, "word " * 799, "*" * 3_999])
async def test_the_longest_quote_fits_and_its_form_too(words):
    quote = a_filed_quote(words.strip(), reviewed=None)
    text = f"Before.\n\n{words.strip()}\n\nAfter."
    at = Span(9, 9 + len(words.strip()))
    others = (replace(quote, reviewed=None),) * 5
    doubtful = Doubtful(quote, False, 0.5, 0.5, text, (at,), others)  # noqa: FBT003 - a value
    view = ReviewView(doubtful, Scope(article=2**63 - 1), 1)
    check_message(review_page.message(view))
    check_form(review_page.WordsForm.filled(view))


@pytest.mark.parametrize(
    ("type_", "told"),
    [
        (SpeakerType.PERSON, "of who is named there, 98% of whom that means."),
        (SpeakerType.UNKNOWN, "of who is named there."),
    ],
)
def test_nobody_is_sure_of_whom_a_name_means_where_that_is_not_clear(type_, told):
    quote = a_filed_quote("We mean it", reviewed=None)
    assert quote.speaker is not None
    unclear = replace(quote, speaker=replace(quote.speaker, type=type_))
    doubtful = Doubtful(unclear, True, 0.8, 0.98, "We mean it", (Span(0, 10),))  # noqa: FBT003 - a value
    read = review_blocks.question(ReviewView(doubtful, Scope(), 1), None).blocks[1]
    assert read.endswith(f"I am 80% sure of the words and {told}")


@pytest.mark.parametrize(
    ("verdict", "by", "line"),
    [
        (Verdict.RIGHT, UserId(8), "-# confirmed by <@8> on <t:1721908800:f>"),
        (Verdict.SPEAKER, UserId(8), "-# corrected by <@8> on <t:1721908800:f>"),
        (Verdict.AMENDED, FORGOTTEN, "-# corrected by a former member on <t:1721908800:f>"),
    ],
)
def test_below_a_quote_stands_who_confirmed_or_corrected_it(verdict, by, line):
    (draft,) = drafts_of([a_filed_quote(reviewed=Reviewed(verdict, by, JULY))], Lengths.of(1, 900))
    assert draft.text(500, link=False).splitlines()[-1] == line


async def test_names_of_both_types_of_new_speakers_fit_a_button():
    for type_ in (SpeakerType.PERSON, SpeakerType.ORGANIZATION):
        button = review_page.NewSayer(2**63 - 1, type_, Scope(speaker=2**63 - 1), "x" * 50)
        assert len(button.item.custom_id) == 100
