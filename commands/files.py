"""Files that members attach: their name and size are checked before anything is downloaded."""

from pathlib import PurePosixPath

import discord

from news.article import DOCUMENT_LIMIT, Document
from news.errors import PageUnavailable, SubmissionRefused

MEDIA_TYPES = {
    ".txt": "text/plain",
    ".md": "text/markdown",
    ".html": "text/html",
    ".htm": "text/html",
}


def is_readable(file: discord.Attachment) -> bool:
    """Tell whether a file's name is that of a kind that is read."""
    return _ending(file) in MEDIA_TYPES


async def document_from(file: discord.Attachment) -> Document:
    """Download a file as a document.

    Raises `SubmissionRefused` for a kind that is not read, an empty file or one that is too
    large, and `PageUnavailable` when Discord does not give it.
    """
    if not is_readable(file):
        raise SubmissionRefused(
            f"I cannot read “{file.filename}”: send a .txt, .md or .html file, or paste the text."
        )
    if file.size > DOCUMENT_LIMIT:
        raise SubmissionRefused(
            f"“{file.filename}” is too large: {DOCUMENT_LIMIT // 2**20} MB is the limit."
        )
    try:
        data = await file.read()
    except discord.HTTPException as error:
        raise PageUnavailable(
            f"Discord did not give me “{file.filename}”: attach it once more."
        ) from error
    return Document(data=data, media_type=MEDIA_TYPES[_ending(file)], name=file.filename)


def _ending(file: discord.Attachment) -> str:
    return PurePosixPath(file.filename).suffix.lower()
