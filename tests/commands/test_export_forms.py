"""Records as lines of files: literal, and harmless in a spreadsheet."""

import csv
import gzip
import io
import json
import random
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commands.export_files import FILES, ExportFiles
from commands.export_forms import Form, Format, form_of, guarded
from news.article import ArticleLine
from news.errors import BadOption
from news.figure import Circumstances, FigureKind, Qualifier
from news.ids import UserId
from news.quote import Act, Kind
from news.record import FigureRecord, QuoteRecord
from news.text import Span
from news.verdict import Reviewed, Verdict
from services.exports import What
from tests.support.builders import NOW

DANGEROUS = "=+-@\t\r\n＝＋－＠"
ARTICLE = ArticleLine(3, "A bridge; a *gate*", "The Courier", "https://a.example/x", NOW, NOW)


def a_record(*fragments, **others):
    values = {
        "id": 1,
        "fragments": fragments or ("The harbour", "stays open"),
        "spans": (Span(12, 23), Span(30, 40)),
        "speaker": "John Kirby",
        "role": "spokesperson",
        "kind": Kind.DIRECT,
        "act": Act.STATEMENT,
        "negated": False,
        "cue": "said",
        "same_words": "abc",
        "article": ARTICLE,
    }
    return QuoteRecord(**{**values, **others})


FIGURE = FigureRecord(
    id=2, words="-12", span=Span(4, 7), value=-12.5, high=None, unit="boats",
    kind=FigureKind.COUNT, qualifier=Qualifier.EXACT, measures="boats",
    sentence="Some -12 boats sank.", circumstances=Circumstances(event="sank"), speaker=None,
    denied=False, article=ARTICLE,
)  # fmt: skip


def rows(form, *records):
    data = form.head + b"".join(form.line(record) for record in records)
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline="")))


def test_a_spreadsheet_gets_utf_8_with_every_column():
    form = form_of(Format.CSV, What.QUOTES)
    assert form.head.startswith(b"\xef\xbb\xbf")
    (row,) = rows(form, a_record("Größe", "“zwei”\nZeilen"))
    assert row["words"] == "Größe … “zwei”\nZeilen"
    assert row["offsets"] == "12-23 30-40"
    assert row["negated"] == "no"
    assert row["gone_since"] == ""
    assert row["published"] == "2024-07-26T12:00:00Z"
    assert row["link"] == "https://a.example/x"
    assert row["confirmed_by"] == ""
    (row,) = rows(form, a_record(reviewed=Reviewed(Verdict.RIGHT, UserId(2**60 + 1), NOW)))
    assert (row["review"], row["confirmed_by"]) == ("right", "1152921504606846977")
    assert row["confirmed_at"] == "2024-07-26T12:00:00Z"
    (figure,) = rows(form_of(Format.CSV, What.FIGURES), FIGURE)
    assert (figure["value"], figure["words"], figure["event"]) == ("-12.5", "'-12", "sank")


@pytest.mark.parametrize(
    "words", ["=1+1", "+41", "-5", "@here", "\t=1", " =1", "'=1", "＝1", "a;=1", "a\n=1", "a;'@x"]
)
def test_a_formula_gets_one_apostrophe_and_nothing_else_changes(words):
    shown = guarded(words)
    assert len(shown) == len(words) + 1 + (words == "\t=1")
    assert re.sub(r"'", "", shown) == words.replace("'", "")


@given(st.text(alphabet=DANGEROUS + "a'; ", max_size=12))
def test_no_cell_begins_with_a_formula(words):
    for cell in re.split(r"[;\t\r\n]", guarded(words)):
        assert cell[:1] not in set("=+-@＝＋－＠")


def test_ordinary_words_stay_as_they_are():
    for words in ("'tis late", "a - b", "3 = 3", "we did; - no", ""):
        assert guarded(words) == words


def test_json_lines_and_markdown_have_the_words_as_they_are():
    line = form_of(Format.JSON_LINES, What.QUOTES).line(a_record("=1+1", "\u2028 two"))
    assert json.loads(line)["words"] == ["=1+1", "\u2028 two"]
    assert json.loads(line)["offsets"] == [[12, 23], [30, 40]]
    assert json.loads(form_of(Format.JSON_LINES, What.FIGURES).line(FIGURE))["value"] == -12.5
    text = form_of(Format.MARKDOWN, What.QUOTES).line(a_record(kind=Kind.INDIRECT)).decode()
    assert text.startswith("> *Reported, not quoted:* The harbour … stays open\n")
    assert "**John Kirby** · spokesperson · indirect · statement" in text
    assert "[A bridge; a \\*gate\\*](https://a.example/x), The Courier, 26 July 2024" in text
    figure = form_of(Format.MARKDOWN, What.FIGURES).line(FIGURE).decode()
    assert figure.startswith("> Some -12 boats sank.\n\n**\\-12** · boats")


@pytest.mark.parametrize("format_", Format)
def test_files_keep_to_the_limit_and_each_is_whole(tmp_path, format_):
    form = form_of(format_, What.QUOTES)
    limit = len(form.head) + 2 * len(form.line(a_record())) + 5
    files = ExportFiles(tmp_path, form, limit=limit)
    files.write([a_record()] * 3)
    files.write([a_record()] * 2)
    files.close()
    assert files.records == 5
    assert len(files.paths) == 3
    for path in files.paths:
        assert path.stat().st_size <= limit
        assert path.read_bytes().startswith(form.head)


def test_more_than_so_many_files_are_refused_with_a_sentence(tmp_path):
    form = form_of(Format.JSON_LINES, What.QUOTES)
    files = ExportFiles(tmp_path, form, limit=len(form.line(a_record())))
    files.write([a_record()] * FILES)
    with pytest.raises(BadOption, match="narrow it down"):
        files.write([a_record()])
    files.close()


def test_packed_files_are_within_the_limit_and_hold_every_line(tmp_path):
    """Of what can hardly be packed, so that the files are as large as they ever are."""
    limit, lines = 600_000, [random.Random(seed).randbytes(60_000) for seed in range(25)]
    packed = Form("bin.gz", b"", bytes, packed=True)
    files = ExportFiles(tmp_path, packed, limit=limit)
    files.write(lines)
    files.close()
    assert len(files.paths) > 1
    assert all(path.stat().st_size <= limit for path in files.paths)
    assert b"".join(gzip.decompress(path.read_bytes()) for path in files.paths) == b"".join(lines)
