"""What is shown of speakers: no view can break a message, whatever names and roles hold."""

import re

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from commands import answers, changes, doubts, splitting
from commands import history as trail
from commands.limits import check_message
from commands.text import clean
from news.change import Area, Change, ChangeKind
from news.doubt import Doubt, Suspect
from news.errors import BadOption
from news.profile import Profile, RoleHeld, Topic, Voiced
from services.asked import PeopleQuestion, ProfileQuestion
from services.profiles import BYLINES, OUTLETS, PEOPLE_A_PAGE, RECENT_QUOTES, TOPICS
from services.trail import History, Narrowed
from services.views import AmbiguousSpeaker, NothingFound, PeopleView, ProfileView
from tests.support.views import article_lines, ids, maybe, moments, pagings, quotes, speakers, words

pytestmark = pytest.mark.filterwarnings("ignore:Generating overly large repr")
thorough = settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
    phases=[Phase.explicit, Phase.generate],
)
OURS = re.compile(r"</review:\d+>|<t:-?\d+:[Df]>|<@\d+>|(?<=\])\(https?://[^()\s<>]*\)")
HARM = re.compile(r"@everyone|@here|<[@#:t/a]|\u202e|(?<!\\)://")


def some(items, at_most):
    return st.lists(items, max_size=at_most).map(tuple)


people = st.integers(1, 10**18)
roles = st.builds(RoleHeld, role=words, first=moments, last=moments, articles=people)
profiles = st.builds(
    Profile,
    speaker=speakers,
    roles=some(roles, 9),
    aliases=some(words, 40),
    outlets=some(st.tuples(words, people), OUTLETS),
    articles=people,
    first=moments,
    last=moments,
    quotes=some(quotes, RECENT_QUOTES),
    doubts=some(speakers, 9),
    bylines=some(st.tuples(words, people), BYLINES),
    topics=some(st.builds(Topic, word=words, quotes=people), TOPICS),
    counted=st.none() | people,
)
profile_views = st.builds(
    ProfileView, asked=st.builds(ProfileQuestion, words), profile=profiles, paging=pagings
)
people_views = st.builds(
    PeopleView,
    asked=st.builds(PeopleQuestion, maybe),
    voices=st.lists(
        st.builds(Voiced, speaker=speakers, quotes=people, last=moments),
        min_size=1,
        max_size=PEOPLE_A_PAGE,
    ).map(tuple),
    paging=pagings,
)
shown = st.one_of(
    profile_views,
    people_views,
    st.builds(
        AmbiguousSpeaker,
        asked=st.builds(ProfileQuestion, words),
        question=ids,
        candidates=st.lists(speakers, min_size=1, max_size=25, unique_by=lambda s: s.id).map(tuple),
    ),
    st.builds(
        NothingFound,
        asked=st.builds(ProfileQuestion, words) | st.builds(PeopleQuestion, maybe),
        near=some(words, 5),
    ),
)
made = st.builds(
    Change,
    id=ids,
    kind=st.sampled_from(ChangeKind),
    at=moments,
    by=people,
    words=words,
    undone_at=st.none() | moments,
    undone_by=st.none() | people,
)
suspects = st.builds(Suspect, speaker=speakers, quote=st.none() | quotes)


def assert_fits(layout):
    check_message(layout)
    text = "\n".join(item.content for item in layout.walk_children() if hasattr(item, "content"))
    assert not HARM.search(OURS.sub("", text))


@thorough
@given(shown, st.booleans())
async def test_no_profile_or_ranking_breaks_a_message(answer, shared):
    assert_fits(answers.message(answer, shared=shared))


@thorough
@given(
    st.none() | st.builds(Doubt, id=ids, new=suspects, known=suspects, left=people),
    st.none() | made,
)
async def test_no_doubt_breaks_a_message(doubt, change):
    assert_fits(doubts.message(doubt, change))


@thorough
@given(
    st.builds(
        History,
        asked=st.builds(
            Narrowed,
            speaker=st.none() | ids,
            article=st.none() | ids,
            by=st.none() | ids,
            area=st.none() | st.sampled_from(Area),
        ),
        speaker=st.none() | speakers,
        article=st.none() | article_lines,
        changes=st.lists(made, max_size=8, unique_by=lambda change: change.id).map(tuple),
        page=st.integers(0, 5),
        pages=st.integers(6, 10**6),
        total=people,
    )
)
async def test_no_trail_breaks_a_message(found):
    assert_fits(trail.message(found))


@thorough
@given(made, words)
async def test_nothing_that_was_done_or_undone_breaks_a_message(change, sentence):
    assert_fits(changes.done(change))
    assert_fits(changes.undone(change, sentence, {"review": 2**63}))


@thorough
@given(
    speakers,
    st.lists(quotes, min_size=1, max_size=25, unique_by=lambda quote: quote.id).map(tuple),
    maybe,
)
async def test_no_list_of_quotes_to_split_breaks_a_message(speaker, found, to):
    if len(clean(to or "")) <= splitting.RECEIVER_LENGTH:
        assert_fits(splitting.choice(speaker, found, to))
    else:
        with pytest.raises(BadOption, match="at most 60 characters"):
            splitting.choice(speaker, found, to)
