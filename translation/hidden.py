"""Texts that no catalogue can know: bare ones, and those made of pieces before translation."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from commands.registry import COMMANDS
from translation.texts import PLURAL, SINGLE, called, name_of

_NOT_READ = {
    *("RuntimeError", "ValueError", "LimitBroken", "TypeVar"),
    *("cast", "compile", "day_as", "getattr"),
}
"""What takes texts that no member reads."""
_NAMING = {"command", "describe", "Choice", "Group", "ContextMenu", "context_menu", "rename"}
"""What takes texts that `translation.texts.shown` collects from the commands themselves."""
_NAMES = {"JSON Lines", "Markdown"} | {name for each in COMMANDS for name in called(each)}
"""Names that are the same in every language, or that are looked up before they are shown."""
_LOGGING = {"debug", "info", "warning", "error", "exception"}


def put_together(path: Path) -> Iterator[str]:
    """Yield where a text is made of pieces before it is translated, so that it never will be."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and (name := name_of(node)) in {*SINGLE, *PLURAL}:
            first = PLURAL.get(name, 0)
            if any(map(_is_made, node.args[first : first + 1 + (name in PLURAL)])):
                yield f"{path.name}:{node.lineno} {ast.unparse(node)[:90]}"


def bare(path: Path) -> Iterator[str]:
    """Yield the sentences that stand in a file without going through the catalogues."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    kept = {id(node) for node in _accounted_for(tree)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant | ast.JoinedStr) and id(node) not in kept and _reads(node):
            yield f"{path.name}:{node.lineno} {ast.unparse(node)[:90]}"


def _is_made(node: ast.expr) -> bool:
    match node:
        case ast.JoinedStr() | ast.BinOp():
            return True
        case ast.Call(func=ast.Attribute(attr="format")):
            return True
    return False


def _accounted_for(tree: ast.AST) -> Iterator[ast.AST]:
    for node in ast.walk(tree):
        match node:
            case ast.Expr(value=ast.Constant()):  # a docstring
                yield node.value
            case ast.Raise(exc=ast.Call() as call) if name_of(call) in _NOT_READ:
                yield from ast.walk(call)
            case ast.Call() if name_of(node) in {*SINGLE, *PLURAL, *_NOT_READ, *_NAMING, *_LOGGING}:
                yield from ast.walk(node)
            case ast.JoinedStr():
                yield from (part for part in ast.walk(node) if part is not node)
            case ast.arg(annotation=ast.expr() as kind) | ast.AnnAssign(annotation=kind):
                yield from ast.walk(kind)
            case ast.FunctionDef(returns=ast.expr() as kind):
                yield from ast.walk(kind)


def _reads(node: ast.Constant | ast.JoinedStr) -> bool:
    """Tell whether it is something that is read: several words, or one with a capital letter."""
    parts = node.values if isinstance(node, ast.JoinedStr) else [node]
    constants = (part.value for part in parts if isinstance(part, ast.Constant))
    text = "\0".join(value for value in constants if isinstance(value, str))
    words = [word for word in re.findall(r"[^\W\d_]{3,}", text) if not word.isupper()]
    if not words or text in _NAMES or "=" in text or "://" in text:
        return False
    return " " in text.strip() or (text == words[0] and text[0].isupper())
