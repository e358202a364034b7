"""Short texts: receipts, settings, help. Pure functions."""

from commands.blocks import title_of
from commands.findings import NOT_QUOTED, PARTLY_QUOTED
from commands.render import Sheet, article_heading
from commands.text import muted
from news.article import ArticleSummary, State

SENTENCE_LIMIT = 1_000
TITLE_LIMIT = 200


def received() -> Sheet:
    """Say that a submission is kept."""
    return Sheet("Received. I am reading it…")


def still_reading() -> Sheet:
    """Say that it takes longer than Discord lets us edit an answer."""
    return Sheet("I am still reading it. Nothing is lost: it will stand under /articles.")


def receipt(article: ArticleSummary) -> Sheet:
    """Say what was filed."""
    return Sheet(f"Filed\n{article_heading(article)}")


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
    return Sheet(f"Taken back: **{title}**\nSubmit it again if you want it after all.")


def settings(role: int | None, *, exists: bool) -> Sheet:
    """Show what a guild chose. `role` is an id; a mention of it in our own text pings nobody."""
    if role is None:
        moderators = "everyone with the permission Manage Server (no role is set)"
    elif exists:
        moderators = f"members with the role <@&{role}>"
    else:
        moderators = "administrators only: the role that was set exists no more"
    block = f"**Moderators:** {moderators}\n{_MODERATORS}"
    return Sheet("### Settings", (block,), "Choose a role; choose none for Manage Server")


def guide() -> Sheet:
    """Explain the bot on one page."""
    return Sheet("### Verbatim: who said what, word for word", (_ASK, _SUBMIT, _READ))


_MODERATORS = "They submit articles and take them back. Administrators always may."
_ASK = """**Ask**
- `/quotes` what someone said; add words, days, an outlet or a kind
- `/figures` the numbers that articles give, and of what
- `/articles` the latest articles, or one with all that was found in it
Only you see the answers, until you press Share."""
_SUBMIT = """**Submit** (moderators)
- `/submit` a link, a pasted text or a file (.txt, .md, .html)
- A message's menu: Apps, then Submit as article
- `/settings` says who the moderators are (Manage Server)"""
_READ = f"""**How to read a quote**
- “Between quotation marks” stands exactly what the article prints between them
- “One” … “two” are parts of one quote, with other words between them in the article
- *{NOT_QUOTED}* the article tells it in its own words
- *{PARTLY_QUOTED}* the same, with quoted words in it
- The cue is the word that reports it. Nothing is ever rephrased: follow the link to check."""
