"""/submit: a form that takes links, a pasted text or files."""

from typing import Any, cast

import discord
from discord import app_commands

from commands import forms, reply
from commands.batches import Handed, take_in_all
from commands.files import KINDS, documents_from
from commands.locale import _, later, listed
from commands.permissions import require_moderator
from news.article import DOCUMENT_LIMIT, Document
from news.errors import BadOption

FILES = 10
"""Files in one form: Discord's limit."""
BOX = 4_000
"""Characters in one text box: Discord's limit."""

FormLabel = discord.ui.Label[Any]


@app_commands.command(name="submit", description="Submit an article: a link, a text or a file")
async def submit(interaction: discord.Interaction) -> None:
    """Open the form, for moderators."""
    await require_moderator(interaction)
    await forms.show(interaction, SubmitForm())


def _box(custom_id: str, placeholder: str) -> discord.ui.TextInput[Any]:
    return discord.ui.TextInput(
        custom_id=custom_id,
        style=discord.TextStyle.paragraph,
        placeholder=placeholder,
        required=False,
        max_length=BOX,
    )


class SubmitForm(forms.Form, name="v1:submit", title=later("Submit an article")):
    """One of links, text and files is needed; a long text continues in a second box."""

    link: FormLabel = discord.ui.Label(
        text=later("Link"),
        description=later("Fill in one of the three: a link or several, a text, or files."),
        component=discord.ui.TextInput(
            custom_id="link", placeholder="https://… https://…", required=False, max_length=2_000
        ),
    )
    text: FormLabel = discord.ui.Label(
        text=later("or text"),
        description=later(
            "The first line becomes the title. A longer text is better sent as a file."
        ),
        component=_box("text", later("Paste the article")),
    )
    more: FormLabel = discord.ui.Label(
        text=later("Text, continued"),
        description=later("What did not fit into the box above."),
        component=_box("more", later("Paste the rest")),
    )
    file: FormLabel = discord.ui.Label(
        text=later("or files"),
        component=discord.ui.FileUpload(custom_id="file", required=False, max_values=FILES),
    )

    def __init__(self) -> None:
        super().__init__()
        self.file.description = _("Up to {files}: {kinds}, up to {size} MB each").format(
            files=FILES, kinds=_(KINDS), size=DOCUMENT_LIMIT // 2**20
        )

    async def on_submit(self, interaction: discord.Interaction) -> None:
        """Take the submission in, from moderators."""
        await reply.defer(interaction)
        await require_moderator(interaction)
        await take_in_all(interaction, await self._handed())

    def typed(self) -> str:
        """Return the text of both boxes as one."""
        first, second = str(self.text.component), str(self.more.component)
        # A full box was cut by Discord's limit, in the middle of whatever was pasted.
        gap = "" if len(first) >= BOX or not (first and second) else "\n\n"
        return (first + gap + second).strip()

    async def _handed(self) -> list[Handed]:
        link, text = str(self.link.component).strip(), self.typed()
        files = cast("discord.ui.FileUpload[Any]", self.file.component).values
        given = [
            *([_("a link")] if link else []),
            *([_("a text")] if text else []),
            *([_("a file")] if files else []),
        ]
        if len(given) > 1:
            raise BadOption(
                "You gave {given}, and I cannot tell which is the article. "
                "Open /submit again and fill in only one.",
                given=listed(given),
            )
        if files:
            return await documents_from(files)
        if links := link or (text if are_links(text) else ""):
            return [Handed(each, each) for each in links_in(links)]
        if text:
            document = Document(data=text.encode(), media_type="text/plain", charset="utf-8")
            return [Handed(_("The text"), document)]
        raise BadOption("The form was empty. Open /submit again with a link, a text or a file.")


def links_in(typed: str) -> list[str]:
    """Return the links of a field, each once; anything that is not only links is one (wrong) link.

    >>> links_in("https://a.example https://b.example"), links_in("not a link")
    (['https://a.example', 'https://b.example'], ['not a link'])
    """
    return list(dict.fromkeys(typed.split())) if are_links(typed) else [typed]


def are_links(typed: str) -> bool:
    """Tell whether a text is nothing but links.

    >>> are_links("https://a.example https://b.example"), are_links("see https://a.example")
    (True, False)
    """
    return all(part.lower().startswith(("http://", "https://")) for part in typed.split())
