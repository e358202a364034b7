"""One article as text: what it is, what became of it, and its findings page by page."""

from commands.blocks import Lengths, also_printed, fill, place_of, title_of
from commands.findings import drafts_of, findings_of
from commands.locale import _, language_name
from commands.sheet import BODY_LIMIT, Sheet, page_of
from commands.text import counted, day_of, muted
from commands.told import told
from news.article import ArticleSummary, State
from services.views import ArticleView

FINDINGS_ON_A_PAGE = 8


def article_pages(view: ArticleView) -> int:
    """Return how many pages the findings of an article take; at least one."""
    return max(1, -(-len(findings_of(view)) // FINDINGS_ON_A_PAGE))


def article_sheet(view: ArticleView, page: int) -> Sheet:
    """Return one article with a page of its findings: quotes in reading order, then figures."""
    pages = article_pages(view)
    page = min(max(page, 0), pages - 1)
    shown = findings_of(view)[page * FINDINGS_ON_A_PAGE :][:FINDINGS_ON_A_PAGE]
    lengths = Lengths.of(len(shown), BODY_LIMIT)
    drafts = drafts_of(shown, lengths, with_source=False)
    footer = f"{page_of(page, pages)} · {_('quotes first, then figures')}" if pages > 1 else ""
    revised = view.article.revised_at
    lines = (
        article_heading(view.article),
        _("Changed on the page, found {day}").format(day=day_of(revised)) if revised else "",
        also_printed(view.printed, 50),
    )
    return Sheet("\n".join(filter(None, lines)), fill(drafts, BODY_LIMIT), footer)


def article_heading(article: ArticleSummary) -> str:
    """Return title, outlet, date and tally of one article; its address goes on a button."""
    line = article.line
    return f"### {title_of(line, 200)}\n{place_of(line, 80)}\n{tally(article)}"


def tally(article: ArticleSummary) -> str:
    """Return what became of an article, in one line."""
    match article.state:
        case State.QUEUED:
            return _("Waiting to be read")
        case State.FAILED:
            reason = told(article.reason) if article.reason else _("it could not be read.")
            return _("Not filed: {reason}").format(reason=muted(reason, 120))
        case State.DUPLICATE:
            return _("Not filed: the same article was there already")
        case State.RETRACTED:
            return _("Taken back")
        case State.FILED if not article.is_understood:
            return _(
                "In {language}: {passages} in quotation marks, kept without speakers; no figures"
            ).format(
                language=language_name(article.language or ""),
                passages=counted(article.quotes, "passage", "passages"),
            )
        case State.FILED:
            return _("{quotes} by {speakers} · {figures}").format(
                quotes=counted(article.quotes, "quote", "quotes"),
                speakers=counted(article.speakers, "speaker", "speakers"),
                figures=counted(article.figures, "figure", "figures"),
            )
