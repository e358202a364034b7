"""What is known of an article: how a moderator's entries become that, inside a transaction."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta

from news.article import ArticleLine, Facts, canonical_link
from news.briefing import Refiled
from news.change import ChangeKind
from news.errors import BadOption, NotFound
from news.ids import ArticleId, GuildId
from news.text import said, storable
from services.addresses import host_of
from services.dates import day, moment_of
from services.retracting import named
from storage.changes import Body
from storage.fixes import put_over, written
from storage.stores import Stores

LINE_LENGTH = 300
"""Characters of a title, an outlet or a byline."""
LINK_LENGTH = 2_000
_AHEAD = timedelta(days=1)
"""By how much an article may be dated ahead of us: somewhere it is tomorrow already."""
_WORDS = {
    "title": said("title"),
    "outlet": said("outlet"),
    "byline": said("byline"),
    "published": said("date"),
    "link": said("link"),
}


@dataclass(frozen=True, slots=True)
class Entered:
    """What a moderator gave for each fact, as typed; an empty one clears it."""

    title: str
    outlet: str
    day: str
    byline: str
    link: str


async def unfix(stores: Stores, guild: GuildId, body: Body, *, at: datetime) -> str:
    """Take a fix back; return what to say of it.

    Raises `NotFound` where the article is gone, or was put right once more since.
    """
    article = ArticleId(body["article"])
    now = await known(stores, guild, article)
    names = body["changed"]
    if written(now, names) != {name: body["now"][name] for name in names}:
        raise NotFound("The same was put right once more since: undo that first.")
    before = put_over(now, {name: body["was"][name] for name in names})
    await put(stores, guild, article, before, own=body["own"])
    await stores.withdrawals.note_articles(guild, [article], at=at)
    return said("It stands there as before, and as its page has it where that changed.")


async def known(stores: Stores, guild: GuildId, article: ArticleId) -> Facts:
    """Return what is known of a filed article, or raise `NotFound`."""
    facts = await stores.fixes.facts(guild, article)
    if facts is None:
        raise NotFound("That article is not in the archive (any more).")
    return facts


async def put(
    stores: Stores, guild: GuildId, article: ArticleId, facts: Facts, own: Collection[str] = ()
) -> None:
    """Let an article be known as this. Raises `BadOption` where that is another article."""
    holder = await stores.fixes.put(guild, article, facts, own=own)
    if holder is not None:
        other = await line_of(stores, guild, holder)
        raise BadOption("That is {article}, which is here already.", article=named(other))


async def line_of(stores: Stores, guild: GuildId, article: ArticleId) -> ArticleLine:
    """Return the line of an article, or raise `NotFound`."""
    found = await stores.articles.summary(guild, article)
    if found is None:
        raise NotFound("That article is not in the archive (any more).")
    return found.line


async def refiled(stores: Stores, guild: GuildId, lines: Sequence[ArticleLine]) -> list[Refiled]:
    """Return how articles were known before they were put right, for those that were."""
    fixes = await stores.changes.of_articles(guild, [line.id for line in lines], ChangeKind.FIX)
    found = []
    for line in lines:
        if changes := fixes.get(line.id):
            known = [body[when] for _change, body in changes for when in ("was", "now")]
            was = dict.fromkeys(_line_as(line, values) for values in known)
            at = max(change.undone_at or change.at for change, _body in changes)
            found.append(Refiled(line, tuple(each for each in was if each != line), at))
    return found


def _line_as(line: ArticleLine, values: dict[str, str | None]) -> ArticleLine:
    known = put_over(Facts(line.title, line.outlet, None, line.published, line.link), values)
    return replace(
        line,
        title=known.title,
        outlet=known.outlet,
        link=known.link,
        published=known.published,
    )


def checked(entered: Entered, before: Facts, *, now: datetime) -> Facts:
    """Return what was entered as facts. Raises `BadOption` and `LinkRefused` with the reason."""
    title = _flat(entered.title, "title")
    if not any(character.isalnum() for character in title):
        raise BadOption("An article needs a title: nothing was changed.")
    return Facts(
        title=title,
        outlet=_flat(entered.outlet, "outlet") or None,
        byline=_flat(entered.byline, "byline") or None,
        published=_published(entered.day, before.published, now=now),
        link=_link(entered.link, before.link),
    )


def _flat(typed: str, name: str) -> str:
    flat = " ".join(storable(typed).split())
    if len(flat) > LINE_LENGTH:
        raise BadOption(
            "The {kind} has at most {most} characters.", kind=_WORDS[name], most=LINE_LENGTH
        )
    return flat


def _published(typed: str, before: datetime | None, *, now: datetime) -> datetime | None:
    """Return the moment that a day stands for: the one that is known, if it is of that day."""
    if not typed.strip():
        return None
    given = day(typed, now=now)
    if before is not None and before.astimezone(UTC).date() == given:
        return before
    if given > (now.astimezone(UTC) + _AHEAD).date():
        raise BadOption("{day} is yet to come: no article is from then.", day=given.isoformat())
    return moment_of(given)


def _link(typed: str, before: str | None) -> str | None:
    link = storable(typed).strip()
    if not link or link == before:
        return link or None
    if len(link) > LINK_LENGTH:
        raise BadOption("A link has at most {most} characters.", most=LINK_LENGTH)
    host_of(link)
    return canonical_link(link)


def told(before: Facts, after: Facts) -> str:
    """Say what became of each fact that was put right."""
    one, other = written(before), written(after)
    return "; ".join(_change(name, one[name], other[name]) for name in before.changed(after))


def _change(name: str, before: str | None, now: str | None) -> str:
    kind, was, is_ = _WORDS[name], _shown(name, before), _shown(name, now)
    if is_ is None:
        return said("{kind} none instead of “{before}”", kind=kind, before=was)
    if was is None:
        return said("{kind} “{now}” instead of none", kind=kind, now=is_)
    return said("{kind} “{now}” instead of “{before}”", kind=kind, now=is_, before=was)


def _shown(name: str, value: str | None) -> str | None:
    return value.partition("T")[0] if value and name == "published" else value
