"""`verbatim extract`: files in, what they report out, without Discord and without a database."""

import json
import sys
from collections.abc import Iterable
from pathlib import Path

from bot.listing import listing
from extraction.checksums import check_spacy_pipeline, check_weights
from extraction.decoding import decoded
from extraction.exchange import exchange_line
from extraction.pipeline import extract_text
from extraction.readable import read
from extraction.webpage import is_html
from news.article import Document
from news.errors import NewsError, SubmissionRefused
from news.text import storable

STANDARD_INPUT = "-"


def extract_files(files: Iterable[str], *, jsonl: bool, spacy_pipeline: str | None = None) -> int:
    """Print the findings of each file; return 0, or 1 when a file could not be read.

    A file that cannot be read costs one sentence on standard error, and the others go on.
    `spacy_pipeline` gives names and syntax instead of our reader. Raises `WeightsDamaged`, and
    `ConfigurationWrong` for a pipeline that cannot be loaded.
    """
    check_weights()
    check_spacy_pipeline(spacy_pipeline)
    code = 0
    for name in files:
        try:
            identifier, text = _article(name)
        except NewsError as error:
            print(f"verbatim: {name}: {error.sentence}", file=sys.stderr)
            code = 1
            continue
        findings = extract_text(text, spacy_pipeline=spacy_pipeline)
        if jsonl:
            print(json.dumps(exchange_line(identifier, text, findings), ensure_ascii=False))
        else:
            print(listing(identifier, text, findings))
    return code


def _article(name: str) -> tuple[str, str]:
    """Return a file's stem and its text.

    Plain text stays as it is in the file, and only web pages are cut down to the article, so
    that the offsets in the output fit the file.
    """
    if name == STANDARD_INPUT:
        document = Document(sys.stdin.buffer.read(), "text/plain")
        stem = "stdin"
    else:
        document = Document(_bytes(Path(name)), "text/plain", name=name)
        stem = Path(name).stem
    page = read(document)
    text = storable(decoded(document))
    if is_html(text, claimed=document.media_type, name=document.name):
        return stem, page.text
    return stem, text


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except FileNotFoundError:
        raise SubmissionRefused("There is no such file.") from None
    except IsADirectoryError:
        raise SubmissionRefused("That is a directory, not a file.") from None
    except OSError as error:
        raise SubmissionRefused(f"The file cannot be read ({error.strerror}).") from error
