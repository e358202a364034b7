"""Filing what was read: the article, what it copies, and all that was found in it."""

from news.article import ArticleSummary, Page
from news.findings import Findings
from news.ids import ArticleId, GuildId
from services import copies
from storage.stores import Stores


async def file_findings(
    stores: Stores, guild: GuildId, article: ArticleId, page: Page, findings: Findings
) -> None:
    """File what was found in an article that `stores.articles.file` filed just before.

    Comparing it with what it may be a copy of takes some milliseconds, within the transaction:
    of two copies that come at the same moment, the second must see the first.
    """
    sketch = copies.sketch(page.text)
    found = await stores.copies.candidates(guild, sketch, without=article)
    at = copies.first_like(page.text, (text for _, text in found))
    report = None if at is None else found[at][0]
    await stores.copies.note(guild, article, sketch, report)
    await stores.file_findings(guild, article, findings)


async def first_printed(
    stores: Stores, guild: GuildId, article: ArticleSummary
) -> ArticleSummary | None:
    """Return the article that printed a report first, where this one is a copy of it."""
    if article.line.copy_of is None:
        return None
    return await stores.articles.summary(guild, article.line.copy_of)
