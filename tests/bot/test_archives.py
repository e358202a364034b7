"""Archives on disk."""

import pytest

from bot.archives import count_documents, documents_at
from news.article import DOCUMENT_LIMIT
from news.errors import SubmissionRefused


def test_folders_files_and_lines_are_read_in_the_order_of_their_names(tmp_path):
    (tmp_path / "b").mkdir()
    (tmp_path / ".git").mkdir()
    files = {
        "b/2.md": b"two",
        "a.txt": b"one",
        "b/1.jsonl": b'{"text": 1}\n\n{"text": 3}',
        "b/x.exe": b"no",
        ".git/c.txt": b"no",
        ".d.txt": b"no",
    }
    for name, data in files.items():
        (tmp_path / name).write_bytes(data)
    (tmp_path / "link.txt").symlink_to(tmp_path / "a.txt")

    found = list(documents_at([str(tmp_path)]))

    assert [document.name.removeprefix(f"{tmp_path}/") for document in found] == [
        "a.txt",
        "b/1.jsonl, line 1",
        "b/1.jsonl, line 3",
        "b/2.md",
    ]
    assert count_documents([str(tmp_path)]) == 4


def test_of_what_is_too_large_only_so_much_is_read_that_it_is_refused(tmp_path):
    path = tmp_path / "lines.jsonl"
    path.write_bytes(b"x" * (3 * DOCUMENT_LIMIT) + b"\nshort\n")

    found = list(documents_at([str(path)]))

    assert [len(document.data) for document in found] == [DOCUMENT_LIMIT + 1, 5]
    assert found[1].name.endswith("line 2")


def test_a_path_that_is_not_there_is_said(tmp_path):
    with pytest.raises(SubmissionRefused, match="There is no file and no folder"):
        list(documents_at([str(tmp_path / "gone")]))
