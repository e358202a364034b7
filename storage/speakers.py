"""Speakers of a guild, and the written forms of their names."""

from collections.abc import Collection, Sequence

from sqlalchemy import ColumnElement, and_, distinct, exists, func, or_, select, union_all
from sqlalchemy.ext.asyncio import AsyncConnection

from news.ids import GuildId, SpeakerId
from news.speaker import FiledSpeaker, SpeakerType
from news.text import fold
from storage.among import among
from storage.columns import AnyRow, AnySelect
from storage.identity_tables import RoleDecisionRow
from storage.speaker_tables import AliasRow, AppearanceRow, SpeakerRow
from storage.tables import QuoteRow

NAME_LENGTH = 200  # characters of a written form that are kept for looking up
_ARTICLES = ("the ", "a ", "an ")


class SpeakerStore:
    """The speakers of every guild, those whom an article names without quoting them too."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def matching(self, guild: GuildId, name: str) -> tuple[FiledSpeaker, ...]:
        """Return the speakers whom a member may mean by a name, most quoted first.

        Case and accents do not count. Those of exactly that name are meant, and with a single
        word every person who has it as a part of the name ("kirby": John Kirby and Jane Kirby);
        where there are none, those with a name in which each word begins some word. At most 25.
        """
        key = alias_key(name)
        if not key:
            return ()
        meant = AliasRow.folded == key
        if " " not in key:
            meant = or_(meant, and_(_has_word(key), SpeakerRow.type == SpeakerType.PERSON))
        return await self._found(guild, meant) or await self._found(guild, _begins(key))

    async def beginning(
        self, guild: GuildId, typed: str, *, limit: int = 25
    ) -> tuple[FiledSpeaker, ...]:
        """Return speakers with a name in which each typed word begins some word.

        Most quoted first. With nothing typed, the most quoted of all.
        """
        key = alias_key(typed)
        return await self._found(guild, _begins(key) if key else None, limit=limit)

    async def named(self, guild: GuildId, name: str) -> tuple[FiledSpeaker, ...]:
        """Return the speakers who have exactly this name among theirs."""
        return await self._found(guild, AliasRow.folded == alias_key(name))

    async def get(self, guild: GuildId, speaker: SpeakerId) -> FiledSpeaker | None:
        """Return one speaker of this guild."""
        found = await self.those(guild, [speaker])
        return found[0] if found else None

    async def those(
        self, guild: GuildId, speakers: Sequence[SpeakerId]
    ) -> tuple[FiledSpeaker, ...]:
        """Return these speakers of this guild, in the order asked for, without the missing.

        Instead of one who was merged into another, that other.
        """
        heads = await self._heads(guild, speakers)
        rows = await self._connection.execute(
            filed_speakers().where(SpeakerRow.id.in_(sorted(set(heads.values()))))
        )
        found = {row.speaker_id: filed_speaker(row) for row in rows}
        present = dict.fromkeys(heads[speaker] for speaker in speakers if speaker in heads)
        return tuple(found[head] for head in present)

    async def by_id(
        self, guild: GuildId, speakers: Collection[SpeakerId]
    ) -> dict[SpeakerId, FiledSpeaker]:
        """Return these speakers of this guild by the ids asked for, also of merged ones."""
        heads = await self._heads(guild, speakers)
        found = {one.id: one for one in await self.those(guild, sorted(set(heads.values())))}
        return {speaker: found[head] for speaker, head in heads.items()}

    async def of_rows(
        self, guild: GuildId, rows: Sequence[AnyRow]
    ) -> dict[SpeakerId, FiledSpeaker]:
        """Return the speakers that rows name in their column `speaker`, by id."""
        ids = {SpeakerId(row.speaker) for row in rows if row.speaker is not None}
        return {speaker.id: speaker for speaker in await self.those(guild, sorted(ids))}

    async def names(self, guild: GuildId) -> tuple[tuple[SpeakerId, str], ...]:
        """Return every folded form of a name with whose it is, quoted or only named."""
        rows = await self._connection.execute(
            select(AliasRow.speaker, AliasRow.folded).where(AliasRow.guild == guild)
        )
        # Not by the columns' names: a large guild has tens of thousands, and a member is typing.
        return tuple((SpeakerId(speaker), folded) for speaker, folded in rows)

    async def _heads(
        self, guild: GuildId, speakers: Collection[SpeakerId]
    ) -> dict[SpeakerId, SpeakerId]:
        rows = await self._connection.execute(
            select(SpeakerRow.id, SpeakerRow.head).where(
                SpeakerRow.guild == guild, among(self._connection, SpeakerRow.id, speakers)
            )
        )
        return {SpeakerId(row.id): SpeakerId(row.head or row.id) for row in rows}

    async def _found(
        self, guild: GuildId, meant: ColumnElement[bool] | None, *, limit: int = 25
    ) -> tuple[FiledSpeaker, ...]:
        named = exists().where(AppearanceRow.speaker == SpeakerRow.id)
        query = select(SpeakerRow.id).where(SpeakerRow.guild == guild, named)
        if meant is not None:
            query = query.where(
                SpeakerRow.id.in_(
                    select(AliasRow.speaker)
                    .join(SpeakerRow, SpeakerRow.id == AliasRow.speaker)
                    .where(AliasRow.guild == guild, meant)
                )
            )
        # First who, then their roles: PostgreSQL would look up the role of everybody to sort them.
        ids = await self._connection.scalars(
            query.order_by(_printed(func.count()).desc(), SpeakerRow.id).limit(limit)
        )
        return await self.those(guild, [SpeakerId(id_) for id_ in ids])


def filed_speakers() -> AnySelect:
    """Select speakers with their newest role and the number of their shown quotes."""
    return select(
        SpeakerRow.id.label("speaker_id"),
        func.coalesce(SpeakerRow.called, SpeakerRow.name).label("speaker_name"),
        SpeakerRow.type.label("speaker_type"),
        _role().label("speaker_role"),
        _quotes().label("speaker_quotes"),
    )


def filed_speaker(row: AnyRow) -> FiledSpeaker:
    """Read a row of `filed_speakers`."""
    return FiledSpeaker(
        id=SpeakerId(row.speaker_id),
        name=row.speaker_name,
        type=row.speaker_type,
        role=row.speaker_role,
        quotes=row.speaker_quotes,
    )


def _quotes() -> ColumnElement[int]:
    """Count what a speaker said, the same words once."""
    return _printed(func.count(distinct(QuoteRow.said)))


def _printed(counted: ColumnElement[int]) -> ColumnElement[int]:
    """Count shown quotes in some way: to sort everybody, those that are printed twice may count."""
    return (
        select(counted)
        .select_from(QuoteRow)
        .where(
            QuoteRow.guild == SpeakerRow.guild, QuoteRow.speaker == SpeakerRow.id, QuoteRow.shown
        )
        .correlate(SpeakerRow)
        .scalar_subquery()
    )


def _role() -> ColumnElement[str | None]:
    """Select the newest role: the last that an article gives, or a moderator dated later."""
    given = select(AppearanceRow.role, AppearanceRow.dated, AppearanceRow.article.label("last"))
    given = given.where(AppearanceRow.speaker == SpeakerRow.id, AppearanceRow.role.is_not(None))
    held = select(RoleDecisionRow.role, RoleDecisionRow.dated, RoleDecisionRow.id.label("last"))
    held = held.where(RoleDecisionRow.speaker == SpeakerRow.id, RoleDecisionRow.dated.is_not(None))
    # The newest of each first, by an index: some speakers are named in thousands of articles.
    roles = union_all(*(select(_newest(each).subquery()) for each in (given, held))).subquery()
    return _newest(select(roles)).with_only_columns(roles.c.role).scalar_subquery()


def _newest(roles: AnySelect) -> AnySelect:
    columns = roles.selected_columns
    newest = roles.order_by(columns.dated.desc(), columns.last.desc()).limit(1)
    return newest.correlate(SpeakerRow)


def alias_key(name: str) -> str:
    """Fold a name for comparing; "the White House" and "White House" are one."""
    folded = fold(name[:NAME_LENGTH])
    for article in _ARTICLES:
        folded = folded.removeprefix(article)
    return folded


def _has_word(word: str) -> ColumnElement[bool]:
    padded = " " + AliasRow.folded + " "
    return padded.contains(f" {word} ", autoescape=True)


def _begins(key: str) -> ColumnElement[bool]:
    padded = " " + AliasRow.folded
    return and_(*(padded.contains(f" {word}", autoescape=True) for word in key.split()))
