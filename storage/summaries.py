"""How rows of articles become the values that others see."""

from sqlalchemy import distinct, func, select

from news.article import ArticleLine, ArticleSummary
from news.ids import ArticleId, UserId
from storage.columns import AnyRow, AnySelect
from storage.tables import ArticleRow, FigureRow, QuoteRow

LINE = (
    ArticleRow.id.label("article_id"),
    ArticleRow.title,
    ArticleRow.outlet,
    ArticleRow.link,
    ArticleRow.published,
    ArticleRow.submitted_at,
    ArticleRow.copy_of,
)


def article_line(row: AnyRow) -> ArticleLine:
    """Read the columns of `LINE`."""
    return ArticleLine(
        id=ArticleId(row.article_id),
        title=row.title,
        outlet=row.outlet,
        link=row.link,
        published=row.published,
        submitted_at=row.submitted_at,
        copy_of=None if row.copy_of is None else ArticleId(row.copy_of),
    )


def summaries() -> AnySelect:
    """Select articles with how much was found in each."""
    shown = (QuoteRow.article == ArticleRow.id, QuoteRow.shown, QuoteRow.removed_at.is_(None))
    quotes = select(func.count()).select_from(QuoteRow).where(*shown)
    speakers = select(func.count(distinct(QuoteRow.speaker))).where(*shown)
    figures = select(func.count()).select_from(FigureRow).where(FigureRow.article == ArticleRow.id)
    return select(
        *LINE,
        ArticleRow.state,
        ArticleRow.submitted_by,
        ArticleRow.reason,
        ArticleRow.language,
        ArticleRow.duplicate_of,
        ArticleRow.revises,
        ArticleRow.revised_at,
        quotes.correlate(ArticleRow).scalar_subquery().label("quotes"),
        speakers.correlate(ArticleRow).scalar_subquery().label("speakers"),
        figures.correlate(ArticleRow).scalar_subquery().label("figures"),
    )


def article_summary(row: AnyRow) -> ArticleSummary:
    """Read a row of `summaries`."""
    return ArticleSummary(
        line=article_line(row),
        state=row.state,
        submitted_by=UserId(row.submitted_by),
        quotes=row.quotes,
        speakers=row.speakers,
        figures=row.figures,
        reason=row.reason,
        language=row.language,
        duplicate_of=None if row.duplicate_of is None else ArticleId(row.duplicate_of),
        revises=None if row.revises is None else ArticleId(row.revises),
        revised_at=row.revised_at,
    )
