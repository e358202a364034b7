"""What was imported already: so that an import that broke off goes on where it was."""

from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from news.ids import ArticleId, GuildId
from storage.insertion import insert_new
from storage.intake_tables import ImportRow


class ImportStore:
    """The documents that each guild has imported, by a digest of 64 characters."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def article(self, guild: GuildId, digest: str) -> ArticleId | None:
        """Return the article that a document was handed in as, or None when it is new."""
        found = await self._connection.scalar(
            select(ImportRow.article).where(ImportRow.guild == guild, ImportRow.digest == digest)
        )
        return None if found is None else ArticleId(found)

    async def note(self, guild: GuildId, digest: str, article: ArticleId) -> None:
        """Remember a document together with the article that it was handed in as last."""
        known = ImportRow.guild == guild, ImportRow.digest == digest
        if not await insert_new(
            self._connection, ImportRow, guild=guild, digest=digest, article=article
        ):
            await self._connection.execute(update(ImportRow).where(*known).values(article=article))
