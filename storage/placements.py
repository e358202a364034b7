"""Quotes that a moderator gave to another speaker, also when their text is read again."""

from collections.abc import Collection, Iterable

from sqlalchemy import ColumnElement, delete, func, insert, literal, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from news.ids import ArticleId, ChangeId, GuildId, QuoteId, SpeakerId
from storage.columns import AnyRow
from storage.identities import IdentityStore, text_key
from storage.identity_tables import PlacementRow
from storage.insertion import insert_new
from storage.speaker_tables import AppearanceRow, SpeakerRow
from storage.spots import number_of, numbered, words_key
from storage.tables import ArticleRow, QuoteRow


class PlacementStore:
    """Words of a text that are another speaker's than the text was understood to say."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection
        self._identities = IdentityStore(connection)

    async def place(
        self,
        guild: GuildId,
        speaker: SpeakerId | None,
        quotes: Collection[QuoteId],
        target: SpeakerId | None,
        *,
        change: ChangeId,
    ) -> int:
        """Give quotes of a speaker to another, or to nobody; return how many there were to give.

        Without a `speaker`, quotes that are unattributed.
        """
        rows = (
            await self._connection.execute(
                select(QuoteRow, ArticleRow.text)
                .join(ArticleRow, ArticleRow.id == QuoteRow.article)
                .where(
                    QuoteRow.guild == guild, QuoteRow.id.in_(quotes), QuoteRow.speaker == speaker
                )
            )
        ).all()
        for row in rows:
            inserted = await self._connection.execute(
                insert(PlacementRow)
                .values(guild=guild, change=change, text=text_key(row.text))
                .values(words=words_key(row), number=await number_of(self._connection, row))
                .values(origin=row.filed_under, target=target)
                .returning(PlacementRow.id)
            )
            await self._give(row, target, inserted.scalar_one())
        await self._identities.refresh(
            guild, _known({speaker, target, *(row.filed_under for row in rows)})
        )
        return len(rows)

    async def apply(self, guild: GuildId, article: ArticleId) -> None:
        """Give the quotes of a text that is filed again to whom moderators gave them."""
        text = await self._connection.scalar(
            select(ArticleRow.text).where(ArticleRow.guild == guild, ArticleRow.id == article)
        )
        placements = await self._connection.execute(
            select(PlacementRow).where(
                PlacementRow.guild == guild, PlacementRow.text == text_key(text or "")
            )
        )
        placed = {(row.words, row.number): row for row in placements}
        if not placed:
            return
        for place, row in (await numbered(self._connection, article)).items():
            placement = placed.get(place) or placed.get((place[0], None))
            if placement is not None and placement.origin == row.filed_under:
                await self._give(row, placement.target, placement.id)
        await self._identities.refresh(guild, _known(p.target for p in placed.values()))

    async def carry_over(self, guild: GuildId, old: str, new: str) -> None:
        """Let what was decided about a text hold for the changed one (both as `text_key`)."""
        columns = ("guild", "change", "words", "number", "origin", "target")
        chosen = [getattr(PlacementRow, column) for column in columns]
        kept = select(*chosen, literal(new)).where(
            PlacementRow.guild == guild, PlacementRow.text == old
        )
        await self._connection.execute(insert(PlacementRow).from_select([*columns, "text"], kept))

    async def take_back(self, guild: GuildId, change: ChangeId) -> int:
        """Undo `place`; return how many quotes went back."""
        placements = (
            await self._connection.execute(
                select(PlacementRow).where(
                    PlacementRow.guild == guild, PlacementRow.change == change
                )
            )
        ).all()
        back = 0
        affected: set[int] = set()
        for placement in placements:
            quotes = await self._connection.execute(
                select(QuoteRow).where(QuoteRow.placed == placement.id)
            )
            for row in quotes.all():
                await self._return(row, placement.origin)
                back += 1
            affected |= _known({placement.origin, placement.target})
        await self._connection.execute(delete(PlacementRow).where(PlacementRow.change == change))
        await self._identities.refresh(guild, affected | await self._heads(affected))
        return back

    async def _give(self, quote: AnyRow, target: int | None, placement: int) -> None:
        """File a quote under another speaker, whom its article names so from now on.

        Where that was the last quote, the role that the article gives goes along. Without a
        target the quote is unattributed.
        """
        head = await self._file_under(quote, target, placement)
        if target is None:
            return
        await insert_new(
            self._connection,
            AppearanceRow,
            article=quote.article,
            filed_under=target,
            speaker=head,
            dated=quote.dated,
            names=[],
        )
        given = await self._appearance(quote.article, target)
        own = await self._appearance(quote.article, quote.filed_under)
        if own is None or given is None or given.names:
            return
        if not await self._is_quoted(quote.article, quote.filed_under):
            await self._hand_role(own, given)

    async def _return(self, quote: AnyRow, origin: int | None) -> None:
        """Undo `_give`."""
        await self._file_under(quote, origin, None)
        if quote.filed_under is None:
            return
        given = await self._appearance(quote.article, quote.filed_under)
        own = await self._appearance(quote.article, origin)
        if given is None or given.names:
            return
        if own is not None and own.role is None:
            await self._hand_role(given, own)
        if not await self._is_quoted(quote.article, quote.filed_under):
            await self._connection.execute(
                delete(AppearanceRow).where(*_in(quote.article, quote.filed_under))
            )

    async def _hand_role(self, giver: AnyRow, taker: AnyRow) -> None:
        for appearance, role in ((taker, giver.role), (giver, None)):
            await self._connection.execute(
                update(AppearanceRow)
                .where(*_in(appearance.article, appearance.filed_under))
                .values(role=role)
            )

    async def _file_under(
        self, quote: AnyRow, speaker: int | None, placement: int | None
    ) -> int | None:
        head = None if speaker is None else (await self._heads([speaker])).pop()
        await self._connection.execute(
            update(QuoteRow)
            .where(QuoteRow.id == quote.id)
            .values(filed_under=speaker, speaker=head, placed=placement)
        )
        return head

    async def _appearance(self, article: int, speaker: int | None) -> AnyRow | None:
        found = await self._connection.execute(select(AppearanceRow).where(*_in(article, speaker)))
        return found.first()

    async def _is_quoted(self, article: int, speaker: int) -> bool:
        found = await self._connection.scalar(
            select(QuoteRow.id)
            .where(QuoteRow.article == article, QuoteRow.filed_under == speaker)
            .limit(1)
        )
        return found is not None

    async def _heads(self, speakers: Collection[int]) -> set[int]:
        found = await self._connection.scalars(
            select(func.coalesce(SpeakerRow.head, SpeakerRow.id)).where(SpeakerRow.id.in_(speakers))
        )
        return set(found)


def _known(speakers: Iterable[int | None]) -> set[int]:
    return {speaker for speaker in speakers if speaker is not None}


def _in(article: int, speaker: int | None) -> tuple[ColumnElement[bool], ...]:
    return AppearanceRow.article == article, AppearanceRow.filed_under == speaker
