"""Short texts: receipts and settings. Pure functions."""

from commands.blocks import title_of
from commands.render import Sheet, article_heading
from commands.text import counted, muted
from news.article import RESTORABLE_DAYS, ArticleSummary, State
from news.guild import Settings

SENTENCE_LIMIT = 1_000
TITLE_LIMIT = 200


def received(ahead: int | None) -> Sheet:
    """Say that a submission is kept, and how many are read before it, if it has to wait."""
    if not ahead:
        return Sheet("Received. I am reading it…")
    are = "is" if ahead == 1 else "are"
    return Sheet(
        f"Received. At most {counted(ahead, 'other', 'others')} {are} read before it; this message"
        " becomes the receipt."
    )


def still_reading() -> Sheet:
    """Say that it takes longer than Discord lets us edit an answer."""
    return Sheet("I am still reading it. Nothing is lost: it will stand under /articles.")


def receipt(article: ArticleSummary, first: ArticleSummary | None = None) -> Sheet:
    """Say what was filed, and who printed the same report `first`."""
    heading = f"Filed\n{article_heading(article)}"
    if first is None:
        return Sheet(heading)
    title, outlet = title_of(first.line, TITLE_LIMIT), muted(first.line.outlet or "", 80)
    by = f" ({outlet})" if outlet else ""
    return Sheet(f"{heading}\nThe same report as **{title}**{by}: what both say counts once.")


def already(article: ArticleSummary) -> Sheet:
    """Say that the same article is there, or waits to be read."""
    if article.state is State.QUEUED:
        return Sheet("The same thing was submitted before, and waits to be read.")
    return Sheet(f"Already filed\n{article_heading(article)}")


def failed(sentence: str) -> Sheet:
    """Say why nothing was filed."""
    return Sheet(f"Not filed: {muted(sentence, SENTENCE_LIMIT)}")


def undone(article: ArticleSummary) -> Sheet:
    """Say that an article was taken back."""
    title = title_of(article.line, TITLE_LIMIT)
    return Sheet(
        f"Taken back: **{title}**\nNobody finds it any more. You can restore it for"
        f" {RESTORABLE_DAYS} days; after that its text is gone for good."
    )


def settings(chosen: Settings, *, exists: bool) -> Sheet:
    """Show what a guild chose. Mentions in our own text ping nobody.

    `exists` tells whether the moderator role does.
    """
    return Sheet(
        "### Settings",
        (
            _moderators(chosen.moderator_role, exists=exists),
            _briefings(chosen),
            _kept(chosen),
        ),
        "Choose a role; choose none for Manage Server",
    )


def _moderators(role: int | None, *, exists: bool) -> str:
    if role is None:
        moderators = "everyone with the permission Manage Server (no role is set)"
    elif exists:
        moderators = f"members with the role <@&{role}>"
    else:
        moderators = "administrators only: the role that was set exists no more"
    return f"**Moderators:** {moderators}\n{_MODERATORS}"


def _briefings(chosen: Settings) -> str:
    told = f"<#{chosen.log_channel}>" if chosen.log_channel else "whoever made the schedule"
    return (
        f"**Briefings:** new schedules run in {chosen.zone.key} · "
        f"posted up to {counted(chosen.grace_minutes, 'minute', 'minutes')} late, later ones are"
        f" left to the next\n**When I cannot post:** I tell {told}"
    )


def _kept(chosen: Settings) -> str:
    days = chosen.retention_days
    how_long = f"for {counted(days, 'day', 'days')}" if days else "until they are taken back"
    some = "quotes and figures, with what stands around them"
    text = some if chosen.excerpts else "the full text"
    return f"**Articles:** kept {how_long} · of each new one {text}"


_MODERATORS = (
    "They submit articles, take them back and schedule briefings. Administrators always may."
)
