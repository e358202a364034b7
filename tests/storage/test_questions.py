"""Questions and applications, remembered across restarts."""

from datetime import timedelta

from tests.support.builders import EDITOR, ELSEWHERE, GUILD, NOW


async def test_old_questions_of_one_guild_are_dropped(database):
    async with database.transaction() as stores:
        ids = [
            await stores.questions.remember(
                guild, {"n": days}, asked_by=EDITOR, asked_at=NOW - timedelta(days=days)
            )
            for guild, days in ((GUILD, 31), (GUILD, 29), (ELSEWHERE, 31))
        ]

        dropped = await stores.questions.purge(GUILD, before=NOW - timedelta(days=30))

        assert dropped == 1
        assert await stores.questions.recall(GUILD, ids[0]) is None
        assert await stores.questions.recall(GUILD, ids[1]) == {"n": 29}
        assert await stores.questions.recall(ELSEWHERE, ids[2]) == {"n": 31}


async def test_what_was_synced_last_is_remembered_for_each_application(database):
    async with database.transaction() as stores:
        assert await stores.applications.synced(1) is None
        await stores.applications.note_synced(1, "a" * 64)
        await stores.applications.note_synced(1, "b" * 64)
        await stores.applications.note_synced(2, "c" * 64)

    async with database.reading() as stores:
        assert await stores.applications.synced(1) == "b" * 64
        assert await stores.applications.synced(2) == "c" * 64
