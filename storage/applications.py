"""What Discord was last told about each application's commands."""

from sqlalchemy import delete, insert, select
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.tables import ApplicationRow


class ApplicationStore:
    """The one store without a guild: commands belong to the application."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def synced(self, application: int) -> str | None:
        """Return the digest of the commands that were last synced, or None."""
        return await self._connection.scalar(
            select(ApplicationRow.commands).where(ApplicationRow.id == application)
        )

    async def note_synced(self, application: int, digest: str) -> None:
        """Remember the digest (at most 64 characters) of the commands that were just synced."""
        await self._connection.execute(
            delete(ApplicationRow).where(ApplicationRow.id == application)
        )
        await self._connection.execute(
            insert(ApplicationRow).values(id=application, commands=digest)
        )
