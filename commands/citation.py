"""A quote as it is cited elsewhere: plain, as Markdown, and with the page's archived copy."""

from collections.abc import Sequence
from dataclasses import dataclass

from commands.locale import _, day
from commands.text import address, clean, markdown
from news.article import ArticleLine
from news.quote import Act, FiledQuote, Kind

ARCHIVE = "https://web.archive.org/web/{moment:%Y%m%d%H%M%S}/{link}"
"""The Wayback Machine leads from here to the copy of a page that is nearest to the moment."""


@dataclass(frozen=True, slots=True)
class Citation:
    """The forms of one citation, whole. `archived` is None where the article has no address."""

    plain: str
    markdown: str
    archived: str | None


def citation_of(quote: FiledQuote) -> Citation:
    """Return a quote in all forms in which it is cited."""
    words, link = printed(quote.kind, quote.fragments), address(quote.article.link)
    plain = f"{words} — {_speaker(quote)}. {_source(quote.article)}"
    written = f"> {printed_markdown(quote.kind, quote.fragments)}\n>\n> — {_bold(quote)}. "
    written += source_markdown(quote.article)
    if link is None:
        return Citation(plain, written, None)
    copy = ARCHIVE.format(moment=quote.article.dated, link=link)
    archived = _("Archived copy: {address}").format(address=copy)
    return Citation(f"{plain}. {link}", written, f"{plain}. {link}\n{archived}")


def printed(kind: Kind, fragments: Sequence[str]) -> str:
    """Return the words as cited; reported ones never get quotation marks from us."""
    words = _joined(kind, [clean(fragment) for fragment in fragments])
    return " ".join(filter(None, (_label(kind), words)))


def printed_markdown(kind: Kind, fragments: Sequence[str]) -> str:
    """Return the words as cited, for a Markdown file."""
    words, label = _joined(kind, [markdown(fragment) for fragment in fragments]), _label(kind)
    return f"*{label}* {words}" if label else words


def source_markdown(article: ArticleLine) -> str:
    """Return title with its link, outlet and day of an article, for a Markdown file."""
    title, link = markdown(article.title) or _("Untitled"), address(article.link)
    parts = (f"[{title}]({link})" if link else title, markdown(article.outlet or ""), _day(article))
    return ", ".join(part for part in parts if part)


def _label(kind: Kind) -> str:
    match kind:
        case Kind.DIRECT:
            return ""
        case Kind.MIXED:
            return _("Partly quoted:")
        case Kind.INDIRECT:
            return _("Reported, not quoted:")


def _joined(kind: Kind, pieces: Sequence[str]) -> str:
    return f"“{'” … “'.join(pieces)}”" if kind is Kind.DIRECT else " … ".join(pieces)


def _speaker(quote: FiledQuote) -> str:
    return ", ".join([clean(_name(quote)), *_details(quote)])


def _bold(quote: FiledQuote) -> str:
    return ", ".join([f"**{markdown(_name(quote))}**", *map(markdown, _details(quote))])


def _name(quote: FiledQuote) -> str:
    return quote.speaker.name if quote.speaker else _("unattributed")


def _details(quote: FiledQuote) -> list[str]:
    """Return the role that the article gives, and what kind of saying it is where that matters."""
    notes: list[str] = [quote.act] if quote.act is not Act.STATEMENT else []
    notes += [_("negated")] if quote.negated else []
    if quote.removed_at:
        gone = _("gone from the page since {day}").format(day=day(quote.removed_at.date()))
        notes.append(gone)
    role = clean(quote.role or "")
    return [part for part in (role, f"({'; '.join(notes)})" if notes else "") if part]


def _source(article: ArticleLine) -> str:
    title, outlet = clean(article.title) or _("Untitled"), clean(article.outlet or "")
    return ", ".join(part for part in (title, outlet, _day(article)) if part)


def _day(article: ArticleLine) -> str:
    """Return the article's day in UTC; no timestamp, because it is read outside of Discord."""
    if article.published is not None:
        return day(article.published.date())
    return _("undated, submitted {day}").format(day=day(article.submitted_at.date()))
