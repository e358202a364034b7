"""What a speaker is called and which roles they have, by a moderator's word; all undoable."""

import logging

from news.change import Change, ChangeKind
from news.errors import BadOption
from news.ids import GuildId
from news.text import said
from services import lookups, splits
from services.joined import described
from services.names import added_name, all_roles, dated_of, known_role, role_of, words_of
from services.people import Moderator
from storage.database import Database
from storage.roles import role_key

_log = logging.getLogger(__name__)


class Naming:
    """The decisions about names and roles. Each is one transaction under the guild's lock."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def rename(self, speaker: str, name: str, *, by: Moderator) -> Change:
        """Call a speaker otherwise from now on; the old name stays one of theirs.

        Raises `BadOption` for a name that is theirs already, or somebody else's.
        """
        name = splits.name(name)
        async with self._database.transaction() as stores:
            await stores.guilds.lock(by.guild)
            one = await lookups.the_one(stores, by.guild, speaker)
            part = await added_name(stores, by.guild, one, name)
            before = await stores.merges.called(by.guild, one.id)
            await stores.merges.call(by.guild, one.id, name)
            change = await stores.changes.note(
                by.guild,
                ChangeKind.RENAME,
                said("{speaker} is called {name} now", speaker=described(one), name=name),
                by=by.user,
                at=by.now,
                about=[one.id, *([part] if part else [])],
                body={"speaker": one.id, "before": before, "name": name, "part": part},
            )
            await stores.withdrawals.note_speaker(by.guild, one.id, at=by.now)
        return _logged(change, by)

    async def role(
        self, speaker: str, role: str | None, since: str | None, wrong: str | None, *, by: Moderator
    ) -> Change:
        """Give a speaker a role from a day on, take away one that is wrong, or both at once.

        A role that replaces a wrong one is as old as that one where no day is given, any other is
        of today. Raises `BadOption`.
        """
        async with self._database.transaction() as stores:
            await stores.guilds.lock(by.guild)
            one = await lookups.the_one(stores, by.guild, speaker)
            given = role_of(role) if role else None
            struck = await known_role(stores, by.guild, one, wrong) if wrong else None
            if given is None and struck is None:
                raise BadOption("Say which role is theirs, or which one is wrong.")
            if given and struck and role_key(given) == role_key(struck.role):
                raise BadOption("That is the same role twice: leave one of the two out.")
            dated = dated_of(since, struck, now=by.now)
            change = await stores.changes.note(
                by.guild,
                ChangeKind.ROLE,
                words_of(one, given, struck, dated),
                by=by.user,
                at=by.now,
                about=[one.id],
                body={"speaker": one.id, "held": []},
            )
            if struck is not None:
                gone = await stores.roles.strike(by.guild, one.id, struck.role, change=change.id)
                body = {"speaker": one.id, "held": gone.held}
                await stores.changes.fill(by.guild, change.id, body)
            if given is not None:
                await stores.roles.hold(by.guild, one.id, given, dated, change=change.id)
            await stores.withdrawals.note_speaker(by.guild, one.id, at=by.now)
        return _logged(change, by)

    async def roles(self, speaker: str, *, guild: GuildId) -> tuple[str, ...]:
        """Return the roles that a speaker, as typed, has by now; none where it is not plain who."""
        async with self._database.reading() as stores:
            found = await lookups.meant(stores, guild, speaker)
            if len(found) != 1:
                return ()
            return tuple(held.role for held in await all_roles(stores, guild, found[0].id))


def _logged(change: Change, by: Moderator) -> Change:
    _log.info("speaker told of guild=%d change=%d kind=%s", by.guild, change.id, change.kind)
    return change
