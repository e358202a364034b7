"""Builders of values: each test says what matters to it, the rest is ordinary."""

from datetime import UTC, datetime, timedelta

from news.article import Document, Page, Submission
from news.figure import Figure, FigureKind
from news.findings import Findings
from news.ids import ArticleId, GuildId, UserId
from news.quote import Kind, Quote
from news.speaker import Speaker, SpeakerType
from news.text import Span
from storage.database import Database

NOW = datetime(2024, 7, 26, 12, 0, tzinfo=UTC)
GUILD = GuildId(41)
ELSEWHERE = GuildId(42)
EDITOR = UserId(7)


def a_document(text="The mayor opened the bridge.", *, media_type="text/plain", name=None):
    return Document(data=text.encode(), media_type=media_type, charset="utf-8", name=name)


def a_submission(content=None, *, guild=GUILD, by=EDITOR, at=NOW):
    """A submission of a link (text), of a document, or of an ordinary pasted text."""
    return Submission(guild, by, at, a_document() if content is None else content)


def a_page(text="The mayor opened the bridge.", *, title="A bridge is open", **others):
    return Page(title=title, text=text, **others)


def span_of(text, words):
    """The place of the first occurrence of some words, which must be there."""
    start = text.index(words)
    return Span(start, start + len(words))


def a_person(name, *descriptions, aliases=()):
    return Speaker(name, SpeakerType.PERSON, tuple(aliases), descriptions)


def a_quote(text, *fragments, speaker=0, kind=Kind.DIRECT, cue=None, mention=None, **others):
    """A quote of literal fragments of `text`."""
    return Quote(
        spans=tuple(span_of(text, fragment) for fragment in fragments),
        kind=kind,
        speaker=speaker,
        cue=span_of(text, cue) if cue else None,
        mention=span_of(text, mention) if mention else None,
        **others,
    )


def a_figure(text, words, value, *, measures=None, unit="people", kind=FigureKind.COUNT, **others):
    """A figure of literal words of `text`."""
    return Figure(
        span=span_of(text, words),
        value=value,
        unit=unit,
        kind=kind,
        measures=span_of(text, measures) if measures else None,
        **others,
    )


def said(*words, name="John Kirby", role="White House spokesperson", kind=Kind.DIRECT):
    """A text in which somebody says these things one after another, and its findings."""
    text = "\n\n".join(f"“{each},” {name} said." for each in words)
    quotes = tuple(a_quote(text, each, kind=kind, cue="said", mention=name) for each in words)
    person = a_person(name, role, aliases=(name.split()[-1],)) if role else a_person(name)
    return text, Findings((person,), quotes)


async def filed(
    database: Database,
    text: str,
    findings: Findings | None = None,
    *,
    guild: GuildId = GUILD,
    title: str = "A bridge is open",
    days_ago: int = 0,
    filed_at: datetime = NOW,
    **page: object,
) -> ArticleId:
    """File an article with its findings, published so many days before `NOW`."""
    published = NOW - timedelta(days=days_ago)
    async with database.transaction() as stores:
        article = await stores.articles.queue(a_submission(a_document(text), guild=guild))
        assert isinstance(article, int), article
        read = a_page(text, title=title, **{"published": published, **page})
        held = await stores.articles.file(guild, article, read, at=filed_at)
        assert held is None, held
        await stores.file_findings(guild, article, findings or Findings())
    return article


async def withdraw(database, article):
    """Retract it without a note of who, or of what shows it."""
    async with database.transaction() as stores:
        await stores.articles.retract(GUILD, article, at=NOW)


def nothing() -> None:
    """Stands for what would be told of something in the queue."""
