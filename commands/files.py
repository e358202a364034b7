"""Files that members attach: their name and size are checked before anything is downloaded."""

from collections.abc import Sequence

import discord

from commands.batches import Handed
from commands.locale import _, later
from news.article import DOCUMENT_LIMIT, Document
from news.errors import NewsError, PageUnavailable, SubmissionRefused
from news.formats import documents_in, media_type_of

KINDS = later(".txt, .md, .html, .pdf, .docx, .eml or .jsonl")


def is_readable(file: discord.Attachment) -> bool:
    """Tell whether a file's name is that of a kind that is read."""
    return media_type_of(file.filename) is not None


async def documents_from(files: Sequence[discord.Attachment]) -> list[Handed]:
    """Download files as documents; each line of a .jsonl file is one.

    What cannot be taken is handed on as its error, so that it costs the others nothing.
    """
    handed: list[Handed] = []
    for file in files:
        try:
            document = await document_from(file)
        except NewsError as error:
            handed.append(Handed(file.filename, error))
            continue
        handed += [Handed(each.name or file.filename, each) for each in documents_in(document)]
    return handed


async def document_from(file: discord.Attachment) -> Document:
    """Download a file as a document.

    Raises `SubmissionRefused` for a kind that is not read, an empty file or one that is too
    large, and `PageUnavailable` when Discord does not give it.
    """
    media_type = media_type_of(file.filename)
    if media_type is None:
        raise SubmissionRefused(
            "I cannot read “{name}”: send a {kinds} file, or paste the text.",
            name=file.filename,
            kinds=_(KINDS),
        )
    if file.size > DOCUMENT_LIMIT:
        raise SubmissionRefused(
            "“{name}” is too large: {limit} MB is the limit.",
            name=file.filename,
            limit=DOCUMENT_LIMIT // 2**20,
        )
    try:
        data = await file.read()
    except discord.HTTPException as error:
        raise PageUnavailable(
            "Discord did not give me “{name}”: attach it once more.", name=file.filename
        ) from error
    return Document(data=data, media_type=media_type, name=file.filename)
