"""An export on its way to disk: files of a bounded size, each whole in itself."""

from collections.abc import Sequence
from pathlib import Path
from typing import BinaryIO

from commands.export_forms import Form
from news.errors import BadOption
from news.record import Record

FILES = 10
"""At most so many files of one export, each in a message of its own."""
ROOM = 64 * 1024
"""Bytes of a message that are no file: Discord's limit may count the whole request."""


class ExportFiles:
    """Writes records into files of at most `limit` bytes, in a folder of its own."""

    def __init__(self, folder: Path, form: Form, *, limit: int) -> None:
        self.records = 0
        self.paths: list[Path] = []
        self._folder, self._form, self._limit = folder, form, limit
        self._open: BinaryIO | None = None
        self._size = 0

    def write(self, records: Sequence[Record]) -> None:
        """Write some records; raise `BadOption` when there are more than `FILES` files hold."""
        for record in records:
            line = self._form.line(record)
            if self._open is None or self._size + len(line) > self._limit:
                self._open = self._next()
            self._open.write(line)
            self._size += len(line)
            self.records += 1

    def close(self) -> None:
        """End the last file."""
        if self._open is not None:
            self._open.close()
            self._open = None

    def _next(self) -> BinaryIO:
        self.close()
        if len(self.paths) == FILES:
            raise BadOption(
                f"That is more than {FILES} files of the size that Discord takes here: narrow it"
                " down with “since” and “until”, a speaker or an outlet."
            )
        path = self._folder / f"{len(self.paths) + 1}.{self._form.ending}"
        self.paths.append(path)
        opened = path.open("wb")
        self._size = opened.write(self._form.head)
        return opened
