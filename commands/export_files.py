"""An export on its way to disk and to Discord: files of a bounded size, each whole in itself."""

import gzip
from collections.abc import Sequence
from pathlib import Path
from typing import BinaryIO, Generic, cast

import discord

from commands import reply
from commands.export_forms import Form, R
from commands.locale import _, later, number
from commands.sheet import Sheet
from news.errors import BadOption

FILES = 10
"""At most so many files of one export, each in a message of its own."""
ROOM = 64 * 1024
"""Bytes of a message that are no file: Discord's limit may count the whole request."""
_HELD_BACK = 256 * 1024
"""More bytes than packing holds back of what is not yet in the file."""

_TOO_MUCH = later(
    "That is more than {files} files of the size that Discord takes here: narrow it down with"
    " “since” and “until”, a speaker or an outlet."
)


class ExportFiles(Generic[R]):
    """Writes records into files of at most `limit` bytes, in a folder of its own."""

    def __init__(
        self, folder: Path, form: Form[R], *, limit: int, too_much: str = _TOO_MUCH
    ) -> None:
        """Take the sentence for more than `FILES` files, which are `{files}` in it."""
        self.records = 0
        self.paths: list[Path] = []
        self._folder, self._form, self._limit = folder, form, limit
        self._too_much = too_much
        self._file: BinaryIO | None = None
        self._open: BinaryIO | None = None

    def write(self, records: Sequence[R]) -> None:
        """Write some records; raise `BadOption` when there are more than `FILES` files hold."""
        for record in records:
            line = self._form.line(record)
            if self._open is None or self._size() + len(line) > self._limit:
                self._open = self._next()
            self._open.write(line)
            self.records += 1

    def close(self) -> None:
        """End the last file."""
        for opened in (self._open, self._file):
            if opened is not None:
                opened.close()
        self._open = self._file = None

    def _size(self) -> int:
        """Return how large the file may be by now; packed, it is at most as large as it was."""
        written = self._file.tell() if self._file else 0
        return written + _HELD_BACK if self._form.packed else written

    def _next(self) -> BinaryIO:
        self.close()
        if len(self.paths) == FILES:
            raise BadOption(self._too_much, files=FILES)
        path = self._folder / f"{len(self.paths) + 1}.{self._form.ending}"
        self.paths.append(path)
        self._file = path.open("wb")
        opened: BinaryIO = self._file
        if self._form.packed:
            opened = cast("BinaryIO", gzip.GzipFile("", "wb", fileobj=opened, mtime=0))
        opened.write(self._form.head)
        return opened


async def send(
    interaction: discord.Interaction, files: ExportFiles[R], name: str, told: str
) -> None:
    """Send each file in a message of its own: a full one is as much as Discord takes.

    The first message says what was `told`.
    """
    of = len(files.paths)
    for at, path in enumerate(files.paths, 1):
        title = name if of == 1 else f"{name}-{at}-of-{of}"
        file = discord.File(path, title + "".join(path.suffixes))
        layout = reply.layout_of(Sheet(_told(told, at, of)))
        layout.add_item(discord.ui.File(f"attachment://{file.filename}"))
        await reply.answer(interaction, layout, file)


def _told(told: str, at: int, of: int) -> str:
    """Say what was exported, and which of several files this is."""
    if at > 1:
        return _("File {number} of {total}.").format(number=number(at), total=number(of))
    if of == 1:
        return told
    split = _(
        "Discord takes no larger file here, so it comes in {total} files, each in a message of"
        " its own. Every file can be opened alone."
    )
    return f"{told}\n{split.format(total=number(of))}"
