"""What there is to translate: every text in the code, and the names that Discord shows."""

from collections.abc import Iterator
from pathlib import Path

from babel.messages import Catalog
from babel.messages.extract import extract
from discord import app_commands

from commands.locale import CATALOGUES
from commands.registry import COMMANDS
from news import errors

ROOT = CATALOGUES.parents[1]
PACKAGES = ("bot", "commands", "extraction", "news", "services", "storage")
FOR_OPERATORS = {
    "ConfigurationWrong",
    "DatabaseNewer",
    "DatabaseOutdated",
    "DatabaseUnreachable",
    "WeightsDamaged",
}
"""Errors that only whoever runs the bot reads, on the command line."""

FUNCTIONS: dict[str, tuple[int, ...] | None] = {
    "_": None,
    "later": None,
    "said": None,
    "ngettext": (1, 2),
    "counted": (2, 3),
    **{
        name: None
        for name, kind in vars(errors).items()
        if isinstance(kind, type) and name not in FOR_OPERATORS
    },
}
"""What takes a text, and at which places: 1 is the first argument."""


def collected() -> Catalog:
    """Return every text that members read, in English, with the files it stands in."""
    catalog = Catalog(charset="utf-8", fuzzy=False)
    for path in sources():
        place = path.relative_to(ROOT).as_posix()
        with path.open("rb") as source:
            for _, text, comments, context in extract(
                "python", source, FUNCTIONS, comment_tags=("Translators:",), strip_comment_tags=True
            ):
                catalog.add(text, None, [(place, 0)], auto_comments=comments, context=context)
    for command in COMMANDS:
        for text, context in shown(command):
            catalog.add(text, None, [("commands/registry.py", 0)], context=context)
    return catalog


def sources() -> Iterator[Path]:
    """Yield the files that may hold a text for members."""
    for package in PACKAGES:
        yield from sorted((ROOT / package).rglob("*.py"))


def shown(
    command: app_commands.Command | app_commands.ContextMenu | app_commands.Group,  # type: ignore[type-arg]  # of any
) -> Iterator[tuple[str, str | None]]:
    """Yield what Discord shows of a command, each with the context that it has in a catalogue."""
    yield command.name, "command"
    if isinstance(command, app_commands.ContextMenu):
        return
    yield command.description, None
    if isinstance(command, app_commands.Group):
        for each in command.commands:
            yield from shown(each)
        return
    for option in command.parameters:
        yield option.display_name, "option"
        yield str(option.description), None
        yield from ((choice.name, "choice") for choice in option.choices)
