"""How rows of what waits to be read become the values that the desk takes up."""

from sqlalchemy import select

from news.article import Page, QueuedArticle, State
from news.ids import ArticleId, GuildId
from storage.columns import AnyRow, AnySelect
from storage.submissions import content
from storage.tables import ArticleRow, SubmissionRow


def waiting() -> AnySelect:
    """Select what waits to be read."""
    return (
        select(
            ArticleRow.id,
            ArticleRow.guild,
            ArticleRow.attempts,
            ArticleRow.revises,
            ArticleRow.title,
            ArticleRow.outlet,
            ArticleRow.byline,
            ArticleRow.published,
            ArticleRow.text,
            SubmissionRow,
        )
        .join(SubmissionRow, SubmissionRow.article == ArticleRow.id)
        .where(ArticleRow.state == State.QUEUED)
    )


def queued_article(row: AnyRow) -> QueuedArticle:
    """Read a row of `waiting`."""
    return QueuedArticle(
        ArticleId(row.id),
        GuildId(row.guild),
        content(row),
        row.attempts,
        None if row.revises is None else ArticleId(row.revises),
        _kept(row),
    )


def _kept(row: AnyRow) -> Page | None:
    """Return what an article that is restored was, without its findings."""
    if row.text is None:
        return None
    return Page(
        title=row.title,
        text=row.text,
        outlet=row.outlet,
        byline=row.byline,
        published=row.published,
        link=row.link,
    )
