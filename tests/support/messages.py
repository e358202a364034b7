"""Every message, form and list of suggestions that the bot can produce, of generated values.

`MESSAGES` has for each function that makes one a strategy of calls; a call is made later, in the
language that a test speaks then.
"""

from dataclasses import replace
from datetime import time, timedelta
from functools import partial
from zoneinfo import ZoneInfo

from hypothesis import strategies as st

from commands import (
    about,
    answers,
    batch_menu,
    batches,
    briefing,
    briefing_text,
    changes,
    citation,
    citing,
    corrections,
    data,
    doubts,
    feed_choice,
    feeds,
    fixing,
    following,
    forgetting,
    guide,
    history,
    note_text,
    notices,
    planning,
    privacy,
    receipts,
    reply,
    review_blocks,
    review_page,
    revisions,
    schedule_text,
    schedules,
    settings_page,
    settings_text,
    sharing,
    splitting,
    submit,
    suggest,
    tree,
    welcome,
    whole,
)
from commands import help as help_page
from commands.article_sheet import article_sheet
from commands.render import sheet_of
from commands.sheet import Sheet
from commands.text import clean
from news.article import Facts
from news.errors import SubmissionRefused
from news.feed import MOST_DAILY, Feed, FeedChoice, FeedFollowed, OfferedFeed
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
from services.guild_data import About
from services.outcomes import AlreadyFiled, ChangesView, ReadAgain, Receipt, SubmissionFailed
from services.suggestions import Suggestion
from services.views import Answer, PeopleView, ProfileView
from tests.commands.test_review_text import asked as doubtful_views
from tests.commands.test_review_text import changes as reviews
from tests.commands.test_review_text import nothing, scopes, settled
from tests.commands.test_speaker_text import made, people_views, profile_views, suspects
from tests.support.briefing_values import briefings
from tests.support.views import ANSWERS as OF_VIEWS
from tests.support.views import (
    JULY,
    article_lines,
    article_views,
    ids,
    links,
    maybe,
    moments,
    quotes,
    speakers,
    summaries,
    words,
)

ANSWERS: dict[type, st.SearchStrategy[Answer]] = {
    **OF_VIEWS,
    ProfileView: profile_views,
    PeopleView: people_views,
}
IDS = {command: 10**18 for task in guide.TASKS for names, _ in task.lines for command in names}
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


def calls(make, *values, **named):
    """Calls that make one message of drawn values."""
    return st.builds(partial, st.just(make), *values, **named)


def of_sheets(make, *values, **named):
    """Calls that make the text of one message, which is sent with nothing below it."""
    return calls(lambda *drawn, **said: reply.layout_of(make(*drawn, **said)), *values, **named)


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
answered = st.one_of(*ANSWERS.values())
decided = st.none() | reviews | settled


def a_cited(quote):
    """The forms to copy; those too long for a message go into a file."""
    cited = citation.citation_of(quote)
    fits = citing._fits(cited)  # noqa: SLF001 - what stands in a message, and what in a file
    return [reply.layout_of(sheet) for sheet in citing._sheets(cited)] if fits else []  # noqa: SLF001 - a part


def a_batch(lines, entries):
    rows = batch_menu.OpenReceipt.rows(entries)
    return reply.layout_of(batches.batch_sheet(lines), *rows)


def a_page_of_settings(values, exists):
    """The page, with every menu and button below it."""
    return reply.layout_of(
        settings_text.settings(values, exists=exists),
        [settings_page.ModeratorRole.menu(values.moderator_role)],
        [settings_page.LogChannel.menu(values.log_channel)],
        [
            *map(settings_page.ChangeValue, ("zone", "grace", "days")),
            settings_page.KeptText.instead_of(values),
        ],
    )


def a_page_of_schedules(shown, at, total):
    turning = [schedules.TurnSchedules(at, way) for way in ("back", "on")]
    sheet = schedule_text.listing(shown, at=at, pages=999, total=total)
    return reply.layout_of(sheet, turning)


def the_largest_schedules():
    """A page of schedules that have as much of everything as a schedule can."""
    moment = JULY.replace(year=2199)
    run = Run(moment.replace(tzinfo=None), moment)
    times = tuple(time(hour, 31) for hour in range(11, 11 + TIMES_AT_MOST))
    rule = Rule(times, ZoneInfo("America/Argentina/ComodRivadavia"), EVERY_DAY - {2, 4})
    many_words, followed = ("*" * 100,) * FOLLOWED_AT_MOST, (LARGEST,) * FOLLOWED_AT_MOST
    plan = Plan(LARGEST, rule, many_words, followed, Empty.SKIP, 744)
    schedule = Schedule(
        10**9, LARGEST, plan, LARGEST, moment, run, paused="*" * 400, paused_by_us=True
    )
    last = Delivery(
        1, 1, 1, 1, run, DeliveryState.FAILED, moment, 3, 1, late=True, reason="*" * 400
    )
    shown = schedule_text.Shown(schedule, (run,) * schedule_text.NEXT_RUNS, many_words, last)
    return a_page_of_schedules([shown] * schedule_text.SCHEDULES_A_PAGE, 8, 50)


def help_pages():
    overview = guide.overview(IDS)
    sheets = [overview, *(guide.about(task, IDS) for task in guide.TASKS)]
    return [reply.layout_of(sheet, [help_page.Wish.menu("all")]) for sheet in sheets]


def own_data(traces):
    page = Sheet("### x", (*privacy._parted(traces), privacy._elsewhere()), "x")  # noqa: SLF001 - a part
    asked = Sheet("### x", privacy._parted(traces))  # noqa: SLF001 - a part
    return [
        reply.layout_of(page, [privacy.HandOut(), privacy.AskFirst()]),
        reply.layout_of(asked, [privacy.Delete(), privacy.Keep()]),
    ]


def preview(found, until):
    *first, last = briefing_text.sheets_of(found)
    row = [briefing.PostBriefing(744, until, LARGEST)]
    return [*map(reply.layout_of, first), reply.layout_of(last, row)]


def fixed(facts):
    return fixing.FixForm.about(LARGEST, facts)


def setting_forms(values):
    """The form of each value, with the present one in it."""
    for kind in (settings_page.ZoneForm, settings_page.GraceForm, settings_page.DaysForm):
        form = kind()
        form.value.component.default = form.present(values)
        yield form


def reworded(view):
    fits = sum(map(len, view.doubtful.quote.fragments)) < 3_900
    return review_page.WordsForm.filled(view) if fits else []


def split(speaker, found, to):
    return splitting.choice(speaker, found, to and to[: splitting.RECEIVER_LENGTH])


def whole_parts(quote):
    return [whole.whole_message(quote, part) for part in range(len(whole.parts_of(quote)))]


def suggested(found):
    return suggest.choices(found)


def told(sentence):
    return reply.layout_of(Sheet(tree.sentence_for(SubmissionRefused(sentence)) or "x"))


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

MESSAGES = {
    "about.sheet": of_sheets(
        about.sheet,
        st.builds(
            About,
            holdings=holdings,
            settings=chosen,
            kept=st.just(timedelta(days=30)),
            contact=st.none() | links,
        ),
        st.just("1.0"),
    ),
    "answers.article_message": calls(
        answers.article_message, article_views, st.integers(0, 3), shared=st.booleans()
    ),
    "batches.batch_sheet": calls(a_batch, many(st.tuples(words, became), batches.AT_MOST), entries),
    "briefing_text.parts_of": calls(briefing_text.parts_of, briefings, marker=st.just(LARGEST)),
    "briefing_text.sheets_of": calls(preview, briefings, moments),
    "changes.done": calls(changes.done, made),
    "changes.undone": calls(changes.undone, made, words, st.just({"review": LARGEST})),
    "citing": calls(a_cited, quotes),
    "corrections.correction": of_sheets(
        corrections.correction,
        words.map(lambda note: note[: corrections.NOTE_LIMIT]).filter(clean),
        words,
    ),
    "data": calls(
        lambda held: reply.layout_of(Sheet(about.counts(held)), [data.EraseGuild()]), holdings
    ),
    "doubts.message": calls(
        doubts.message,
        st.none() | st.builds(doubts.Doubt, id=ids, new=suspects, known=suspects, left=ids),
        st.none() | made,
    ),
    "feed_choice.added_message": calls(
        feed_choice.added_message,
        st.builds(FeedFollowed, followed_feeds, counts)
        | st.builds(FeedChoice, ids, some(offered_feeds, 25, at_least=1)),
    ),
    "feeds.feeds_sheet": of_sheets(feeds.feeds_sheet, many(followed_feeds, 50) | st.just(())),
    "following.begun": calls(following.begun, follows),
    "forgetting": calls(lambda: reply.layout_of(Sheet("x"), [forgetting.ForgetSeen()])),
    "guide": calls(help_pages),
    "history.message": calls(history.message, trails),
    "note_text.note_message": calls(
        lambda heard, server, at: note_text.note_message(
            heard, server, following.ShowFollows(LARGEST, LARGEST), corrected=at
        ),
        notes | st.just(()),
        maybe,
        st.none() | moments,
    ),
    "note_text.follows_sheet": calls(
        lambda mine, channels: reply.layout_of(
            note_text.follows_sheet(mine, channels), [following.GoOn()]
        ),
        many(follows, FOLLOWS_AT_MOST) | st.just(()),
        many(follows, 1_000) | st.just(()),
    ),
    "notices.received": of_sheets(notices.received, progress),
    "notices.still_reading": of_sheets(notices.still_reading),
    "notices.receipt": of_sheets(notices.receipt, summaries, st.none() | summaries),
    "notices.already": of_sheets(notices.already, summaries),
    "notices.failed": of_sheets(notices.failed, words),
    "notices.undone": calls(
        lambda gone: reply.layout_of(notices.undone(gone), [receipts.Restore(gone.line.id)]),
        summaries,
    ),
    "privacy": calls(own_data, traces),
    "receipts.outcome_message": calls(receipts.outcome_message, outcomes),
    "sharing.public_message": calls(
        lambda found, sharer: sharing.public_message(sheet_of(found), sharer, []), answered, words
    ),
    "render.article_sheet": calls(
        lambda found, sharer: sharing.public_message(article_sheet(found, 0), sharer, []),
        article_views,
        words,
    ),
    "review_blocks.question": calls(
        lambda view, before: reply.layout_of(review_blocks.question(view, before)),
        doubtful_views,
        decided,
    ),
    "review_page.message": calls(review_page.message, doubtful_views | nothing, decided),
    "review_page.choice": calls(review_page.choice, candidates, scopes),
    "revisions.read_again_message": calls(
        revisions.read_again_message, st.builds(ReadAgain, summaries, st.none() | revised)
    ),
    "revisions.changes_sheet": of_sheets(revisions.changes_sheet, some_changes),
    "schedule_text.filed": of_sheets(
        schedule_text.filed, shown_schedules, st.just(schedule_text.CHANGED)
    ),
    "schedule_text.removed": of_sheets(schedule_text.removed, filed_schedules),
    "schedule_text.listing": calls(
        a_page_of_schedules,
        many(shown_schedules, schedule_text.SCHEDULES_A_PAGE),
        st.integers(0, 9),
        ids,
    ),
    "schedule_text.history": of_sheets(
        schedule_text.history,
        filed_schedules,
        many(deliveries, schedule_text.DELIVERIES) | st.just(()),
    ),
    "settings_text.settings": calls(a_page_of_settings, chosen, st.booleans()),
    "sharing.put_right_message": calls(
        sharing.put_right_message, shares, st.none() | answered | article_views, moments
    ),
    "splitting.choice": calls(
        split,
        speakers,
        st.lists(quotes, min_size=1, max_size=25, unique_by=lambda quote: quote.id).map(tuple),
        maybe,
    ),
    "tree": calls(told, words),
    "welcome.page": calls(welcome.page),
    "whole.whole_message": calls(whole_parts, quotes),
}
FORMS = {
    "v1:correction": calls(corrections.CorrectionForm),
    "v1:erase-form": calls(data.EraseForm),
    "v1:fix": calls(fixed, facts),
    "v1:plan": calls(planning.PlanForm),
    "v1:reword": calls(reworded, doubtful_views),
    "v1:sayername": calls(
        lambda quote, scope: review_page.NameForm(review_page.form_of(quote, scope)), ids, scopes
    ),
    "v1:set-*": calls(lambda values: list(setting_forms(values)), chosen),
    "v1:submit": calls(submit.SubmitForm),
}
CHOICES = {"suggest.choices": calls(suggested, suggestions)}
