"""`verbatim extract`: files in, what they report out, without Discord and without a database."""

import json
import sys
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from bot.listing import listing
from extraction.checksums import check_spacy_pipeline, check_weights
from extraction.decoding import decoded
from extraction.exchange import exchange_line
from extraction.marked_words import findings_of
from extraction.readable import is_plain, read
from news.article import Document, Page
from news.errors import NewsError, SubmissionRefused
from news.formats import documents_in, media_type_of
from news.text import storable

STANDARD_INPUT = "-"


def extract_files(files: Iterable[str], *, jsonl: bool, spacy_pipeline: str | None = None) -> int:
    """Print the findings of each file; return 0, or 1 when something could not be read.

    What cannot be read costs one sentence on standard error, and the others go on.
    `spacy_pipeline` gives names and syntax instead of our reader. Raises `WeightsDamaged`, and
    `ConfigurationWrong` for a pipeline that cannot be loaded.
    """
    check_weights()
    check_spacy_pipeline(spacy_pipeline)
    codes = [_extract(name, jsonl=jsonl, spacy_pipeline=spacy_pipeline) for name in files]
    return max(codes, default=0)


def _extract(name: str, *, jsonl: bool, spacy_pipeline: str | None) -> int:
    code = 0
    try:
        documents = _documents(name)
    except NewsError as error:
        return _complaint(name, error)
    for identifier, document in documents:
        try:
            page = _page(document)
        except NewsError as error:
            code = _complaint(document.name or name, error)
            continue
        findings = findings_of(page, spacy_pipeline=spacy_pipeline)
        if jsonl:
            print(json.dumps(exchange_line(identifier, page.text, findings), ensure_ascii=False))
        else:
            print(listing(identifier, page.text, findings))
    return code


def _complaint(name: str, error: NewsError) -> int:
    print(f"verbatim: {name}: {error.sentence}", file=sys.stderr)
    return 1


def _documents(name: str) -> list[tuple[str, Document]]:
    """Return what a file holds, each with an identifier: the file's stem, in archives numbered."""
    if name == STANDARD_INPUT:
        return [("stdin", Document(sys.stdin.buffer.read(), "text/plain"))]
    stem = Path(name).stem
    file = Document(_bytes(Path(name)), media_type_of(name) or "text/plain", name=name)
    found = list(documents_in(file))
    if found == [file]:
        return [(stem, file)]
    return [(f"{stem}-{number}", document) for number, document in enumerate(found, start=1)]


def _page(document: Document) -> Page:
    """Return the page of a document.

    Plain text stays as it is in the file, and only of other kinds the article is taken, so that
    the offsets in the output fit the file.
    """
    page = read(document)
    return replace(page, text=storable(decoded(document))) if is_plain(document) else page


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except FileNotFoundError:
        raise SubmissionRefused("There is no such file.") from None
    except IsADirectoryError:
        raise SubmissionRefused("That is a directory, not a file.") from None
    except OSError as error:
        raise SubmissionRefused(f"The file cannot be read ({error.strerror}).") from error
