"""Discord's limits, checked by us before every send, because discord.py checks few of them.

The numbers are those of Discord's HTTP API description (v10) and, where that is silent (the sum
of text, the timeouts), of its documentation and of discord.py 2.7.1 as it behaves.
"""

from collections.abc import Iterator, Mapping
from typing import Any

import discord

COMPONENTS = 40
"""In one message, nested ones counted."""
TEXT = 4_000
"""Characters over all text displays of one message."""
LABEL = 80
CUSTOM_ID = 100
ADDRESS = 512
BUTTONS_IN_A_ROW = 5
OPTIONS = 25
OPTION_TEXT = 100
PLACEHOLDER = 150
TEXTS_IN_A_SECTION = 3
PICTURES = 10
"""In one gallery."""
ALT_TEXT = 1_024
FORM_ITEMS = 5
FORM_TITLE = 45
FORM_LABEL = 45
FORM_DESCRIPTION = 100
FORM_INPUT = 4_000
FORM_PLACEHOLDER = 100
CHOICES = 25
CHOICE_TEXT = 100

_ROW, _BUTTON, _INPUT, _SECTION, _TEXT, _CONTAINER, _LABEL = 1, 2, 4, 9, 10, 17, 18
_GALLERY = 12
_STRING_SELECT = 3
_SELECTS = {_STRING_SELECT, 5, 6, 7, 8}
_LINK_STYLE = 5

Component = Mapping[str, Any]


class LimitBroken(ValueError):
    """What we were about to send is not what Discord takes: a mistake of ours, never a member's."""


def check_message(layout: discord.ui.LayoutView) -> None:
    """Raise `LimitBroken` unless Discord would take this layout and it survives a restart."""
    components = layout.to_components()  # type: ignore[no-untyped-call]  # untyped in discord.py
    problems = [*_message_problems(components), *_lifetime_problems(layout)]
    if problems:
        raise LimitBroken("; ".join(problems))


def check_form(form: discord.ui.Modal) -> None:
    """Raise `LimitBroken` unless Discord would take this form."""
    payload = form.to_dict()
    items = payload["components"]
    problems = [
        *_length("title of a form", payload["title"], FORM_TITLE),
        *_length("custom_id", payload["custom_id"], CUSTOM_ID),
        *_count("items of a form", len(items), FORM_ITEMS),
        *_repeated(item["component"]["custom_id"] for item in items if item["type"] == _LABEL),
    ]
    for item in items:
        problems += _form_item_problems(item)
    if problems:
        raise LimitBroken("; ".join(problems))


def _message_problems(components: list[dict[str, Any]]) -> Iterator[str]:
    every = list(_walk(components))
    yield from _count("components", len(every), COMPONENTS)
    texts = sum(len(c["content"]) for c in every if c["type"] == _TEXT)
    if texts > TEXT:
        yield f"{texts} characters of text, {TEXT} allowed"
    yield from _repeated(c["custom_id"] for c in every if c.get("custom_id"))
    for component in every:
        yield from _component_problems(component)


def _component_problems(component: Component) -> Iterator[str]:
    kind = component["type"]
    if kind == _TEXT:
        yield from _length("text", component["content"], TEXT)
    elif kind == _BUTTON:
        yield from _button_problems(component)
    elif kind in _SELECTS:
        yield from _select_problems(component)
    elif kind == _ROW:
        yield from _row_problems(component["components"])
    elif kind == _SECTION:
        yield from _count("texts of a section", len(component["components"]), TEXTS_IN_A_SECTION)
    elif kind == _GALLERY:
        yield from _count("pictures of a gallery", len(component["items"]), PICTURES)
        for item in component["items"]:
            yield from _length("alt text", item.get("description") or "", ALT_TEXT)
    elif kind == _CONTAINER:
        yield from _count("children of a container", len(component["components"]), COMPONENTS)
        if any(child["type"] == _CONTAINER for child in component["components"]):
            yield "a container inside a container"


def _button_problems(button: Component) -> Iterator[str]:
    yield from _length("label of a button", button.get("label") or "", LABEL)
    if button["style"] == _LINK_STYLE:
        yield from _length("address of a button", button.get("url") or "", ADDRESS)
    else:
        yield from _length("custom_id", button.get("custom_id") or "", CUSTOM_ID)


def _select_problems(select: Component) -> Iterator[str]:
    yield from _length("custom_id", select.get("custom_id") or "", CUSTOM_ID)
    if len(select.get("placeholder") or "") > PLACEHOLDER:
        yield f"placeholder longer than {PLACEHOLDER}"
    if select["type"] != _STRING_SELECT:
        return
    options = select.get("options") or []
    yield from _count("options of a select", len(options), OPTIONS)
    yield from _repeated(option["value"] for option in options)
    for option in options:
        yield from _length("label of an option", option["label"], OPTION_TEXT)
        yield from _length("value of an option", option["value"], OPTION_TEXT)
        if option.get("description") is not None:
            yield from _length("description of an option", option["description"], OPTION_TEXT)


def _row_problems(children: list[Component]) -> Iterator[str]:
    if any(child["type"] in _SELECTS for child in children):
        if len(children) > 1:
            yield "a select shares its row"
    else:
        yield from _count("buttons of a row", len(children), BUTTONS_IN_A_ROW)


def _form_item_problems(item: Component) -> Iterator[str]:
    if item["type"] != _LABEL:
        return
    inner = item["component"]
    yield from _length("label of a form", item["label"], FORM_LABEL)
    yield from _length("custom_id", inner["custom_id"], CUSTOM_ID)
    if len(item.get("description") or "") > FORM_DESCRIPTION:
        yield f"description of a form longer than {FORM_DESCRIPTION}"
    if inner["type"] == _INPUT:
        if (inner.get("max_length") or FORM_INPUT) > FORM_INPUT:
            yield f"a form's input takes more than {FORM_INPUT}"
        if len(inner.get("placeholder") or "") > FORM_PLACEHOLDER:
            yield f"placeholder of a form longer than {FORM_PLACEHOLDER}"


def _lifetime_problems(layout: discord.ui.LayoutView) -> Iterator[str]:
    """Tell what would die: only dynamic items and links are allowed, and no timeout.

    In 2.7.1 a view with an ordinary item beside a dynamic one takes, when it ends, the dynamic
    item away from every message of the client.
    """
    children = list(layout.walk_children())
    wrapped = {id(c.item) for c in children if isinstance(c, discord.ui.DynamicItem)}
    for child in children:
        if isinstance(child, discord.ui.DynamicItem) or id(child) in wrapped:
            continue
        if child.is_dispatchable() and not isinstance(child, discord.ui.ActionRow):
            yield f"{child!r} would not answer after a restart"
    if layout.timeout is not None:
        yield "the layout has a timeout"


def _walk(components: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    for component in components:
        yield component
        yield from _walk(component.get("components") or [])
        if "accessory" in component:
            yield component["accessory"]


def _length(what: str, text: str, limit: int) -> Iterator[str]:
    if not 1 <= len(text) <= limit:
        yield f"{what} has {len(text)} characters, 1 to {limit} allowed"


def _count(what: str, number: int, limit: int) -> Iterator[str]:
    if not 1 <= number <= limit:
        yield f"{number} {what}, 1 to {limit} allowed"


def _repeated(values: Iterator[str]) -> Iterator[str]:
    seen: set[str] = set()
    for value in values:
        if value in seen:
            yield f"{value!r} is used twice"
        seen.add(value)
