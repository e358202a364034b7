"""Quotes that wait for a moderator, and who looks at which."""

from datetime import datetime

from sqlalchemy import ColumnElement, delete, exists, func, or_, select, union_all
from sqlalchemy.ext.asyncio import AsyncConnection
from sqlalchemy.orm import aliased

from news.ids import ArticleId, GuildId, QuoteId, SpeakerId, UserId
from news.quote import RUN, Act, FiledQuote
from news.review import Doubtful, Scope
from news.speaker import SpeakerType
from news.text import Span
from storage.columns import AnySelect
from storage.insertion import insert_new
from storage.quote_rows import filed_quotes, quote_rows
from storage.review_tables import DisputeRow, ReviewClaimRow
from storage.speaker_tables import AppearanceRow, SpeakerRow
from storage.tables import ArticleRow, QuoteRow

_MINE, _OTHER = aliased(QuoteRow), aliased(QuoteRow)
OTHERS = 5
"""Quotes with the same words by others that are given out."""


class ReviewQueueStore:
    """The waiting quotes of every guild, the newest first."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def next(
        self,
        guild: GuildId,
        scope: Scope,
        *,
        member: UserId,
        now: datetime,
        after: QuoteId | None = None,
    ) -> QuoteId | None:
        """Return the waiting quote that comes after one, or the first again where none is left.

        Those that another member looks at are left out. None: there is no other.
        """
        held = exists().where(
            ReviewClaimRow.quote == QuoteRow.id,
            ReviewClaimRow.until > now,
            ReviewClaimRow.held_by != member,
        )
        query = _waiting(select(QuoteRow.id), guild, scope).where(~held)
        query = query.order_by(QuoteRow.id.desc()).limit(1)
        for before in [QuoteRow.id < after, None] if after is not None else [None]:
            found = await self._connection.scalar(query if before is None else query.where(before))
            if found is not None:
                return QuoteId(found)
        return None

    async def held(self, guild: GuildId, member: UserId, *, now: datetime) -> QuoteId | None:
        """Return the quote that a member looks at."""
        found = await self._connection.scalar(
            select(ReviewClaimRow.quote).where(
                ReviewClaimRow.guild == guild,
                ReviewClaimRow.held_by == member,
                ReviewClaimRow.until > now,
            )
        )
        return None if found is None else QuoteId(found)

    async def waits(self, guild: GuildId, scope: Scope, quote: QuoteId) -> bool:
        """Tell whether a quote is among the waiting ones."""
        query = _waiting(select(QuoteRow.id), guild, scope).where(QuoteRow.id == quote)
        return await self._connection.scalar(query) is not None

    async def count(self, guild: GuildId, scope: Scope) -> int:
        """Return how many quotes wait."""
        query = _waiting(select(func.count()).select_from(QuoteRow), guild, scope)
        return await self._connection.scalar(query) or 0

    async def claim(
        self, guild: GuildId, quote: QuoteId, *, member: UserId, now: datetime, until: datetime
    ) -> bool:
        """Note that a member looks at a quote, and at no other; False where another one does."""
        await self._connection.execute(
            delete(ReviewClaimRow).where(
                ReviewClaimRow.guild == guild,
                or_(ReviewClaimRow.held_by == member, ReviewClaimRow.until <= now),
            )
        )
        return await insert_new(
            self._connection, ReviewClaimRow, quote=quote, guild=guild, held_by=member, until=until
        )

    async def get(self, guild: GuildId, quote: QuoteId) -> FiledQuote | None:
        """Return a quote, whether or not it is shown or waits."""
        found = await self._read(guild, QuoteRow.id == quote)
        return found[0] if found else None

    async def doubtful(self, guild: GuildId, quote: FiledQuote) -> Doubtful:
        """Return what the reader thought of a quote, where it stands, and who else said it."""
        row = (
            await self._connection.execute(
                select(QuoteRow, ArticleRow.text)
                .join(ArticleRow, ArticleRow.id == QuoteRow.article)
                .where(QuoteRow.guild == guild, QuoteRow.id == quote.id)
            )
        ).one()
        return Doubtful(
            quote,
            shown=row.shown,
            confidence=row.confidence,
            speaker_confidence=row.speaker_confidence,
            text=row.text or "",
            spans=tuple(Span(*span) for span in row.spans),
            others=await self._others(guild, quote),
        )

    async def named(self, guild: GuildId, article: ArticleId) -> tuple[SpeakerId, ...]:
        """Return the speakers whom an article names."""
        found = await self._connection.scalars(
            select(AppearanceRow.speaker)
            .join(ArticleRow, ArticleRow.id == AppearanceRow.article)
            .where(ArticleRow.guild == guild, AppearanceRow.article == article)
            .order_by(AppearanceRow.filed_under)
        )
        return tuple(SpeakerId(speaker) for speaker in found)

    async def _others(self, guild: GuildId, quote: FiledQuote) -> tuple[FiledQuote, ...]:
        """Return shown quotes with these words, or nearly, that are other speakers'."""
        if quote.speaker is None:
            return ()
        nearly = select(DisputeRow.other).where(DisputeRow.quote == quote.id)
        return await self._read(
            guild,
            or_(QuoteRow.said == quote.said, QuoteRow.id.in_(nearly)),
            QuoteRow.shown.is_(True),
            QuoteRow.speaker != quote.speaker.id,
        )

    async def _read(self, guild: GuildId, *kept: ColumnElement[bool]) -> tuple[FiledQuote, ...]:
        query = quote_rows().where(QuoteRow.guild == guild, *kept).order_by(QuoteRow.id)
        return await filed_quotes(self._connection, guild, query.limit(OTHERS))


def _waiting(query: AnySelect, guild: GuildId, scope: Scope) -> AnySelect:
    """Keep what may be a quote after all, or somebody else's, and that nobody decided about.

    Beliefs, questions and refusals are left out of answers whatever a moderator says. Each reason
    is looked for alone, as each has its own way through the index of speakers.
    """
    unsure = _open(guild, scope).where(QuoteRow.speaker.is_not(None), QuoteRow.shown.is_(False))
    unknown = _open(guild, scope).where(QuoteRow.speaker.in_(_unknown(guild)))
    disputed = _open(guild, scope).where(
        QuoteRow.speaker.is_not(None), QuoteRow.shown.is_(True), QuoteRow.said.in_(_disputed(guild))
    )
    nearly = _open(guild, scope).where(
        QuoteRow.shown.is_(True), QuoteRow.id.in_(_told_of_two(guild))
    )
    every = union_all(unsure, unknown, disputed, nearly, _nobodys(guild, scope))
    return query.where(QuoteRow.id.in_(every))


def _open(guild: GuildId, scope: Scope) -> AnySelect:
    kept = [
        QuoteRow.guild == guild,
        QuoteRow.reviewed.is_(None),
        QuoteRow.placed.is_(None),
        QuoteRow.removed_at.is_(None),
        QuoteRow.act == Act.STATEMENT,
    ]
    if scope.article is not None:
        kept.append(QuoteRow.article == scope.article)
    if scope.speaker is not None:
        kept.append(QuoteRow.speaker == scope.speaker)
    return select(QuoteRow.id).where(*kept)


def _nobodys(guild: GuildId, scope: Scope) -> AnySelect:
    """Select unattributed words that may be somebody's: some are a title, or in irony.

    Those of articles that were read by their quotation marks alone come where these are asked for.
    """
    nobodys = _open(guild, scope).where(QuoteRow.speaker.is_(None))
    if scope.article is not None:
        return nobodys
    blanks = func.length(QuoteRow.terms) - func.length(func.replace(QuoteRow.terms, " ", ""))
    reported = or_(QuoteRow.mention.is_not(None), QuoteRow.cue.is_not(None), blanks >= RUN - 1)
    foreign = select(ArticleRow.id).where(ArticleRow.guild == guild, ArticleRow.language != "en")
    return nobodys.where(reported, QuoteRow.article.not_in(foreign))


def _unknown(guild: GuildId) -> AnySelect:
    return select(SpeakerRow.id).where(
        SpeakerRow.guild == guild, SpeakerRow.type == SpeakerType.UNKNOWN
    )


def _told_of_two(guild: GuildId) -> AnySelect:
    """Select quotes with nearly the words of another, which still is another speaker's."""
    return (
        select(DisputeRow.quote)
        .join(_MINE, _MINE.id == DisputeRow.quote)
        .join(_OTHER, _OTHER.id == DisputeRow.other)
        .where(
            DisputeRow.guild == guild,
            _OTHER.shown.is_(True),
            _OTHER.removed_at.is_(None),
            _MINE.speaker != _OTHER.speaker,
        )
    )


def _disputed(guild: GuildId) -> AnySelect:
    """Select the words that articles give to different speakers; an index has all it asks for."""
    return (
        select(QuoteRow.said)
        .where(QuoteRow.guild == guild, QuoteRow.shown.is_(True), QuoteRow.speaker.is_not(None))
        .group_by(QuoteRow.said)
        .having(func.min(QuoteRow.speaker) != func.max(QuoteRow.speaker))
    )
