"""Pages that are read again: what their words became, with every quote that stayed as it was."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import delete, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from news.article import ArticleLine, Page, State
from news.findings import Findings
from news.ids import ArticleId, GuildId, QuoteId
from news.quote import Quote
from news.revision import Revision
from storage.columns import AnyRow
from storage.figures import FigureStore
from storage.identities import Identity, IdentityStore, text_key
from storage.intake_tables import RevisionRow
from storage.placements import PlacementStore
from storage.places import Place, place
from storage.quotes import columns_of
from storage.submissions import revised_columns
from storage.summaries import LINE, article_line
from storage.tables import AppearanceRow, ArticleRow, FigureRow, QuoteRow


class _Plan(NamedTuple):
    """Which old row each new quote is, if any, and which old rows are none any more."""

    rows: list[AnyRow | None]
    gone: list[AnyRow]


class RevisionStore:
    """The revisions of every guild's articles."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection
        self._identities = IdentityStore(connection)
        self._placements = PlacementStore(connection)
        self._figures = FigureStore(connection)

    async def apply(
        self, guild: GuildId, article: ArticleId, page: Page, findings: Findings, *, at: datetime
    ) -> Revision:
        """Make a filed article read as its page does now. Call it under the guild's lock.

        A quote whose words are the same stays the row it was, with what moderators decided about
        it; words that are gone stay, marked as removed. The text from before is kept.
        """
        before = (
            await self._connection.execute(
                select(ArticleRow).where(
                    ArticleRow.guild == guild,
                    ArticleRow.id == article,
                    ArticleRow.state == State.FILED,
                )
            )
        ).one()
        await self._connection.execute(
            update(ArticleRow)
            .where(ArticleRow.id == article)
            .values(revised_at=at, **revised_columns(page))
        )
        where = await place(self._connection, guild, article)
        plan = await self._plan(article, findings.quotes, where)
        speakers = await self._refile_speakers(guild, article, findings, before.text or "", plan)
        quotes = await self._refile_quotes(
            guild, article, findings.quotes, speakers=speakers, plan=plan, at=where
        )
        shown = [row for row in plan.gone if row.shown and row.removed_at is None]
        await self._remove(plan.gone, at)
        await self._connection.execute(delete(FigureRow).where(FigureRow.article == article))
        await self._figures.file(guild, article, findings.figures, quotes=quotes)
        await self._placements.apply(guild, article)
        counts = _counts(findings.quotes, plan, len(shown))
        await self._connection.execute(
            insert(RevisionRow).values(
                article=article, found_at=at, title=before.title, text=before.text or "", **counts
            )
        )
        return Revision(await self._line(article), at, **counts)

    async def latest(self, guild: GuildId, article: ArticleId) -> tuple[Revision, str, str] | None:
        """Return an article's last revision with the text before it and after it."""
        row = (
            await self._connection.execute(
                select(RevisionRow, ArticleRow.text.label("after"))
                .join(ArticleRow, ArticleRow.id == RevisionRow.article)
                .where(
                    ArticleRow.guild == guild,
                    ArticleRow.id == article,
                    ArticleRow.state == State.FILED,
                )
                .order_by(RevisionRow.id.desc())
                .limit(1)
            )
        ).first()
        if row is None:
            return None
        revision = Revision(
            await self._line(article), row.found_at, row.kept, row.added, row.removed
        )
        return revision, row.text, row.after or ""

    async def made_by(self, guild: GuildId, read: ArticleId) -> Revision | None:
        """Return the revision that a page, read again, turned out to be; None: it was the same."""
        row = (
            await self._connection.execute(
                select(RevisionRow)
                .join(ArticleRow, ArticleRow.revises == RevisionRow.article)
                .where(
                    ArticleRow.guild == guild,
                    ArticleRow.id == read,
                    ArticleRow.filed_at == RevisionRow.found_at,
                )
            )
        ).first()
        if row is None:
            return None
        line = await self._line(ArticleId(row.article))
        return Revision(line, row.found_at, row.kept, row.added, row.removed)

    async def _plan(self, article: ArticleId, quotes: Sequence[Quote], at: Place) -> _Plan:
        rows = await self._connection.execute(
            select(QuoteRow).where(QuoteRow.article == article).order_by(QuoteRow.position)
        )
        left: dict[tuple[str, str], list[AnyRow]] = defaultdict(list)
        for row in rows:
            left[row.kind, row.terms].append(row)
        matched: list[AnyRow | None] = []
        for quote in quotes:
            same = left[quote.kind, columns_of(quote, at)["terms"]]
            matched.append(same.pop(0) if same else None)
        return _Plan(matched, [row for rows_left in left.values() for row in rows_left])

    async def _refile_speakers(
        self, guild: GuildId, article: ArticleId, findings: Findings, text: str, plan: _Plan
    ) -> list[Identity]:
        """File the speakers anew; those of words that are gone, or were given to them, stay."""
        stay = {row.filed_under for row in plan.gone if row.shown and row.filed_under}
        stay |= {row.filed_under for row in plan.rows if row is not None and row.placed}
        named = set(
            await self._connection.scalars(
                select(AppearanceRow.filed_under).where(AppearanceRow.article == article)
            )
        )
        now = await self._connection.scalar(select(ArticleRow.text).where(ArticleRow.id == article))
        keys = text_key(text), text_key(now or "")
        await self._identities.carry_over(guild, named, *keys)
        await self._placements.carry_over(guild, *keys)
        await self._connection.execute(
            delete(AppearanceRow).where(
                AppearanceRow.article == article, AppearanceRow.filed_under.in_(named - stay)
            )
        )
        return await self._identities.file(guild, article, findings.speakers)

    async def _refile_quotes(
        self,
        guild: GuildId,
        article: ArticleId,
        quotes: Sequence[Quote],
        *,
        speakers: Sequence[Identity],
        plan: _Plan,
        at: Place,
    ) -> list[QuoteId]:
        filed = []
        for position, (quote, row) in enumerate(zip(quotes, plan.rows, strict=True)):
            columns = columns_of(quote, at) | {"position": position, "removed_at": None}
            if row is None or not row.placed:
                columns |= _whose(quote, speakers)
            filed.append(await self._write(guild, article, row, columns))
        return filed

    async def _write(
        self, guild: GuildId, article: ArticleId, row: AnyRow | None, columns: dict[str, Any]
    ) -> QuoteId:
        if row is not None:
            await self._connection.execute(
                update(QuoteRow).where(QuoteRow.id == row.id).values(columns)
            )
            return QuoteId(row.id)
        inserted = await self._connection.execute(
            insert(QuoteRow).values(guild=guild, article=article, **columns).returning(QuoteRow.id)
        )
        return QuoteId(inserted.scalar_one())

    async def _remove(self, gone: Sequence[AnyRow], at: datetime) -> None:
        """Mark what was shown as removed; the rest nobody has seen, so it goes."""
        shown = [row.id for row in gone if row.shown and row.removed_at is None]
        await self._connection.execute(
            update(QuoteRow).where(QuoteRow.id.in_(shown)).values(removed_at=at)
        )
        hidden = [row.id for row in gone if not row.shown]
        await self._connection.execute(delete(QuoteRow).where(QuoteRow.id.in_(hidden)))

    async def tidy(self, guild: GuildId, speakers: set[int]) -> None:
        """Let speakers go whom nothing names any more."""
        await self._identities.drop_unnamed(speakers)
        await self._identities.refresh(guild, speakers)

    async def named(self, article: ArticleId) -> set[int]:
        """Return the speakers whom an article names, for `tidy` after it changed."""
        rows = await self._connection.execute(
            select(AppearanceRow.filed_under, AppearanceRow.speaker).where(
                AppearanceRow.article == article
            )
        )
        return {each for row in rows for each in row}

    async def _line(self, article: ArticleId) -> ArticleLine:
        rows = await self._connection.execute(select(*LINE).where(ArticleRow.id == article))
        return article_line(rows.one())


def _whose(quote: Quote, speakers: Sequence[Identity]) -> dict[str, Any]:
    if quote.speaker is None:
        return {"speaker": None, "filed_under": None}
    return speakers[quote.speaker]._asdict()


def _counts(quotes: Sequence[Quote], plan: _Plan, removed: int) -> dict[str, int]:
    shown = [row for quote, row in zip(quotes, plan.rows, strict=True) if quote.shown]
    kept = sum(row is not None for row in shown)
    return {"kept": kept, "added": len(shown) - kept, "removed": removed}
