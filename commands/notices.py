"""Short texts: receipts. Pure functions."""

from commands.article_sheet import article_heading
from commands.blocks import title_of
from commands.locale import _, ngettext, number
from commands.sheet import Sheet
from commands.text import muted
from commands.told import told
from news.article import RESTORABLE_DAYS, ArticleSummary, State
from news.progress import Progress, Stage

SENTENCE_LIMIT = 1_000
TITLE_LIMIT = 200


def received(progress: Progress) -> Sheet:
    """Say that a submission is kept, and how far it has come."""
    match progress.stage:
        case Stage.FETCHING:
            return Sheet(_("Received. I am fetching the page…"))
        case Stage.READING:
            return Sheet(_("Received. I am reading it…"))
        case Stage.WAITING if not progress.ahead:
            return Sheet(_("Received. It is the next to be read."))
    waits = ngettext(
        "Received. At most {number} other is read before it; this message becomes the receipt.",
        "Received. At most {number} others are read before it; this message becomes the receipt.",
        progress.ahead,
    )
    return Sheet(waits.format(number=number(progress.ahead)))


def still_reading() -> Sheet:
    """Say that it takes longer than Discord lets us edit an answer."""
    return Sheet(_("I am still reading it. Nothing is lost: it will stand under /articles."))


def receipt(article: ArticleSummary, first: ArticleSummary | None = None) -> Sheet:
    """Say what was filed, and who printed the same report `first`."""
    heading = f"{_('Filed')}\n{article_heading(article)}"
    if first is None:
        return Sheet(heading)
    title, outlet = title_of(first.line, TITLE_LIMIT), muted(first.line.outlet or "", 80)
    report = f"**{title}** ({outlet})" if outlet else f"**{title}**"
    same = _("The same report as {report}: what both say counts once.").format(report=report)
    return Sheet(f"{heading}\n{same}")


def already(article: ArticleSummary) -> Sheet:
    """Say that the same article is there, or waits to be read."""
    if article.state is State.QUEUED:
        return Sheet(_("The same thing was submitted before, and waits to be read."))
    return Sheet(f"{_('Already filed')}\n{article_heading(article)}")


def failed(sentence: str) -> Sheet:
    """Say why nothing was filed."""
    reason = muted(told(sentence), SENTENCE_LIMIT)
    return Sheet(_("Not filed: {reason}").format(reason=reason))


def undone(article: ArticleSummary) -> Sheet:
    """Say that an article was taken back."""
    title = title_of(article.line, TITLE_LIMIT)
    return Sheet(
        _(
            "Taken back: {title}\nNobody finds it any more. You can restore it for {days} days;"
            " after that its text is gone for good."
        ).format(title=f"**{title}**", days=RESTORABLE_DAYS)
    )
