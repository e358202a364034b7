"""Forms: shown fresh, received by their custom_id, also after a restart.

A custom_id reads `v1:<what>`, and for a form about something `v1:<what>/<its id>`.
"""

from collections.abc import Callable
from typing import Any, cast

import discord

from commands import limits, locale
from commands.locale import _
from commands.tree import report

_known: dict[str, Callable[..., "Form"]] = {}


class Form(discord.ui.Modal):
    """A modal that is known by its `name`, and about `of`. Give every input a fixed custom_id."""

    name: str

    def __init_subclass__(cls, *, name: str, title: str) -> None:
        super().__init_subclass__(title=title)
        cls.name = name
        _known[name] = cls

    def __init__(self, of: str = "") -> None:
        known_by = f"{self.name}/{of}" if of else self.name
        super().__init__(title=_(self.title), custom_id=known_by, timeout=None)
        self.of = of
        for label in self.children:
            if isinstance(label, discord.ui.Label):
                _translate(label)

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


def _translate(label: discord.ui.Label[Any]) -> None:
    """Say what is asked for in the member's language; the class has it in English."""
    label.text = _(label.text)
    label.description = label.description and _(label.description)
    asked = label.component
    if isinstance(asked, discord.ui.TextInput) and asked.placeholder:
        asked.placeholder = _(asked.placeholder)


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
    name, _slash, of = data["custom_id"].partition("/")
    form = _known.get(name)
    if form is not None:
        locale.use(interaction.locale)
        sent = form(of) if of else form()
        await sent._dispatch_submit(interaction, data["components"], data.get("resolved", {}))  # noqa: SLF001 - see above
