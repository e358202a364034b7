"""Filing what was read: the article, what it copies or revises, and all that was found in it."""

from datetime import datetime

from news.article import ArticleSummary, Document, Page, QueuedArticle, State
from news.errors import NotFound
from news.excerpts import excerpted
from news.findings import Findings
from news.ids import ArticleId, GuildId
from news.text import fold
from services import copies
from storage.stores import Stores


async def file_read(
    stores: Stores, queued: QueuedArticle, page: Page, findings: Findings, *, at: datetime
) -> ArticleId | None:
    """File what was read, or return the article that it is already.

    A page that was read again becomes a revision of its article, if it changed; a stored text
    that was read again, in any case. Raises `NotFound` when what it was queued for was taken back
    meanwhile.
    """
    if queued.revises is not None:
        again = _reprocess if isinstance(queued.content, Document) else _revise
        return await again(stores, queued, queued.revises, page, findings, at=at)
    guild, article = queued.guild, queued.id
    first = await stores.articles.file(guild, article, page, at=at)
    if first is not None:
        await stores.articles.duplicate(guild, article, of=first.line.id)
        return first.line.id
    await _note_copies(stores, guild, article, page)
    await stores.file_findings(guild, article, findings)
    await _keep_excerpts(stores, guild, article, page, findings)
    await stores.withdrawals.note_back(guild, article, at=at)
    return None


async def first_printed(
    stores: Stores, guild: GuildId, article: ArticleSummary
) -> ArticleSummary | None:
    """Return the first of the other articles that print a report, where this one is a copy."""
    if article.line.copy_of is None:
        return None
    others = await stores.copies.others(guild, article.line)
    return await stores.articles.summary(guild, others[0].id) if others else None


async def _revise(
    stores: Stores,
    queued: QueuedArticle,
    article: ArticleId,
    page: Page,
    findings: Findings,
    *,
    at: datetime,
) -> ArticleId:
    guild = queued.guild
    before = await _stored_text(stores, guild, article)
    page = await stores.fixes.over(guild, article, page)
    # Blanks fold away, so that the excerpts of a text compare with what is left of it.
    texts = page.text, excerpted(page.text, findings)
    changed = fold(before) not in map(fold, texts)
    if changed:
        await stores.articles.claim_revision(guild, article, page, before=before)
        named = await stores.revisions.named(article)
        await stores.revisions.apply(guild, article, page, findings, at=at)
        await stores.revisions.tidy(guild, named)
        await _keep_excerpts(stores, guild, article, page, findings)
    ended = at if changed else None
    await stores.articles.duplicate(guild, queued.id, of=article, at=ended)
    return article


async def _reprocess(
    stores: Stores,
    queued: QueuedArticle,
    article: ArticleId,
    page: Page,
    findings: Findings,
    *,
    at: datetime,
) -> ArticleId:
    """File what is found in a stored text now, unless its page was read again meanwhile."""
    guild = queued.guild
    same = fold(await _stored_text(stores, guild, article)) == fold(page.text)
    if same:
        named = await stores.revisions.named(article)
        await stores.revisions.reprocess(guild, article, page, findings, at=at)
        await stores.revisions.tidy(guild, named)
        await stores.withdrawals.note_articles(guild, [article], at=at)
    await stores.articles.duplicate(guild, queued.id, of=article, at=at if same else None)
    return article


async def _stored_text(stores: Stores, guild: GuildId, article: ArticleId) -> str:
    """Return the text of a filed article, under the guild's lock, or raise `NotFound`."""
    await stores.guilds.lock(guild)
    found = await stores.articles.summary(guild, article)
    if found is None or found.state is not State.FILED:
        raise NotFound("That article was taken back before it was read again.")
    return await stores.articles.text(guild, article) or ""


async def _note_copies(stores: Stores, guild: GuildId, article: ArticleId, page: Page) -> None:
    """Compare an article with what it may be a copy of.

    That takes some milliseconds, within the transaction: of two copies that come at the same
    moment, the second must see the first.
    """
    sketch = copies.sketch(page.text)
    found = await stores.copies.candidates(guild, sketch, without=article)
    at = copies.first_like(page.text, (text for _, text in found))
    await stores.copies.note(guild, article, sketch, None if at is None else found[at][0])


async def _keep_excerpts(
    stores: Stores, guild: GuildId, article: ArticleId, page: Page, findings: Findings
) -> None:
    """Keep only what stands around the findings, where the guild chose so."""
    if (await stores.guilds.settings(guild)).excerpts:
        await stores.keep_only(guild, article, page.text, excerpted(page.text, findings))
