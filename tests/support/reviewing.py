"""Quotes that wait for a moderator, and what becomes of their articles meanwhile."""

from dataclasses import replace
from datetime import timedelta

from news.findings import Findings
from news.ids import UserId
from news.quote import Kind
from news.review import Scope
from services.archive import Archive
from services.asked import QuotesQuestion
from services.people import Moderator
from services.review import NothingWaits
from services.trail import Trail
from services.views import QuotesView
from tests.support.builders import (
    EDITOR,
    GUILD,
    NOW,
    a_page,
    a_person,
    a_quote,
)

OTHER = UserId(8)
TEXT = (
    "The council met.\n\nAda Moss said the dam holds for now. She added that “the valves\n"
    "are as good as new” and left. Ben Oak was there."
)
UNSURE = {"confidence": 0.3, "speaker_confidence": 0.9, "shown": False}
ALL = Scope()


def by(user=EDITOR, *, minutes=0, guild=GUILD):
    return Moderator(guild, user, NOW + timedelta(minutes=minutes))


def doubtful(words="the dam holds for now", *, speaker=0, kind=Kind.INDIRECT, **changes):
    """A text with one quote that waits."""
    changes = {**UNSURE, "cue": "said", "mention": "Ada Moss", **changes}
    quote = a_quote(TEXT, words, speaker=speaker, kind=kind, **changes)
    return TEXT, Findings((a_person("Ada Moss", "an engineer"), a_person("Ben Oak")), (quote,))


async def waiting(review, *, as_=EDITOR, scope=ALL, after=None, minutes=0):
    """The quote that a moderator is shown, or None."""
    answer = await review.next(scope, by=by(as_, minutes=minutes), after=after)
    return None if isinstance(answer, NothingWaits) else answer.doubtful


async def quotes_of(database, name):
    answer = await Archive(database).ask(
        QuotesQuestion(name), guild=GUILD, asked_by=EDITOR, now=NOW
    )
    return answer.quotes if isinstance(answer, QuotesView) else ()


async def undo(database, change):
    await Trail(database, lambda: None).undo(change, by=by())


async def read_again(database, article, text, findings):
    """Let a page read so, as after it was changed."""
    async with database.transaction() as stores:
        await stores.guilds.lock(GUILD)
        named = await stores.revisions.named(article)
        await stores.revisions.apply(GUILD, article, a_page(text), findings, at=NOW)
        await stores.revisions.tidy(GUILD, named)


async def taken_back_and_restored(database, article, findings):
    """Take an article back and file it again, as `restore` does after its text was read."""
    async with database.transaction() as stores:
        text = await stores.articles.text(GUILD, article)
        assert await stores.articles.retract(GUILD, article, at=NOW)
        assert await stores.articles.restore(GUILD, article) == article
        assert await stores.articles.file(GUILD, article, a_page(text), at=NOW) is None
        await stores.file_findings(GUILD, article, findings)


async def reprocessed(database, article, findings):
    """Let the same text be read again, by a reader that may find something else."""
    async with database.transaction() as stores:
        await stores.guilds.lock(GUILD)
        text = await stores.articles.text(GUILD, article)
        await stores.revisions.reprocess(GUILD, article, a_page(text), findings, at=NOW)


def moved(findings, by_="Updated.\n\n"):
    """The findings of a text that has some words more before it."""
    far = len(by_)

    def later(span):
        return span and type(span)(span.start + far, span.end + far)

    quotes = [
        replace(
            quote,
            spans=tuple(map(later, quote.spans)),
            mention=later(quote.mention),
            cue=later(quote.cue),
        )
        for quote in findings.quotes
    ]
    return replace(findings, quotes=tuple(quotes))
