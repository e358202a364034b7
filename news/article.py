"""Articles and what they are before they are filed: submission, document, page."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

from news.ids import ArticleId, GuildId, UserId
from news.links import full_host, full_path, uncached, without_tracking

DOCUMENT_LIMIT = 5 * 1024 * 1024  # bytes, handed in or fetched

RESTORABLE_DAYS = 30
"""For so long an article that was taken back can be restored; then it is cleared away."""
KEPT_FAILED_DAYS = 7
"""For so long what could not be filed is kept for another try."""

_DEFAULT_PORTS = {("http", 80), ("https", 443)}


class State(StrEnum):
    """Where an article is on its way into the archive."""

    QUEUED = "queued"
    FILED = "filed"
    FAILED = "failed"
    DUPLICATE = "duplicate"
    RETRACTED = "retracted"


@dataclass(frozen=True, slots=True)
class Document:
    """Bytes handed in or fetched, not yet read.

    `media_type` is what the sender claims ("text/html", "text/plain", "text/markdown") and
    `charset` what the transport claims; both may be wrong, so the reader looks for itself.
    """

    data: bytes
    media_type: str
    charset: str | None = None
    name: str | None = None
    link: str | None = None


@dataclass(frozen=True, slots=True)
class Submission:
    """What a moderator hands in, not yet trusted: a link, or a document."""

    guild: GuildId
    submitted_by: UserId
    submitted_at: datetime
    content: str | Document
    """A link as typed, or the document itself (pasted text is a text/plain document)."""


@dataclass(frozen=True, slots=True)
class QueuedArticle:
    """A submission that is committed and waits to be read and extracted."""

    id: ArticleId
    guild: GuildId
    content: str | Document
    attempts: int
    """How often extraction was begun before, including tries that a crash cut short."""
    revises: ArticleId | None = None
    """The filed article whose page this is, to be read again."""
    kept: "Page | None" = None
    """What is known of an article that was filed before and is restored: all but its findings."""


@dataclass(frozen=True, slots=True)
class Page:
    """A document after reading. `text` is in storable form; offsets refer to it."""

    title: str
    text: str
    outlet: str | None = None
    byline: str | None = None
    published: datetime | None = None
    updated: datetime | None = None
    language: str | None = None
    """Two or three letters (ISO 639); None where nobody can tell."""
    link: str | None = None


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known of an article beside its text: what a moderator may put right."""

    title: str
    outlet: str | None
    byline: str | None
    published: datetime | None
    link: str | None

    def changed(self, other: "Facts") -> tuple[str, ...]:
        """Return the names of the facts in which another differs, in the order of the fields."""
        names = ("title", "outlet", "byline", "published", "link")
        return tuple(name for name in names if getattr(self, name) != getattr(other, name))


@dataclass(frozen=True, slots=True)
class ArticleLine:
    """What a finding shows of its article: enough to name it, date it and open it."""

    id: ArticleId
    title: str
    outlet: str | None
    link: str | None
    published: datetime | None
    submitted_at: datetime
    copy_of: ArticleId | None = None
    """The first article that printed the same report, where this one is a copy."""

    @property
    def dated(self) -> datetime:
        """When it was published, or else when it was submitted."""
        return self.published or self.submitted_at

    @property
    def report(self) -> ArticleId:
        """What is equal for all articles that print one report."""
        return self.copy_of or self.id


@dataclass(frozen=True, slots=True)
class ArticleSummary:
    """An article with its state and how much was found in it (shown quotes only)."""

    line: ArticleLine
    state: State
    submitted_by: UserId
    quotes: int = 0
    speakers: int = 0
    figures: int = 0
    reason: str | None = None
    """Why it failed, as a sentence for members."""
    duplicate_of: ArticleId | None = None
    language: str | None = None
    revises: ArticleId | None = None
    """The filed article whose page this is, read again."""
    revised_at: datetime | None = None
    """When its page was last found changed."""

    @property
    def is_understood(self) -> bool:
        """Whether it is in English: of others only the words between quotation marks are kept."""
        return self.language in {None, "en"}


def canonical_link(link: str) -> str:
    """Return the form of a link under which the same page compares equal.

    Scheme and host in lower case, no fragment, no default port, no tracking parameters, no
    trailing slash, and neither the AMP nor the mobile form of the page. The rest is left as it
    is, because servers may tell it apart.

    >>> canonical_link("HTTPS://M.News.example:443/a/?utm_source=x&id=7#top")
    'https://news.example/a?id=7'
    """
    parts = urlsplit(link.strip())
    if behind := uncached(parts):
        parts = urlsplit(behind)
    scheme = parts.scheme.lower()
    host = full_host((parts.hostname or "").lower())
    if parts.port is not None and (scheme, parts.port) not in _DEFAULT_PORTS:
        host = f"{host}:{parts.port}"
    query = without_tracking(parse_qsl(parts.query, keep_blank_values=True))
    path = full_path(parts.path.rstrip("/"))
    return urlunsplit((scheme, host, path, urlencode(query), ""))
