"""Generated values of what is kept and decided, as messages are made of."""

from dataclasses import replace
from zoneinfo import ZoneInfo

from hypothesis import strategies as st

from commands import (
    batch_menu,
    batches,
    history,
    privacy,
    review_page,
    schedule_text,
)
from news.article import Facts
from news.errors import SubmissionRefused
from news.feed import MOST_DAILY, Feed, OfferedFeed
from news.follow import FOLLOWS_AT_MOST, LONGEST_TOPIC, Follow, Heard, Recipient
from news.guild import Settings
from news.holding import Holdings, Trace
from news.progress import Progress, Stage
from news.revision import Difference, Revision
from news.schedule import (
    EVERY_DAY,
    FOLLOWED_AT_MOST,
    TIMES_AT_MOST,
    Delivery,
    DeliveryState,
    Empty,
    Plan,
    Rule,
    Run,
    Schedule,
)
from news.share import Share
from services.outcomes import AlreadyFiled, ChangesView, ReadAgain, Receipt, SubmissionFailed
from services.suggestions import Suggestion
from tests.commands.test_speaker_text import made
from tests.support.views import (
    article_lines,
    ids,
    links,
    maybe,
    moments,
    quotes,
    speakers,
    summaries,
    words,
)

LARGEST = 2**63 - 1


def some(items, at_most, at_least=0):
    return st.lists(items, min_size=at_least, max_size=at_most).map(tuple)


def many(items, at_most):
    """A few, or the same few again up to `at_most`."""
    return st.builds(
        lambda few, times: (few * times)[:at_most],
        some(items, 4, at_least=1),
        st.sampled_from((1, 10, at_most)),
    )


counts = st.sampled_from((0, 1, 2, 10_000, LARGEST))
zones = st.sampled_from(("UTC", "America/Argentina/ComodRivadavia")).map(ZoneInfo)
runs = st.builds(Run, local=st.datetimes(), instant=moments)
rules = st.builds(
    Rule,
    times=st.lists(st.times(), min_size=1, max_size=TIMES_AT_MOST, unique=True).map(
        lambda times: tuple(sorted(times))
    ),
    zone=zones,
    weekdays=st.sets(st.integers(0, 6), min_size=1).map(frozenset) | st.just(EVERY_DAY),
    month_day=st.none() | st.integers(1, 31),
)
plans = st.builds(
    Plan,
    channel=ids,
    rule=rules,
    topics=many(words.map(lambda topic: topic[:100]), FOLLOWED_AT_MOST) | st.just(()),
    speakers=st.just(()) | some(ids, 3, at_least=1),
    empty=st.sampled_from(Empty),
    look_back_hours=st.sampled_from((1, 24, 744)),
)
filed_schedules = st.builds(
    Schedule,
    id=ids,
    guild=ids,
    plan=plans,
    made_by=ids,
    made_at=moments,
    due=runs,
    paused=maybe,
    paused_by_us=st.booleans(),
)
deliveries = st.builds(
    Delivery,
    id=ids,
    guild=ids,
    schedule=ids,
    channel=ids,
    run=runs,
    state=st.sampled_from(DeliveryState),
    claimed_at=moments,
    parts=st.integers(0, 3),
    sent=st.integers(0, 3),
    late=st.booleans(),
    reason=maybe,
)
shown_schedules = st.builds(
    schedule_text.Shown,
    schedule=filed_schedules,
    runs=some(runs, schedule_text.NEXT_RUNS),
    speakers=many(words, FOLLOWED_AT_MOST) | st.just(()),
    last=st.none() | deliveries,
)
followed_feeds = st.builds(
    Feed,
    id=ids,
    guild=ids,
    link=words,
    title=words,
    added_by=ids,
    daily=st.sampled_from((1, MOST_DAILY)),
    next_at=moments,
    trouble=maybe,
    paused=st.booleans(),
)
offered_feeds = st.builds(
    OfferedFeed, title=words | st.just(""), link=words.map(lambda rest: f"https://a.example/{rest}")
)
follows = st.builds(
    Follow,
    id=ids,
    recipient=st.builds(Recipient, guild=ids, id=ids, private=st.booleans()),
    speaker=ids,
    name=words,
    topic=st.none() | words.map(lambda topic: topic[:LONGEST_TOPIC]),
    seen=ids,
    paused=maybe,
)
heard = st.builds(
    lambda follow, quotes, more: Heard(follow, len(quotes) + more, quotes),
    follows,
    some(quotes, 3),
    st.integers(1, 10_000),
)
notes = st.builds(
    lambda few, times: tuple(
        one if at < 2 else replace(one, quotes=()) for at, one in enumerate(few * times)
    ),
    some(heard, 4, at_least=1),
    st.sampled_from((1, FOLLOWS_AT_MOST // 4)),
)
revised = st.builds(
    Revision,
    article=article_lines,
    found_at=moments,
    kept=counts,
    added=counts,
    removed=counts,
    reprocessed=st.booleans(),
)
some_changes = st.builds(
    ChangesView,
    revision=revised,
    differences=many(st.builds(Difference, taken_out=words, put_in=words), 50) | st.just(()),
)
outcomes = st.one_of(
    st.builds(Receipt, summaries, st.none() | summaries),
    st.builds(AlreadyFiled, summaries),
    st.builds(SubmissionFailed, ids, words),
    st.builds(ReadAgain, summaries, st.none() | revised),
)
became = outcomes | st.sampled_from(Stage) | st.builds(SubmissionRefused, words)
holdings = st.builds(
    Holdings, articles=counts, quotes=counts, speakers=counts, figures=counts,
    first=st.none() | moments, last=st.none() | moments,
)  # fmt: skip
chosen = st.builds(
    Settings,
    guild=ids,
    moderator_role=st.none() | ids,
    zone=zones,
    grace_minutes=st.sampled_from((0, 1, 1_440)),
    log_channel=st.none() | ids,
    retention_days=st.none() | st.sampled_from((1, 3_650)),
    excerpts=st.booleans(),
)
progress = st.builds(Progress, stage=st.sampled_from(Stage), ahead=counts)
shares = st.builds(
    Share,
    guild=ids, channel=ids, message=ids, shared_by=ids, shared_at=moments,
    body=st.just({"page": 10**6}), language=st.just("en"),
)  # fmt: skip
facts = st.builds(
    Facts, title=words, outlet=maybe, byline=maybe, published=st.none() | moments, link=links
)
entries = many(words, batches.AT_MOST).map(
    lambda names: [
        batch_menu.Entry(place, name, LARGEST - place, known=place % 2 == 0)
        for place, name in enumerate(names, start=1)
    ]
)
candidates = st.builds(
    review_page.Candidates,
    quotes,
    st.lists(speakers, max_size=25, unique_by=lambda one: one.id).map(tuple),
    maybe.map(lambda typed: " ".join((typed or "").split())[: review_page.NAME_LENGTH]),
)
trails = st.builds(
    history.History,
    asked=st.builds(history.Narrowed, by=ids, area=st.none() | st.sampled_from(history.Area)),
    speaker=st.none() | speakers,
    article=st.none() | article_lines,
    changes=st.lists(made, max_size=8, unique_by=lambda change: change.id).map(tuple),
    page=st.integers(0, 5),
    pages=st.integers(6, 10**6),
    total=ids,
)
traces = st.builds(
    lambda rows, goes: tuple(Trace(*place, rows=rows, goes=goes) for place in privacy.WORDS),
    counts,
    st.booleans(),
)
suggestions = many(
    st.builds(Suggestion, label=words | st.just(""), value=words | ids.map("id:{}".format)), 10_000
)
