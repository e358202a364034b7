"""What a member reads of a Components V2 message, as plain lines for a terminal."""

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime
from enum import IntEnum
from textwrap import fill
from typing import Any

WIDTH = 92  # columns: fits a terminal of 100 with the margin of the answers

Component = Mapping[str, Any]
"""One component as Discord's API describes it: a type, and children under `components`."""


class ComponentType(IntEnum):
    """The component types that have something to read, by their number in Discord's API."""

    BUTTON = 2
    STRING_SELECT = 3
    SECTION = 9
    TEXT_DISPLAY = 10
    SEPARATOR = 14


_INVISIBLE = "\u200b"  # zero-width space: how outside text is kept from becoming a mention
_LINK = re.compile(r"\[((?:[^\]\\]|\\.)+)\]\(<?(https?://[^\s)>]+)>?(?:\s+\"[^\"]*\")?\)")
_STYLE = re.compile(r"(?<!\\)(?:\*\*\*|\*\*|\*|___|__|~~|\|\||(?<!\w)_|_(?!\w)|`)")
_HEADING = re.compile(r"^(?:#{1,3}|-#) +")
_QUOTED = re.compile(r"^> ?")
_MOMENT = re.compile(r"<t:(-?\d+)(?::([tTdDfFR]))?>")
_COMMAND = re.compile(r"</([^:>]+):\d+>")
_ESCAPE = re.compile(r"\\([^\w\s]|_)")
_ADDRESS = re.compile(r"(<https?://[^\s>]+>)")


def readable(components: Sequence[Component]) -> str:
    """Return the message as a member reads it: texts, then buttons and choices in brackets."""
    return "\n".join(line for part in components for line in _lines(part))


def plain(markdown: str) -> str:
    r"""Return Discord's Markdown without its marks; a link keeps its address after the words.

    >>> plain("### **John Kirby** wrote 3\\*4: [the page](https://news.example/a)")
    'John Kirby wrote 3*4: the page <https://news.example/a>'
    """
    text = _MOMENT.sub(lambda moment: _moment(int(moment[1]), moment[2]), markdown)
    text = _COMMAND.sub(r"/\1", _HEADING.sub("", text.replace(_INVISIBLE, "")))
    text = _LINK.sub(lambda link: f"{link[1]} <{link[2]}>", text)
    # Every second piece is an address, whose underscores and asterisks are no style.
    pieces = _ADDRESS.split(text)
    pieces[::2] = [_ESCAPE.sub(r"\1", _STYLE.sub("", piece)) for piece in pieces[::2]]
    return "".join(pieces)


def _lines(component: Component) -> Iterator[str]:
    match component["type"]:
        case ComponentType.TEXT_DISPLAY:
            yield from _text_lines(component["content"])
        case ComponentType.SEPARATOR:
            yield ""
        case ComponentType.BUTTON | ComponentType.STRING_SELECT:
            yield _control(component)
        case _:
            yield from _inner_lines(component)


def _inner_lines(component: Component) -> Iterator[str]:
    """Children one below the other, except that buttons of one row stand side by side."""
    children = list(component.get("components") or [])
    if component["type"] == ComponentType.SECTION and component.get("accessory"):
        children.append(component["accessory"])
    if children and all(child["type"] == ComponentType.BUTTON for child in children):
        yield "  ".join(_control(child) for child in children)
        return
    for child in children:
        yield from _lines(child)


def _text_lines(content: str) -> Iterator[str]:
    for line in content.split("\n"):
        margin = "  | " if _QUOTED.match(line) else ""
        yield fill(
            plain(_QUOTED.sub("", line)),
            WIDTH,
            initial_indent=margin,
            subsequent_indent=margin,
            break_long_words=False,
            break_on_hyphens=False,
        )


def _control(component: Component) -> str:
    if component["type"] == ComponentType.BUTTON:
        label = component.get("label") or (component.get("emoji") or {}).get("name") or "?"
        return f"[{label}: off]" if component.get("disabled") else f"[{label}]"
    options = ", ".join(option["label"] for option in component.get("options", ()))
    return f"[{component.get('placeholder') or 'Choose'}: {options}]"


def _moment(seconds: int, style: str | None) -> str:
    """Return a timestamp as Discord shows it to somebody in UTC: a day, with its time for "f"."""
    moment = datetime.fromtimestamp(seconds, tz=UTC)
    clock = f", {moment:%H:%M} UTC" if style == "f" else ""
    return f"{moment.day} {moment:%B %Y}{clock}"
