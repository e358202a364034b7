"""What articles tell of a speaker over time, and who speaks about what."""

from datetime import datetime

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from news.ids import GuildId, SpeakerId
from news.profile import RoleHeld, Voiced
from news.speaker import SpeakerType
from storage.roles import role_key
from storage.search import about as has_words
from storage.speaker_tables import AliasRow, AppearanceRow, SpeakerRow
from storage.speakers import SpeakerStore
from storage.tables import ArticleRow, QuoteRow

_NAMED = (SpeakerType.PERSON, SpeakerType.ORGANIZATION)
_MOST_ROLES = 200  # spellings of roles that are looked at
_MOST_ALIASES = 40


class ProfileStore:
    """Profiles of the speakers of every guild."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def roles(self, guild: GuildId, speaker: SpeakerId) -> tuple[RoleHeld, ...]:
        """Return the roles that articles give, newest first; two spellings of one are one."""
        last, count = func.max(AppearanceRow.dated), func.count()
        rows = await self._connection.execute(
            select(AppearanceRow.role, func.min(AppearanceRow.dated), last, count)
            .join(SpeakerRow, SpeakerRow.id == AppearanceRow.speaker)
            .where(SpeakerRow.guild == guild, AppearanceRow.speaker == speaker)
            .where(AppearanceRow.role.is_not(None))
            .group_by(AppearanceRow.role)
            .order_by(last.desc())
            .limit(_MOST_ROLES)
        )
        held: dict[str, RoleHeld] = {}
        for role, first, latest, articles in rows:
            if role is None:
                continue
            key = role_key(role)
            known = held.get(key)
            held[key] = (
                RoleHeld(role, first, latest, articles)
                if known is None
                else RoleHeld(
                    known.role, min(known.first, first), known.last, known.articles + articles
                )
            )
        return tuple(held.values())

    async def seen(
        self, guild: GuildId, speaker: SpeakerId
    ) -> tuple[int, datetime, datetime] | None:
        """Return how many articles name a speaker, and the dates of the first and the last."""
        row = (
            await self._connection.execute(
                select(
                    func.count(AppearanceRow.article.distinct()),
                    func.min(AppearanceRow.dated),
                    func.max(AppearanceRow.dated),
                )
                .join(SpeakerRow, SpeakerRow.id == AppearanceRow.speaker)
                .where(SpeakerRow.guild == guild, AppearanceRow.speaker == speaker)
            )
        ).one()
        return (row[0], row[1], row[2]) if row[0] else None

    async def outlets(
        self, guild: GuildId, speaker: SpeakerId, *, limit: int
    ) -> tuple[tuple[str, int], ...]:
        """Return where a speaker is quoted and how often, most frequent first."""
        rows = await self._connection.execute(
            select(ArticleRow.outlet, func.count())
            .join(QuoteRow, QuoteRow.article == ArticleRow.id)
            .where(QuoteRow.guild == guild, QuoteRow.speaker == speaker, QuoteRow.shown)
            .where(ArticleRow.outlet.is_not(None))
            .group_by(ArticleRow.outlet)
            .order_by(func.count().desc(), ArticleRow.outlet)
            .limit(limit)
        )
        return tuple((outlet, count) for outlet, count in rows if outlet is not None)

    async def bylines(
        self, guild: GuildId, speaker: SpeakerId, *, limit: int
    ) -> tuple[tuple[str, int], ...]:
        """Return who wrote the articles that quote a speaker and how many, most first."""
        articles = func.count(ArticleRow.id.distinct())
        rows = await self._connection.execute(
            select(ArticleRow.byline, articles)
            .join(QuoteRow, QuoteRow.article == ArticleRow.id)
            .where(QuoteRow.guild == guild, QuoteRow.speaker == speaker, QuoteRow.shown)
            .where(ArticleRow.byline.is_not(None))
            .group_by(ArticleRow.byline)
            .order_by(articles.desc(), ArticleRow.byline)
            .limit(limit)
        )
        return tuple((byline, count) for byline, count in rows if byline is not None)

    async def words(
        self, guild: GuildId, speaker: SpeakerId, *, limit: int
    ) -> tuple[tuple[str, ...], ...]:
        """Return the newest of what a speaker said, the same words once, as printed fragments."""
        rows = await self._connection.execute(
            select(QuoteRow.said, QuoteRow.fragments)
            .where(QuoteRow.guild == guild, QuoteRow.speaker == speaker, QuoteRow.shown)
            .order_by(QuoteRow.dated.desc(), QuoteRow.id)
            .limit(limit)
        )
        return tuple({said: tuple(fragments) for said, fragments in rows}.values())

    async def aliases(self, guild: GuildId, speaker: SpeakerId) -> tuple[str, ...]:
        """Return the written forms of a name, the longest first."""
        found = await self._connection.scalars(
            select(AliasRow.name)
            .where(AliasRow.guild == guild, AliasRow.speaker == speaker)
            .order_by(func.length(AliasRow.name).desc(), AliasRow.name)
            .limit(_MOST_ALIASES)
        )
        return tuple(found)

    async def voices(
        self, guild: GuildId, *, about: str | None, limit: int, offset: int
    ) -> tuple[tuple[Voiced, ...], int]:
        """Return people and organisations by how many shown quotes have these words.

        Most quotes first; and how many they are in all.
        """
        kept: list[ColumnElement[bool]] = [
            QuoteRow.guild == guild,
            QuoteRow.shown.is_(True),
            SpeakerRow.id == QuoteRow.speaker,
            SpeakerRow.type.in_(_NAMED),
        ]
        if about is not None:
            kept.append(has_words(self._connection, guild, QuoteRow, about))
        total = await self._connection.scalar(
            select(func.count(QuoteRow.speaker.distinct())).select_from(SpeakerRow).where(*kept)
        )
        count, last = func.count().label("quotes"), func.max(QuoteRow.dated).label("last")
        rows = (
            await self._connection.execute(
                select(QuoteRow.speaker, count, last)
                .select_from(SpeakerRow)
                .where(*kept)
                .group_by(QuoteRow.speaker)
                .order_by(count.desc(), last.desc(), QuoteRow.speaker)
                .limit(limit)
                .offset(offset)
            )
        ).all()
        speakers = await SpeakerStore(self._connection).of_rows(guild, rows)
        found = [Voiced(speakers[row.speaker], row.quotes, row.last) for row in rows]
        return tuple(found), total or 0
