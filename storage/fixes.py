"""What moderators put right of an article beside its text: title, outlet, date, byline, link.

A fix stays when the page is read again; what the page prints there is kept beside it, so that the
fix can be taken back.
"""

from collections.abc import Collection, Mapping
from dataclasses import asdict, replace
from datetime import datetime
from typing import Any

from sqlalchemy import delete, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from news.article import Facts, Page, State
from news.ids import ArticleId, GuildId
from storage.claims import claims_of_page
from storage.columns import AnyRow
from storage.guilds import GuildStore
from storage.insertion import insert_new
from storage.speaker_tables import AppearanceRow
from storage.submissions import article_terms
from storage.tables import ArticleRow, ClaimRow, FigureRow, QuoteRow

_NAMES = ("title", "outlet", "byline", "published", "link")
_READ_AGAIN = ("title", "outlet", "byline")
"""What a page that is read again may say otherwise; its date and its link stay."""


class FixStore:
    """What is known of the filed articles of every guild, as it was put right."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection
        self._guilds = GuildStore(connection)

    async def facts(self, guild: GuildId, article: ArticleId) -> Facts | None:
        """Return what is known of a filed article; None: there is none such."""
        row = await self._row(guild, article)
        return None if row is None else _facts(row)

    async def own(self, guild: GuildId, article: ArticleId) -> frozenset[str]:
        """Return the names of the facts that are as the page prints them: nobody fixed them."""
        row = await self._row(guild, article)
        return frozenset(_NAMES) - set(row.printed or {} if row else ())

    async def put(
        self, guild: GuildId, article: ArticleId, facts: Facts, *, own: Collection[str] = ()
    ) -> ArticleId | None:
        """Let a filed article be known as this; those named in `own` as its page prints them.

        Returns None when done, and another article when that one has this link, or these words
        of this outlet: roll back then.
        """
        await self._guilds.lock(guild)
        row = await self._row(guild, article)
        if row is None:
            raise LookupError(f"article {article} is not filed")
        before, printed = _facts(row), dict(row.printed or {})
        taken_back = {name: printed[name] for name in own if name in printed}
        facts = replace(facts, **_read(taken_back))
        for name in before.changed(facts):
            printed.setdefault(name, _written(before)[name])
        left = {name: value for name, value in printed.items() if name not in taken_back}
        holder = await self._reclaim(guild, article, row, facts)
        if holder is None:
            await self._write(article, row, facts, left)
        return holder

    async def over(self, guild: GuildId, article: ArticleId, page: Page) -> Page:
        """Return a page that was read again with what was put right; note what it prints there."""
        row = await self._row(guild, article)
        if row is None or not row.printed:
            return page
        says = {name: getattr(page, name) for name in _READ_AGAIN if name in row.printed}
        printed = row.printed | {name: value for name, value in says.items() if value is not None}
        await self._connection.execute(
            update(ArticleRow).where(ArticleRow.id == article).values(printed=printed)
        )
        fixed = asdict(_facts(row))
        return replace(page, **{name: fixed[name] for name in row.printed})

    async def _row(self, guild: GuildId, article: ArticleId) -> AnyRow | None:
        found = await self._connection.execute(
            select(
                *(getattr(ArticleRow, name) for name in _NAMES),
                ArticleRow.printed,
                ArticleRow.submitted_at,
                ArticleRow.language,
                ArticleRow.text,
            ).where(
                ArticleRow.guild == guild,
                ArticleRow.id == article,
                ArticleRow.state == State.FILED,
            )
        )
        return found.first()

    async def _reclaim(
        self, guild: GuildId, article: ArticleId, row: AnyRow, facts: Facts
    ) -> ArticleId | None:
        """Claim the new link and outlet for the article, instead of what it had before."""
        old, new = set(_claims(row.text or "", _facts(row))), set(_claims(row.text or "", facts))
        for claim in sorted(new - old):
            if await insert_new(
                self._connection, ClaimRow, guild=guild, claim=claim, article=article
            ):
                continue
            holder = await self._connection.scalar(
                select(ClaimRow.article).where(ClaimRow.guild == guild, ClaimRow.claim == claim)
            )
            if holder is not None and holder != article:
                return ArticleId(holder)
        await self._connection.execute(
            delete(ClaimRow).where(
                ClaimRow.guild == guild,
                ClaimRow.article == article,
                ClaimRow.claim.in_(sorted(old - new)),
            )
        )
        return None

    async def _write(
        self, article: ArticleId, row: AnyRow, facts: Facts, printed: Mapping[str, Any]
    ) -> None:
        dated = facts.published or row.submitted_at
        terms = article_terms(facts.title, row.text or "", row.language)
        await self._connection.execute(
            update(ArticleRow)
            .where(ArticleRow.id == article)
            .values(**asdict(facts), terms=terms, dated=dated, printed=printed or None)
        )
        if facts.published == row.published:
            return
        for table in (QuoteRow, FigureRow, AppearanceRow):
            await self._connection.execute(
                update(table).where(table.article == article).values(dated=dated)
            )


def written(facts: Facts, names: Collection[str] = _NAMES) -> dict[str, str | None]:
    """Lay facts out for JSON."""
    return {name: value for name, value in _written(facts).items() if name in names}


def put_over(facts: Facts, values: Mapping[str, str | None]) -> Facts:
    """Return facts with others, as `written` lays them out, in their place."""
    return replace(facts, **_read(values))


def _written(facts: Facts) -> dict[str, str | None]:
    fields = asdict(facts)
    return fields | {"published": facts.published and facts.published.isoformat()}


def _read(values: Mapping[str, str | None]) -> dict[str, Any]:
    return {
        name: datetime.fromisoformat(value) if name == "published" and value else value
        for name, value in values.items()
    }


def _facts(row: AnyRow) -> Facts:
    return Facts(**{name: getattr(row, name) for name in _NAMES})


def _claims(text: str, facts: Facts) -> tuple[str, ...]:
    return claims_of_page(Page(facts.title, text, outlet=facts.outlet, link=facts.link))
