"""A posted briefing, as the channel reads it after its words were given to another speaker."""

from datetime import timedelta

import pytest

from services.corrections import LEASE, Corrections
from tests.support.builders import said
from tests.support.discord_env import markup, read

WORDS = "I paint boats"
ROLE = "White House spokesperson"


async def corrects(room, *, after=timedelta(0)):
    corrections = Corrections(room.app.database, room.app.services.briefings, room.app.publisher)
    await corrections.correct_due(room.app.services.clock() + after)


async def files(room, *words, **of):
    others = {key: of.pop(key) for key in ("title", "outlet") if key in of}
    filed_at = room.app.services.clock()
    return await room.files(*said(*words, **of), filed_at=filed_at, **others)


@pytest.fixture
async def posted(room):
    """A briefing of a schedule in which one man says two things of two men."""
    await files(room, "The harbour stays open", WORDS, title="Harbour")
    await files(room, "The roads are dry", name="Bea Example", role=None, title="Roads")
    await room.editor.slash(room.channel, "briefing add", channel=room.channel, time="7:30")
    (schedule,) = await room.app.services.schedules.all(room.guild.id)
    await room.app.services.deliveries.deliver_due(schedule.due.instant)
    (message,) = room.posts()
    assert f"“{WORDS}”\n— John Kirby, {ROLE} · cue “said” · direct" in read(message)
    return message


async def splits(room, words=WORDS, **options):
    """Give a quote of John Kirby away; return the answer, with its button."""
    answer = await room.editor.slash(room.channel, "speaker split", name="John Kirby", **options)
    (menu,) = answer.response.components[1]["components"]
    (value,) = [each["value"] for each in menu["options"] if each["label"] == words]
    await room.editor.select(answer.response, [value])
    return answer


async def test_a_quote_that_was_given_to_another_is_his_in_what_was_posted(room, posted):
    await splits(room, to="Jack Kirby")
    await corrects(room)

    (after,) = room.posts()
    assert after.id == posted.id
    assert f"“{WORDS}”\n— Jack Kirby · cue “said” · direct" in read(after)
    assert f"“The harbour stays open”\n— John Kirby, {ROLE} · cue “said” · direct" in read(after)
    assert "Spoke most: Bea Example (1) · Jack Kirby (1) · John Kirby (1)" in read(after)
    assert "2 articles · 3 voices · 3 quotes" in read(after)
    assert read(after).count("Corrected") == 1
    day = f"<t:{int(room.app.services.clock().timestamp())}"[:8]
    assert f"**Corrected on {day}" in markup(after)
    assert f":** **Jack Kirby**, not **John Kirby**, {ROLE} (1 place)" in markup(after)
    assert read(after).endswith("[Post a correction]")
    assert after.attachments == []


async def test_undo_brings_back_what_was_posted(room, posted):
    answer = await splits(room, to="Jack Kirby")
    await corrects(room)
    await room.editor.click(answer.response, label="Undo")
    await corrects(room, after=LEASE)

    (after,) = room.posts()
    assert after.id == posted.id
    assert markup(after) == markup(posted)


async def test_a_decision_that_is_undone_before_anybody_saw_it_edits_nothing(room, posted):
    answer = await splits(room, to="Jack Kirby")
    await room.editor.click(answer.response, label="Undo")
    await corrects(room)

    (after,) = room.posts()
    assert (markup(after), after.edited_at) == (markup(posted), None)


async def test_a_namesake_does_not_keep_the_role_of_the_other(room, posted):
    await splits(room)
    await corrects(room)

    (after,) = room.posts()
    assert f"“{WORDS}”\n— John Kirby · cue “said” · direct" in read(after)
    assert f":** **John Kirby**, not **John Kirby**, {ROLE} (1 place)" in markup(after)


async def test_a_quote_that_is_not_theirs_is_unattributed_until_that_is_undone(room, posted):
    answer = await splits(room, unattributed=True)
    assert f"Done: 1 quote is not by John Kirby ({ROLE})" in read(answer)
    await corrects(room)
    (after,) = room.posts()
    assert f"“{WORDS}”\n— unattributed · cue “said” · direct" in read(after)
    assert f":** unattributed, not **John Kirby**, {ROLE} (1 place)" in markup(after)
    assert "2 articles · 2 voices · 3 quotes" in read(after)

    await room.restarts()
    await room.editor.click(answer.response, label="Undo")
    await corrects(room, after=LEASE)

    (after,) = room.posts()
    assert markup(after) == markup(posted)


@pytest.mark.parametrize(
    ("options", "sentence"),
    [
        ({"to": "Jack Kirby"}, "leave one of the two out"),
        ({"alias": "Kirby"}, "leave the alias out"),
    ],
)
async def test_unattributed_goes_with_nothing_else(room, posted, options, sentence):
    answer = await room.editor.slash(
        room.channel, "speaker split", name="John Kirby", unattributed=True, **options
    )
    assert sentence in read(answer)


async def test_those_who_became_one_have_one_name_in_what_was_posted(room, posted):
    answer = await room.editor.slash(
        room.channel, "speaker merge", name="Bea Example", into="John Kirby"
    )
    await corrects(room)
    (after,) = room.posts()
    assert f"“The roads are dry”\n— John Kirby, {ROLE} · cue “said” · direct" in read(after)
    assert "Spoke most: John Kirby (3)" in read(after)
    assert "2 articles · 1 voice · 3 quotes" in read(after)

    await room.restarts()
    await room.editor.click(answer.response, label="Undo")
    await corrects(room, after=LEASE)

    (after,) = room.posts()
    assert markup(after) == markup(posted)


async def test_what_a_moderator_posted_by_hand_is_put_right_too(room):
    await files(room, "The harbour stays open", WORDS, title="Harbour")
    shown = await room.editor.slash(room.channel, "briefing now")
    await room.editor.click(shown.response, label="Post it here")

    await splits(room, to="Jack Kirby")
    await corrects(room)

    (after,) = room.posts()
    assert f"“{WORDS}”\n— Jack Kirby · cue “said” · direct" in read(after)


async def test_what_shows_none_of_these_words_is_not_edited(room, posted):
    await files(room, "No comment", WORDS, name="Cai Example", title="Silence")
    answer = await room.editor.slash(
        room.channel, "speaker split", name="Cai Example", to="Dee Ode"
    )
    (menu,) = answer.response.components[1]["components"]
    await room.editor.select(answer.response, [menu["options"][0]["value"]])

    await corrects(room)

    (after,) = room.posts()
    assert (markup(after), after.edited_at) == (markup(posted), None)


async def test_an_article_that_is_taken_back_after_its_words_were_put_right_goes(room, extractor):
    text, findings = said("The harbour stays open", WORDS)
    extractor.finds(text, findings)
    receipt = await room.submits(text=text)
    await files(room, "The roads are dry", name="Bea Example", role=None, title="Roads")
    await room.editor.slash(room.channel, "briefing add", channel=room.channel, time="7:30")
    (schedule,) = await room.app.services.schedules.all(room.guild.id)
    await room.app.services.deliveries.deliver_due(schedule.due.instant)
    await splits(room, to="Jack Kirby")
    await corrects(room)
    await room.editor.click(receipt.response, label="Undo")
    await corrects(room, after=LEASE)

    (after,) = room.posts()
    assert "— J" not in read(after)
    assert "Jack Kirby" not in read(after)
    assert "Corrected" not in read(after)
    assert "**Withdrawn on <t:" in markup(after)
    assert "“The roads are dry”" in read(after)
