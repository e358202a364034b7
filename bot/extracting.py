"""`verbatim extract`: files in, what they report out, without Discord and without a database."""

import json
import sys
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from bot.listing import listing
from extraction.decoding import decoded
from extraction.exchange import exchange_line
from extraction.marked_words import findings_of
from extraction.readable import is_plain, read
from news.article import Document, Page
from news.errors import NewsError, SubmissionRefused
from news.formats import media_type_of
from news.text import storable

STANDARD_INPUT = "-"


def extract_files(files: Iterable[str], *, jsonl: bool) -> int:
    """Print the findings of each file; return 0, or 1 when a file could not be read.

    A file that cannot be read costs one sentence on standard error, and the others go on.
    """
    code = 0
    for name in files:
        try:
            identifier, page = _article(name)
        except NewsError as error:
            print(f"verbatim: {name}: {error.sentence}", file=sys.stderr)
            code = 1
            continue
        findings, text = findings_of(page), page.text
        if jsonl:
            print(json.dumps(exchange_line(identifier, text, findings), ensure_ascii=False))
        else:
            print(listing(identifier, text, findings))
    return code


def _article(name: str) -> tuple[str, Page]:
    """Return a file's stem and its page.

    Plain text stays as it is in the file, and only web pages are cut down to the article, so
    that the offsets in the output fit the file.
    """
    if name == STANDARD_INPUT:
        document = Document(sys.stdin.buffer.read(), "text/plain")
        stem = "stdin"
    else:
        document = Document(_bytes(Path(name)), media_type_of(name) or "text/plain", name=name)
        stem = Path(name).stem
    page = read(document)
    if is_plain(document):
        page = replace(page, text=storable(decoded(document)))
    return stem, page


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except FileNotFoundError:
        raise SubmissionRefused("There is no such file.") from None
    except IsADirectoryError:
        raise SubmissionRefused("That is a directory, not a file.") from None
    except OSError as error:
        raise SubmissionRefused(f"The file cannot be read ({error.strerror}).") from error
