"""Pages that are read again: what their words became, with every quote that stayed as it was."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from sqlalchemy import delete, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from news.article import Page, State
from news.findings import Findings
from news.ids import ArticleId, GuildId, QuoteId
from news.quote import Quote
from news.revision import Revision
from storage.columns import AnyRow
from storage.disputes import DisputeStore
from storage.figures import FigureStore
from storage.identities import Identity, IdentityStore, text_key
from storage.matching import Plan, by_place, by_words, disputed, is_decided
from storage.placements import PlacementStore
from storage.places import Place, place
from storage.quotes import columns_of
from storage.reviews import ReviewStore
from storage.revision_shelf import RevisionShelf
from storage.roles import RoleStore
from storage.speaker_tables import AppearanceRow
from storage.submissions import article_terms, revised_columns
from storage.tables import ArticleRow, FigureRow, QuoteRow


class RevisionStore(RevisionShelf):
    """The revisions of every guild's articles."""

    def __init__(self, connection: AsyncConnection) -> None:
        super().__init__(connection)
        self._identities = IdentityStore(connection)
        self._reviews = ReviewStore(connection)
        self._placements = PlacementStore(connection)
        self._roles = RoleStore(connection)
        self._figures = FigureStore(connection)

    async def apply(
        self, guild: GuildId, article: ArticleId, page: Page, findings: Findings, *, at: datetime
    ) -> Revision:
        """Make a filed article read as its page does now. Call it under the guild's lock.

        A quote whose words are the same stays the row it was, with what moderators decided about
        it; words that are gone stay, marked as removed. The text from before is kept.
        """
        before = await self._filed(guild, article)
        await self._set(article, revised_at=at, **revised_columns(page))
        where = await place(self._connection, guild, article)
        plan = await self._plan(article, findings.quotes, where)
        staying = [row for row in plan.gone if row.shown]
        await self._refile(guild, article, findings, before, plan=plan, staying=staying, at=where)
        shown = [row for row in plan.gone if row.shown and row.removed_at is None]
        await self._remove(plan.gone, at)
        counts = _counts(findings.quotes, plan, len(shown))
        return await self._keep(article, at, counts, title=before.title, text=before.text or "")

    async def reprocess(
        self, guild: GuildId, article: ArticleId, page: Page, findings: Findings, *, at: datetime
    ) -> Revision:
        """File what the present reader finds in the same text. Call it under the guild's lock.

        A quote stays the row it was where it has about the same words. What a moderator decided
        about stays as it is, and no other quote with words of it is shown. What is found no more
        is hidden, so that it is known of messages that show it, and comes back if it is found.
        """
        before = await self._filed(guild, article)
        terms = article_terms(before.title, page.text, page.language)
        await self._set(article, text=page.text, language=page.language, terms=terms)
        where = await place(self._connection, guild, article)
        plan = by_place(await self._plan(article, findings.quotes, where), findings.quotes)
        quotes = list(findings.quotes)
        for number in disputed(plan, quotes):
            quotes[number] = replace(quotes[number], shown=False)
        findings = replace(findings, quotes=tuple(quotes))
        staying = [row for row in plan.gone if is_decided(row) or (row.shown and row.removed_at)]
        await self._refile(guild, article, findings, before, plan=plan, staying=staying, at=where)
        gone = [row for row in plan.gone if row.removed_at is None and not is_decided(row)]
        await self._hide([row.id for row in gone], at)
        counts = _counts(quotes, plan, sum(row.shown for row in gone))
        return await self._keep(article, at, counts, title=before.title, reprocessed=True)

    async def _filed(self, guild: GuildId, article: ArticleId) -> AnyRow:
        found = await self._connection.execute(
            select(ArticleRow).where(
                ArticleRow.guild == guild,
                ArticleRow.id == article,
                ArticleRow.state == State.FILED,
            )
        )
        return found.one()

    async def _set(self, article: ArticleId, **values: Any) -> None:
        await self._connection.execute(
            update(ArticleRow).where(ArticleRow.id == article).values(**values)
        )

    async def _plan(self, article: ArticleId, quotes: Sequence[Quote], at: Place) -> Plan:
        rows = await self._connection.execute(
            select(QuoteRow).where(QuoteRow.article == article).order_by(QuoteRow.position)
        )
        printed = await self._reviews.printed(article)
        return by_words(rows, quotes, lambda quote: str(columns_of(quote, at)["terms"]), printed)

    async def _refile(
        self,
        guild: GuildId,
        article: ArticleId,
        findings: Findings,
        before: AnyRow,
        *,
        plan: Plan,
        staying: Sequence[AnyRow],
        at: Place,
    ) -> None:
        """File speakers, quotes and figures anew, each quote as the row that the plan says.

        Quotes that are `staying` without being found again keep their speakers named here.
        """
        stay = {row.filed_under for row in staying if row.filed_under}
        stay |= {row.filed_under for row in plan.rows if row is not None and row.placed}
        speakers = await self._refile_speakers(guild, article, findings, before.text or "", stay)
        quotes = await self._refile_quotes(
            guild, article, findings.quotes, speakers=speakers, plan=plan, at=at
        )
        await self._connection.execute(delete(FigureRow).where(FigureRow.article == article))
        await self._figures.file(guild, article, findings.figures, quotes=quotes)
        await self._reviews.apply(guild, article, quotes)
        await self._placements.apply(guild, article)
        await self._roles.apply(guild, article)
        await DisputeStore(self._connection).compare(guild, article)

    async def _refile_speakers(
        self, guild: GuildId, article: ArticleId, findings: Findings, text: str, stay: set[int]
    ) -> list[Identity]:
        """File the speakers anew; those who `stay` are named as before."""
        named = set(
            await self._connection.scalars(
                select(AppearanceRow.filed_under).where(AppearanceRow.article == article)
            )
        )
        now = await self._connection.scalar(select(ArticleRow.text).where(ArticleRow.id == article))
        keys = text_key(text), text_key(now or "")
        if keys[0] != keys[1]:
            await self._identities.carry_over(guild, named, *keys)
            await self._reviews.carry_over(guild, *keys)
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
        plan: Plan,
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
        """Mark what is shown as removed; what was never shown nobody has seen, so it goes."""
        shown = [row.id for row in gone if row.shown and row.removed_at is None]
        await self._connection.execute(
            update(QuoteRow).where(QuoteRow.id.in_(shown)).values(removed_at=at)
        )
        hidden = [row.id for row in gone if not row.shown and row.removed_at is None]
        await self._connection.execute(delete(QuoteRow).where(QuoteRow.id.in_(hidden)))

    async def _hide(self, quotes: Sequence[int], at: datetime) -> None:
        await self._connection.execute(
            update(QuoteRow).where(QuoteRow.id.in_(quotes)).values(shown=False, removed_at=at)
        )

    async def tidy(self, guild: GuildId, speakers: set[int]) -> None:
        """Let speakers go whom nothing names any more."""
        await self._identities.drop_unnamed(speakers)
        await self._identities.refresh(guild, speakers)


def _whose(quote: Quote, speakers: Sequence[Identity]) -> dict[str, Any]:
    if quote.speaker is None:
        return {"speaker": None, "filed_under": None}
    return speakers[quote.speaker]._asdict()


def _counts(quotes: Sequence[Quote], plan: Plan, removed: int) -> dict[str, int]:
    shown = [row for quote, row in zip(quotes, plan.rows, strict=True) if quote.shown]
    kept = sum(row is not None for row in shown)
    return {"kept": kept, "added": len(shown) - kept, "removed": removed}
