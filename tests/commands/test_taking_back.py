"""A posted briefing, as the channel reads it after an article in it was taken back."""

from datetime import timedelta

from services.corrections import LEASE, Corrections
from tests.support.builders import said
from tests.support.discord_env import markup, read

FERRY, FERRY_FINDINGS = said("Both ferries sail", name="Ann Example", role="harbour master")
ROADS, ROADS_FINDINGS = said("The roads are dry", name="Bea Example", role="road inspector")


async def corrects(room, *, after=timedelta(0)):
    corrections = Corrections(room.app.database, room.app.services.briefings, room.app.publisher)
    await corrections.correct_due(room.app.services.clock() + after)


async def posted(room, extractor):
    """A briefing of a schedule with two articles; return the receipt of the first one."""
    extractor.finds(FERRY, FERRY_FINDINGS)
    receipt = await room.submits(text=FERRY)
    await room.files(ROADS, ROADS_FINDINGS, title="Roads", filed_at=room.app.services.clock())
    await room.editor.slash(room.channel, "briefing add", channel=room.channel, time="7:30")
    (schedule,) = await room.app.services.schedules.all(room.guild.id)
    await room.app.services.deliveries.deliver_due(schedule.due.instant)
    return receipt


async def test_undo_edits_the_briefing_that_was_posted_with_what_it_counts(room, extractor):
    receipt = await posted(room, extractor)
    (before,) = room.posts()
    assert "“Both ferries sail”\n—" in read(before)
    assert "2 articles · 2 voices · 2 quotes · 0 figures" in read(before)
    assert "Spoke most: Ann Example (1) · Bea Example (1)" in read(before)

    await room.editor.click(receipt.response, label="Undo")
    await corrects(room)

    (after,) = room.posts()
    assert after.id == before.id
    assert "“Both ferries sail”\n—" not in read(after)
    assert "1 article · 1 voice · 1 quote · 0 figures" in read(after)
    assert "Spoke most: Bea Example (1)" in read(after)
    assert "Ann Example (1)" not in read(after)
    assert "“The roads are dry”" in read(after)
    assert "**Withdrawn on <t:" in markup(after)
    assert read(after).endswith("[Post a correction]")
    assert after.attachments == []


async def test_undo_edits_what_a_moderator_posted_by_hand(room, extractor):
    extractor.finds(FERRY, FERRY_FINDINGS)
    receipt = await room.submits(text=FERRY)
    await room.files(ROADS, ROADS_FINDINGS, title="Roads", filed_at=room.app.services.clock())
    shown = await room.editor.slash(room.channel, "briefing now")
    await room.editor.click(shown.response, label="Post it here")
    (before,) = room.posts()
    assert "“Both ferries sail”\n—" in read(before)

    await room.editor.click(receipt.response, label="Undo")
    await corrects(room)

    (after,) = room.posts()
    assert after.id == before.id
    assert "“Both ferries sail”\n—" not in read(after)
    assert "1 article · 1 voice · 1 quote" in read(after)
    assert "“The roads are dry”" in read(after)
    assert "**Withdrawn on <t:" in markup(after)


async def test_a_correction_can_be_posted_below_what_was_edited(room, extractor):
    receipt = await posted(room, extractor)
    await room.editor.click(receipt.response, label="Undo")
    await corrects(room)
    (after,) = room.posts()

    form = await room.editor.click(after, label="Post a correction")
    await room.editor.submit_modal(form, {"note": "The ferries do not sail."})

    assert "The ferries do not sail." in read(room.posts()[-1])


async def test_a_briefing_that_a_member_deleted_is_no_fault(room, extractor):
    receipt = await posted(room, extractor)
    (before,) = room.posts()
    await before.delete()
    await room.editor.click(receipt.response, label="Undo")

    await corrects(room)
    await corrects(room, after=LEASE)

    assert room.posts() == []
