"""Stored rows as lines of JSON, for whoever takes them along."""

import json

from commands.export_forms import Form
from news.holding import Row


def _json(row: Row) -> bytes:
    """Return a row as a line, first of all what it is."""
    line = {"what": row.table, **row.values}
    return (json.dumps(line, ensure_ascii=False) + "\n").encode("utf-8", "replace")


PLAIN = Form("jsonl", b"", _json)
PACKED = Form("jsonl.gz", b"", _json, packed=True)
