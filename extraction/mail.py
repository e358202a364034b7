"""E-mail files as articles: subject, sender, date, and the body without attachments."""

from collections.abc import Iterator
from email import message_from_bytes
from email.errors import HeaderParseError
from email.header import decode_header, make_header
from email.message import Message
from email.utils import parseaddr

from extraction import webpage
from extraction.bounds import bounded
from extraction.decoding import decoded
from extraction.headline import clipped, headline
from extraction.languages import language_of
from extraction.moments import first_moment
from news.article import Document, Page
from news.errors import SubmissionRefused
from news.text import said, storable

_PARTS = 200
_DEPTH = 20  # messages within messages
_HEADER = 2_000  # characters
_SIGNATURE = "\n-- \n"


def read_mail(document: Document) -> Page:
    """Return the article of a message: its plain text, or else its HTML.

    Raises `SubmissionRefused` for one without either, or with too many parts or levels.
    """
    with bounded(said("an e-mail")):
        message = message_from_bytes(document.data)
        parts = list(_parts(message))
        page = _body(parts)
        subject = clipped(_header(message, "Subject"))
        sender, _ = parseaddr(_header(message, "From"))
        return Page(
            title=subject or page.title,
            text=page.text,
            byline=clipped(sender) or None,
            published=first_moment([_header(message, "Date")]),
            language=page.language,
        )


def _parts(message: Message, depth: int = 0) -> Iterator[Message]:
    """Yield the parts that are shown, also those of a message that is passed on."""
    if depth > _DEPTH:
        raise RecursionError
    payload = message.get_payload()
    if not isinstance(payload, list):
        if message.get_content_disposition() != "attachment":
            yield message
        return
    if len(payload) > _PARTS:
        raise SubmissionRefused(
            "That is an e-mail with too many parts: please paste its text instead."
        )
    for part in payload:
        if isinstance(part, Message):
            yield from _parts(part, depth + 1)


def _body(parts: list[Message]) -> Page:
    for kind, read in (("text/plain", _plain), ("text/html", _html)):
        for part in parts:
            if part.get_content_type() == kind and (page := read(part)).text:
                return page
    raise SubmissionRefused("That is an e-mail without any text: please paste its text instead.")


def _plain(part: Message) -> Page:
    text = _text(part).split(_SIGNATURE, maxsplit=1)[0]
    if str(part.get_param("format", "")).lower() == "flowed":
        text = text.replace(" \n", " ")
    text = text.strip()
    return Page(title=clipped(headline(text)), text=text, language=language_of(text))


def _html(part: Message) -> Page:
    return webpage.read_html(_text(part), None)


def _text(part: Message) -> str:
    data = part.get_payload(decode=True)
    if not isinstance(data, bytes) or not data.strip():
        return ""
    charset = part.get_content_charset()
    return storable(decoded(Document(data, part.get_content_type(), charset=charset)))


def _header(message: Message, name: str) -> str:
    """Return a header as it is read; a broken or endless one counts as none."""
    raw = str(message.get(name, ""))
    if len(raw) > _HEADER:
        return ""
    try:
        return " ".join(storable(str(make_header(decode_header(raw)))).split())
    except (HeaderParseError, LookupError, ValueError):
        return ""
