"""How rows of quotes become the values that others see."""

from sqlalchemy import and_, func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from news.ids import GuildId, QuoteId, UserId
from news.quote import FiledQuote
from news.speaker import FiledSpeaker
from news.verdict import Reviewed, Verdict
from storage.columns import AnyRow, AnySelect
from storage.identity_tables import ChangeRow, PlacementRow
from storage.review_tables import ReviewRow
from storage.speaker_tables import AppearanceRow
from storage.speakers import SpeakerStore
from storage.summaries import LINE, article_line
from storage.tables import ArticleRow, QuoteRow


def quote_rows() -> AnySelect:
    """Select quotes with their evidence, their articles, and what those call the speaker."""
    named = and_(
        AppearanceRow.article == QuoteRow.article,
        AppearanceRow.filed_under == QuoteRow.filed_under,
    )
    decided = func.coalesce(PlacementRow.change, ReviewRow.change)
    return (
        select(
            QuoteRow.id,
            QuoteRow.fragments,
            QuoteRow.kind,
            QuoteRow.act,
            QuoteRow.negated,
            QuoteRow.mention,
            QuoteRow.cue,
            QuoteRow.speaker,
            QuoteRow.said,
            QuoteRow.removed_at,
            AppearanceRow.role,
            QuoteRow.placed,
            ReviewRow.verdict,
            ChangeRow.by.label("reviewed_by"),
            ChangeRow.at.label("reviewed_at"),
            *LINE,
        )
        .join(ArticleRow, ArticleRow.id == QuoteRow.article)
        .outerjoin(AppearanceRow, named)
        .outerjoin(PlacementRow, PlacementRow.id == QuoteRow.placed)
        .outerjoin(ReviewRow, ReviewRow.id == QuoteRow.reviewed)
        .outerjoin(ChangeRow, ChangeRow.id == decided)
    )


async def filed_quotes(
    connection: AsyncConnection, guild: GuildId, query: AnySelect
) -> tuple[FiledQuote, ...]:
    """Read a selection of `quote_rows`, with the speakers."""
    rows = (await connection.execute(query)).all()
    speakers = await SpeakerStore(connection).of_rows(guild, rows)
    return tuple(_filed(row, speakers.get(row.speaker)) for row in rows)


def _filed(row: AnyRow, speaker: FiledSpeaker | None) -> FiledQuote:
    return FiledQuote(
        id=QuoteId(row.id),
        fragments=tuple(row.fragments),
        kind=row.kind,
        act=row.act,
        negated=row.negated,
        speaker=speaker,
        role=row.role,
        mention=row.mention,
        cue=row.cue,
        article=article_line(row),
        said=row.said,
        removed_at=row.removed_at,
        reviewed=reviewed(row),
    )


def reviewed(row: AnyRow) -> Reviewed | None:
    """Return what a moderator found; whoever gave the words to another speaker has the last say."""
    if row.reviewed_at is None:
        return None
    verdict = row.verdict if row.placed is None else Verdict.SPEAKER
    return Reviewed(verdict, UserId(row.reviewed_by), row.reviewed_at)
