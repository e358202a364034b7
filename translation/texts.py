"""What there is to translate: every text in the code, and the names that Discord shows."""

import ast
from collections.abc import Iterator
from pathlib import Path

from babel.messages import Catalog
from discord import app_commands

from commands.locale import CATALOGUES
from commands.registry import COMMANDS
from news import errors

ROOT = CATALOGUES.parents[1]
PACKAGES = ("bot", "commands", "extraction", "news", "services", "storage")
ON_THE_COMMAND_LINE = {
    f"bot/{name}.py"
    for name in ("archives", "cli", "client", "demo", "extracting", "importing", "serving")
}
"""Files whose sentences only whoever runs the bot reads, there or in its log; in English."""
FOR_OPERATORS = {
    "ConfigurationWrong",
    "DatabaseNewer",
    "DatabaseOutdated",
    "DatabaseUnreachable",
    "WeightsDamaged",
}
"""Errors that only they read."""
ERRORS = {name for name, kind in vars(errors).items() if isinstance(kind, type)} - FOR_OPERATORS

SINGLE = {"_", "later", "said", *ERRORS}
"""What takes a text as its first argument."""
PLURAL = {"ngettext": 0, "counted": 1}
"""What takes the form for one, and then that for many, from this argument on."""

Command = app_commands.Command | app_commands.ContextMenu | app_commands.Group  # type: ignore[type-arg]  # of any kind


def collected() -> Catalog:
    """Return every text that members read, in English, with the files it stands in."""
    catalog = Catalog(charset="utf-8", fuzzy=False)
    for path in sources():
        place = path.relative_to(ROOT).as_posix()
        for text in texts_in(path.read_text(encoding="utf-8")):
            catalog.add(text, None, [(place, 0)])
    for command in COMMANDS:
        for text, context in shown(command):
            catalog.add(text, None, [("commands/registry.py", 0)], context=context)
    return catalog


def sources() -> Iterator[Path]:
    """Yield the files that may hold a text for members."""
    for package in PACKAGES:
        for path in sorted((ROOT / package).rglob("*.py")):
            if path.relative_to(ROOT).as_posix() not in ON_THE_COMMAND_LINE:
                yield path


def texts_in(source: str) -> Iterator[str | tuple[str, str]]:
    """Yield the texts of a file, also those inside f-strings, which Babel's own reader misses."""
    for node in ast.walk(ast.parse(source)):
        match node:
            case ast.Call(args=[ast.Constant(value=str(text)), *_]) if name_of(node) in SINGLE:
                yield text
            case ast.Call(args=arguments) if (name := name_of(node)) in PLURAL:
                match arguments[PLURAL[name] :][:2]:
                    case [ast.Constant(value=str(one)), ast.Constant(value=str(many))]:
                        yield one, many


def name_of(call: ast.Call) -> str:
    """Return the name of what is called, without the module or object that it belongs to."""
    match call.func:
        case ast.Name(id=name) | ast.Attribute(attr=name):
            return name
    return ""


def called(command: Command, above: str = "") -> Iterator[str]:
    """Yield the names by which a command and those below it are called: `briefing add`."""
    name = f"{above} {command.name}".strip()
    yield name
    if isinstance(command, app_commands.Group):
        for each in command.commands:
            yield from called(each, name)


def shown(command: Command) -> Iterator[tuple[str, str | None]]:
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
