"""Every message, form and list of suggestions that the bot can produce, of generated values.

`MESSAGES` has for each function that makes one a strategy of calls; a call is made later, in the
language that a test speaks then.
"""

from datetime import timedelta

from hypothesis import strategies as st

from commands import (
    about,
    answers,
    batches,
    briefing_text,
    changes,
    corrections,
    data,
    doubts,
    feed_choice,
    feeds,
    following,
    forgetting,
    history,
    note_text,
    notices,
    planning,
    receipts,
    reply,
    review_blocks,
    review_page,
    revisions,
    schedule_text,
    sharing,
    submit,
    welcome,
)
from commands.article_sheet import article_sheet
from commands.render import sheet_of
from commands.sheet import Sheet
from commands.text import clean
from news.feed import FeedChoice, FeedFollowed
from news.follow import FOLLOWS_AT_MOST
from services.guild_data import About
from services.outcomes import ReadAgain
from services.views import Answer, PeopleView, ProfileView
from tests.commands.test_review_text import asked as doubtful_views
from tests.commands.test_review_text import changes as reviews
from tests.commands.test_review_text import nothing, scopes, settled
from tests.commands.test_speaker_text import made, people_views, profile_views, suspects
from tests.support.briefing_values import briefings
from tests.support.makers import (
    a_batch,
    a_cited,
    a_page_of_schedules,
    a_page_of_settings,
    calls,
    fixed,
    help_pages,
    of_sheets,
    own_data,
    preview,
    reworded,
    setting_forms,
    split,
    suggested,
    told,
    whole_parts,
)
from tests.support.values import (
    LARGEST,
    became,
    candidates,
    chosen,
    counts,
    deliveries,
    entries,
    facts,
    filed_schedules,
    followed_feeds,
    follows,
    holdings,
    many,
    notes,
    offered_feeds,
    outcomes,
    progress,
    revised,
    shares,
    shown_schedules,
    some,
    some_changes,
    suggestions,
    traces,
    trails,
)
from tests.support.views import ANSWERS as OF_VIEWS
from tests.support.views import (
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


answered = st.one_of(*ANSWERS.values())
decided = st.none() | reviews | settled
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
    "article_sheet.article_sheet": calls(
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
