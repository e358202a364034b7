"""Archives on disk: folders, files and lines, one document after another, never all at once."""

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from news.article import DOCUMENT_LIMIT, Document
from news.errors import SubmissionRefused
from news.formats import JSON, LINES, media_type_of


def files_in(paths: Iterable[str]) -> Iterator[Path]:
    """Yield the files that are read under some paths, in the order of their names.

    In folders, hidden files, links and other kinds of files are passed over; a file that is
    named itself is always taken. Raises `SubmissionRefused` for a path that is not there.
    """
    for path in map(Path, paths):
        if path.is_dir():
            yield from _files_below(path)
        elif path.is_file():
            yield path
        else:
            raise SubmissionRefused(f"There is no file and no folder “{path}”.")


def count_documents(paths: Iterable[str]) -> int:
    """Return how many documents `documents_at` yields for the same paths."""
    return sum(_count(path) for path in files_in(paths))


def documents_at(paths: Iterable[str]) -> Iterator[Document]:
    """Yield every document, read when it is asked for; a line of a .jsonl file is one.

    Of what is too large only so much is read that it is refused.
    """
    for path in files_in(paths):
        media_type = media_type_of(path.name) or "text/plain"
        if media_type == LINES:
            for number, line in _lines(path):
                yield Document(line, JSON, name=f"{path}, line {number}")
        else:
            with path.open("rb") as file:
                yield Document(file.read(DOCUMENT_LIMIT + 1), media_type, name=str(path))


def _files_below(folder: Path) -> Iterator[Path]:
    for place, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            path = Path(place, name)
            if not name.startswith(".") and media_type_of(name) and not path.is_symlink():
                yield path


def _count(path: Path) -> int:
    return sum(1 for _ in _lines(path)) if media_type_of(path.name) == LINES else 1


def _lines(path: Path) -> Iterator[tuple[int, bytes]]:
    """Yield the lines that are not empty with their numbers; the end of an endless one is left."""
    with path.open("rb") as file:
        number = 0
        while line := file.readline(DOCUMENT_LIMIT + 1):
            number += 1
            rest = line
            while rest and not rest.endswith(b"\n"):
                rest = file.readline(DOCUMENT_LIMIT)
            if line := line.strip():
                yield number, line
