"""Words given to another speaker are theirs in the end, whatever fails on the way."""

import pytest

from services.briefings import Briefings
from services.corrections import LEASE, REFUSED_FOR, Corrections
from services.trail import Trail
from tests.support.builders import nothing
from tests.support.delivering import DUE, LATER, MINUTE, PLACE, crashes, on, scheduled
from tests.support.publishing import RecordingPublisher, SteppingDatabase, Steps
from tests.support.putting_right import JACK, JOHN, kirbys, moderator, splits


async def test_a_decision_while_somebody_edits_is_not_lost(database, channels, quoted):
    """What was read before it must not settle what was noted since."""

    class Interrupted(RecordingPublisher):
        change = None

        async def edit(self, channel, message, part):
            await super().edit(channel, message, part)
            if self.change is not None:
                change, self.change = self.change, None
                await Trail(database, nothing).undo(change.id, by=moderator(LATER))

    publisher = Interrupted(channels, messages=2)
    publisher.change = await splits(database)
    corrections = Corrections(database, Briefings(database), publisher)
    await corrections.correct_due(LATER)
    assert JACK in channels.said(PLACE)

    await corrections.correct_due(LATER + LEASE)

    assert channels.said(PLACE) == [JOHN, JOHN]


async def test_what_was_on_its_way_when_it_was_decided_is_edited_when_it_stands(
    database, publisher, channels, corrections
):
    await kirbys(database, JOHN, JOHN)
    await scheduled(database)
    publisher.faults += ["after"] + ["before"] * 100  # one part stands, and nobody knows
    await on(database, publisher).deliver_due(DUE)
    publisher.faults.clear()
    await splits(database, at=DUE + MINUTE)
    await corrections.correct_due(DUE + MINUTE)
    assert publisher.edits == []

    await on(database, publisher).deliver_due(LATER)
    await corrections.correct_due(LATER)

    assert sorted(channels.said(PLACE)) == [JACK, JOHN]


@pytest.mark.parametrize("undone", [False, True])
async def test_a_crash_at_any_step_leaves_those_who_say_it_in_the_end(
    database, database_url, channels, undone
):
    """With an undoing, also what was edited and never noted as such is brought back."""
    publisher = RecordingPublisher(channels)  # one message for both, which is quicker
    await kirbys(database, JOHN, JOHN)
    await scheduled(database)
    await on(database, publisher).deliver_due(DUE)
    corrections = Corrections(database, Briefings(database), publisher)
    now, crashed, step = LATER, True, 0
    while crashed and step < 30:
        step += 1
        change = await splits(database, at=now)
        crashed = await _dies(database_url, channels, step, now)
        now += 2 * LEASE
        if undone:
            await Trail(database, nothing).undo(change.id, by=moderator(now))
            crashed |= await _dies(database_url, channels, step, now)
            now += 2 * LEASE
        await corrections.correct_due(now)
        if not undone:
            assert sorted(channels.said(PLACE)) == [JACK, JOHN]
            await Trail(database, nothing).undo(change.id, by=moderator(now))
            await corrections.correct_due(now + 2 * LEASE)
        assert channels.said(PLACE) == [JOHN, JOHN]
        now += 4 * LEASE
    assert step > 3
    assert not crashed


async def _dies(url, channels, step, now):
    """Tell whether a process that corrects died at this step."""
    steps = Steps(dies_at=step)
    mortal = SteppingDatabase(url, steps)
    publisher = RecordingPublisher(channels, steps=steps)
    crashed = await crashes(Corrections(mortal, Briefings(mortal), publisher).correct_due(now))
    await mortal.close()
    return crashed


async def test_who_said_it_waits_for_a_closed_channel_and_ends_with_a_deleted_message(
    database, publisher, channels, corrections, quoted
):
    await splits(database)
    channels.closed[PLACE] = "I lack a permission."
    await corrections.correct_due(LATER)
    channels.closed.clear()
    await corrections.correct_due(LATER + REFUSED_FOR)
    assert sorted(channels.said(PLACE)) == [JACK, JOHN]
    assert len(publisher.edits) == 2
    publisher.edits.clear()

    channels.posted[PLACE].clear()
    await splits(database, at=LATER + 2 * REFUSED_FOR)
    for hours in range(2, 6):
        await corrections.correct_due(LATER + hours * REFUSED_FOR)

    assert len(publisher.edits) == len(set(publisher.edits)) == 2
