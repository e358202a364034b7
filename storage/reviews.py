"""What moderators found of quotes, kept so that it holds when their text is read again."""

from collections.abc import Collection, Sequence
from typing import Any

from sqlalchemy import delete, exists, func, insert, literal, select, update
from sqlalchemy.ext.asyncio import AsyncConnection
from sqlalchemy.orm import aliased

from news.ids import ArticleId, ChangeId, GuildId, QuoteId
from news.quote import Kind, said_key
from news.rewording import form_of, found_again
from news.text import Span, fold
from news.verdict import Verdict
from storage.among import among
from storage.columns import AnyRow
from storage.identities import text_key
from storage.identity_tables import PlacementRow
from storage.places import Place, ends, place
from storage.review_tables import ReviewRow
from storage.spots import number_of, numbered, words_key
from storage.tables import ArticleRow, QuoteRow

_SHOWN = {Verdict.RIGHT, Verdict.AMENDED, Verdict.SPEAKER}
_WORDING = ("spans", "fragments", "kind", "said", "terms")
_OTHER = aliased(ReviewRow)
_KEPT = (
    ReviewRow.guild,
    ReviewRow.change,
    ReviewRow.words,
    ReviewRow.number,
    ReviewRow.origin,
    ReviewRow.verdict,
    ReviewRow.fragments,
    ReviewRow.before,
)
"""What is the same wherever a verdict holds, but for the text."""


class ReviewStore:
    """The verdicts on every guild's quotes. Call it under the guild's lock."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def note(
        self,
        guild: GuildId,
        quote: QuoteId,
        verdict: Verdict,
        *,
        change: ChangeId,
        fragments: Sequence[str] | None = None,
    ) -> None:
        """Keep a verdict on a quote, and let it read so.

        `fragments` are the words that it is from now on, as `news.rewording` found them.
        """
        row = (
            await self._connection.execute(
                select(QuoteRow, ArticleRow.text)
                .join(ArticleRow, ArticleRow.id == QuoteRow.article)
                .where(QuoteRow.guild == guild, QuoteRow.id == quote)
            )
        ).one()
        inserted = await self._connection.execute(
            insert(ReviewRow)
            .values(guild=guild, change=change, text=text_key(row.text), verdict=verdict)
            .values(words=words_key(row), number=await number_of(self._connection, row))
            .values(origin=row.filed_under, fragments=fragments and list(fragments), before={})
            .returning(ReviewRow.id, ReviewRow.verdict, ReviewRow.fragments)
        )
        at = await place(self._connection, guild, ArticleId(row.article))
        await self._put(row, inserted.one(), at)

    async def apply(self, guild: GuildId, article: ArticleId, quotes: Collection[QuoteId]) -> None:
        """Let the verdicts on a text hold for these quotes, which were filed (again) just now.

        One that was given of somebody else's words holds no more. Placements come after it.
        """
        at = await place(self._connection, guild, article)
        if not await self._on(guild, at.text):
            return
        await self._lift(quotes)
        for reviews in (await self._on(guild, at.text)).values():
            first = reviews[0]
            found = await numbered(self._connection, article)
            row = found.get((first.words, first.number))
            if row is None or row.id not in quotes:
                continue
            if row.placed or row.filed_under == first.origin:
                await self._put(row, await self._free(reviews), at)

    async def carry_over(self, guild: GuildId, old: str, new: str) -> None:
        """Let what was found of a text hold for the changed one (both as `text_key`)."""
        known = exists().where(_OTHER.change == ReviewRow.change, _OTHER.text == new)
        one = select(func.min(ReviewRow.id)).where(ReviewRow.guild == guild, ReviewRow.text == old)
        kept = select(*_KEPT, literal(new)).where(
            ReviewRow.id.in_(one.group_by(ReviewRow.change)), ~known
        )
        names = [*(column.key for column in _KEPT), "text"]
        await self._connection.execute(insert(ReviewRow).from_select(names, kept))

    async def printed(self, article: ArticleId) -> dict[int, tuple[str, str]]:
        """Return for quotes whose words were put right the kind and folded words until then."""
        rows = await self._connection.execute(
            select(ReviewRow.quote, ReviewRow.before)
            .join(QuoteRow, QuoteRow.id == ReviewRow.quote)
            .where(QuoteRow.article == article, ReviewRow.verdict == Verdict.WORDS)
            .order_by(ReviewRow.change.desc())
        )
        return {row.quote: (row.before["kind"], row.before["terms"]) for row in rows}

    async def is_amended(self, quote: QuoteId) -> bool:
        """Tell whether the words of a quote were put right."""
        found = await self._connection.scalar(
            select(ReviewRow.id)
            .where(ReviewRow.quote == quote, ReviewRow.verdict == Verdict.WORDS)
            .limit(1)
        )
        return found is not None

    async def is_last(self, guild: GuildId, change: ChangeId) -> bool:
        """Tell whether nothing was decided since about the quote that a change is about."""
        mine = select(ReviewRow.quote).where(ReviewRow.guild == guild, ReviewRow.change == change)
        reviewed = select(ReviewRow.change).where(ReviewRow.quote.in_(mine))
        placed = (
            select(PlacementRow.change)
            .join(QuoteRow, QuoteRow.placed == PlacementRow.id)
            .where(QuoteRow.id.in_(mine))
        )
        every = await self._connection.scalars(reviewed.union(placed))
        return all(other <= change for other in every)

    async def take_back(self, guild: GuildId, change: ChangeId) -> set[ArticleId]:
        """Undo `note`; return the articles of its quotes: none where these are not there any more.

        Other articles may print the same text: what was found of it held for theirs as well.
        """
        reviews = await self._connection.execute(
            select(ReviewRow, QuoteRow.article)
            .join(QuoteRow, QuoteRow.id == ReviewRow.quote)
            .where(ReviewRow.guild == guild, ReviewRow.change == change)
        )
        articles = set()
        for review in reviews.all():
            names = _WORDING if review.verdict is Verdict.WORDS else ("shown", "reviewed")
            await self._write(review.quote, {name: review.before[name] for name in names})
            articles.add(ArticleId(review.article))
        await self._connection.execute(delete(ReviewRow).where(ReviewRow.change == change))
        return articles

    async def _on(self, guild: GuildId, text: str) -> dict[int, list[AnyRow]]:
        """Return the verdicts on a text by their changes, with the quote `held` if it is there."""
        rows = await self._connection.execute(
            select(ReviewRow, QuoteRow.id.label("held"))
            .outerjoin(QuoteRow, QuoteRow.id == ReviewRow.quote)
            .where(ReviewRow.guild == guild, ReviewRow.text == text_key(text))
            .order_by(ReviewRow.change, ReviewRow.id)
        )
        found: dict[int, list[AnyRow]] = {}
        for row in rows:
            found.setdefault(row.change, []).append(row)
        return found

    async def _free(self, reviews: Sequence[AnyRow]) -> AnyRow:
        """Return one of equal verdicts that is in force on no quote, or a new one."""
        free = next((review for review in reviews if review.held is None), None)
        if free is not None:
            return free
        same = select(*_KEPT, ReviewRow.text).where(ReviewRow.id == reviews[0].id)
        inserted = await self._connection.execute(
            insert(ReviewRow)
            .from_select([*(column.key for column in _KEPT), "text"], same)
            .returning(ReviewRow.id, ReviewRow.verdict, ReviewRow.fragments)
        )
        return inserted.one()

    async def _put(self, quote: AnyRow, review: AnyRow, at: Place) -> None:
        """Let a quote read as a verdict says, and keep how it read before."""
        after = _reworded(quote, review.fragments, at) if review.fragments else _settled(review)
        if after is None:
            return
        before = {name: getattr(quote, name) for name in (*_WORDING, "shown", "reviewed")}
        await self._write(quote.id, after)
        await self._connection.execute(
            update(ReviewRow).where(ReviewRow.id == review.id).values(quote=quote.id, before=before)
        )

    async def _lift(self, quotes: Collection[QuoteId]) -> None:
        """Forget which verdicts are in force on quotes."""
        for column, none in ((ReviewRow.quote, "quote"), (QuoteRow.id, "reviewed")):
            await self._connection.execute(
                update(column.class_)
                .where(among(self._connection, column, quotes))
                .values({none: None})
            )

    async def _write(self, quote: int, columns: dict[str, Any]) -> None:
        await self._connection.execute(update(QuoteRow).where(QuoteRow.id == quote).values(columns))


def _settled(review: AnyRow) -> dict[str, Any]:
    return {"reviewed": review.id, "shown": review.verdict in _SHOWN}


def _reworded(quote: AnyRow, fragments: Sequence[str], at: Place) -> dict[str, Any] | None:
    """Return the columns of a quote with other words; None where these are not near it."""
    old = tuple(Span(*span) for span in quote.spans)
    spans = found_again(at.text, fragments, near=old)
    if spans is None:
        return None
    words = [at.words(span) for span in spans]
    kind, terms = form_of(at.text, spans, Kind(quote.kind), old), fold(" ".join(words))
    return {
        "spans": [ends(span) for span in spans],
        "fragments": words,
        "kind": kind,
        "said": said_key(kind, terms, at.report),
        "terms": terms,
    }
