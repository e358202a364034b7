"""Forms: shown fresh, received by their fixed custom_id, also after a restart."""

from collections.abc import Callable
from typing import Any, cast

import discord

from commands import limits, locale
from commands.tree import report

_known: dict[str, Callable[[], "Form"]] = {}


class Form(discord.ui.Modal):
    """A modal that is known by its `name`, its custom_id. Give every input a fixed one too."""

    name: str

    def __init_subclass__(cls, *, name: str, title: str) -> None:
        super().__init_subclass__(title=title)
        cls.name = name
        _known[name] = cls

    def __init__(self) -> None:
        super().__init__(custom_id=self.name, timeout=None)

    async def on_submit(self, interaction: discord.Interaction) -> None:
        """Do what the form is for. Errors may be raised."""
        raise NotImplementedError

    async def on_error(  # type: ignore[override]  # discord.py's Modal narrows it like this too
        self, interaction: discord.Interaction, error: Exception
    ) -> None:
        """Answer, and give back the text that would be lost."""
        await report(interaction, error, self.typed())

    def typed(self) -> str:
        """Return the longer text that a member has typed into this form, or nothing."""
        return ""


async def show(interaction: discord.Interaction, form: Form) -> None:
    """Open a form. It must be the first answer to an interaction.

    The form is stopped before it is sent, so that discord.py does not keep it: `receive` takes
    every submission, and two members (or one, before and after a restart) never share an instance.
    """
    limits.check_form(form)
    form.stop()
    await interaction.response.send_modal(form)


async def receive(interaction: discord.Interaction) -> None:
    """Take a submitted form; other interactions pass. Call it from the client's on_interaction.

    discord.py 2.7.1 drops submissions of modals that its process has not sent, and with them up
    to 4,000 characters that somebody typed. There is no public way to hand one over, so this uses
    `Modal._dispatch_submit`, which takes (interaction, components, resolved) and returns a task:
    discord.py is pinned for this, and tests submit forms that their process has never shown.
    """
    if interaction.type is not discord.InteractionType.modal_submit:
        return
    data = cast("dict[str, Any]", interaction.data)
    form = _known.get(data["custom_id"])
    if form is not None:
        locale.use(interaction.locale)
        await form()._dispatch_submit(interaction, data["components"], data.get("resolved", {}))  # noqa: SLF001 - see above
