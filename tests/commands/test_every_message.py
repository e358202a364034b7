"""No message, form or suggestion of ours breaks a limit of Discord, or is more than text.

Each is rendered from generated values, in every language, and judged by our own validator and by
Discord's description of its API. What a command or a service gains is missing here at first, and
then the tests at the end fail.
"""

import ast
import re
from functools import partial
from pathlib import Path
from typing import get_args

import discord
import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from commands import forms, locale, registry
from commands.controls import Control
from commands.limits import CHOICE_TEXT, CHOICES, check_form, check_message
from services.views import Answer
from tests.e2e.openapi import as_described, discord_description
from tests.support import messages
from tests.support.makers import the_largest_schedules

# Views are large, and so are their representations when hypothesis makes a note of one.
pytestmark = pytest.mark.filterwarnings("ignore:Generating overly large repr")
LANGUAGES = ("en", *locale.LANGUAGES)
COMMANDS = Path(__file__).parents[2] / "commands"
UNSEEN = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f\u061c\ufeff\u0000"
"""Characters that turn the direction of others, or that nobody sees."""
OURS = re.compile(
    r"```\n.*?\n```|<t:-?\d+:[DfR]>|<[@#]\d+>|<@&\d+>|</[\w -]+:\d+>|`/[\w -]+`"
    r"|(?<=\])\(https?://[^()\s<>]*\)",
    re.DOTALL,
)
"""What we write ourselves in Discord's syntax."""
HARM = re.compile(r"<[@#:/a-zA-Z]|@(?:everyone|here)|(?<!\\)[`|~]|(?<!\\)\]\(|://", re.IGNORECASE)


def aimed(examples):
    return settings(
        max_examples=examples,
        deadline=None,
        suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
        phases=[Phase.explicit, Phase.generate],  # views are large: shrinking one takes minutes
    )


def made(call, language):
    """What a call makes in a language, as a list: one or several of a kind."""
    with locale.speaking(language):
        found = call()
    return list(found) if isinstance(found, (list, tuple)) else [found]


def strings(payload):
    """All that Discord shows of a payload."""
    if isinstance(payload, dict):
        for name, value in payload.items():
            if name not in {"custom_id", "value", "url"}:
                yield from strings(value)
    elif isinstance(payload, list):
        for each in payload:
            yield from strings(each)
    elif isinstance(payload, str):
        yield payload


def check_is_taken(path, body):
    """Let Discord's own description judge, where it is at hand."""
    description = discord_description()
    if description is not None:
        assert description.violations("POST", path, {}, as_described(path, body)) == []


def check(layout):
    """Fail for what Discord would not take, and for what would be more than text in it."""
    check_message(layout)
    components = layout.to_components()
    check_is_taken("/channels/1/messages", {"flags": 1 << 15, "components": components})
    for shown in strings(components):
        assert not set(shown) & set(UNSEEN), shown
    for item in layout.walk_children():
        if isinstance(item, discord.ui.TextDisplay):
            rest = OURS.sub("", item.content)
            assert not HARM.search(rest), rest


@pytest.mark.parametrize("name", messages.MESSAGES)
async def test_no_message_breaks_a_limit_or_is_more_than_text(name):
    @aimed(4)
    @given(messages.MESSAGES[name], st.sampled_from(LANGUAGES))
    def rendered(call, language):
        for layout in made(call, language):
            check(layout)

    rendered()


@pytest.mark.parametrize("name", messages.ANSWERS, ids=lambda kind: kind.__name__)
async def test_no_answer_breaks_a_limit_or_is_more_than_text(name):
    @aimed(5)
    @given(messages.ANSWERS[name], st.booleans(), st.sampled_from(LANGUAGES))
    def rendered(answer, shared, language):
        assert isinstance(answer, name)
        for layout in made(partial(messages.answers.message, answer, shared=shared), language):
            check(layout)

    rendered()


@pytest.mark.parametrize("name", messages.FORMS)
async def test_no_form_breaks_a_limit(name):
    @aimed(3)
    @given(messages.FORMS[name])
    def rendered(call):
        for language in LANGUAGES:
            for form in made(call, language):
                check_form(form)
                check_is_taken(
                    "/interactions/1/token/callback", {"type": 9, "data": form.to_dict()}
                )

    rendered()


@pytest.mark.parametrize("language", LANGUAGES)
async def test_a_page_of_the_largest_schedules_fits(language):
    with locale.speaking(language):
        check(the_largest_schedules())


@aimed(20)
@given(st.one_of(*messages.CHOICES.values()))
def test_no_list_of_suggestions_breaks_a_limit(call):
    choices = made(call, "en")
    assert len(choices) <= CHOICES
    for choice in choices:
        assert 1 <= len(choice.name) <= CHOICE_TEXT
        assert 1 <= len(choice.value) <= CHOICE_TEXT
        assert not set(choice.name) & set(UNSEEN)
    data = {"choices": [choice.to_dict() for choice in choices]}
    check_is_taken("/interactions/1/token/callback", {"type": 8, "data": data})


MADE_IN_COMMANDS = {
    "about": "its sheet",
    "article": "what was taken back, as notices.undone says it",
    "batches": "its sheet, with menus below it",
    "briefing": "a preview of the sheets of briefing_text, and sentences of ours",
    "citing": "the forms of a citation",
    "corrections": "the note, and a sentence of ours",
    "data": "counts, and sentences of ours",
    "export": "sentences of ours",
    "export_files": "sentences of ours",
    "feeds": "a feed's title in a sentence, as in feed_choice",
    "follow": "what is followed in a sentence, as in following.begun",
    "following": "the sheet of note_text",
    "forgetting": "a sentence of ours",
    "help": "the sheets of guide",
    "privacy": "counts, and sentences of ours",
    "receipts": "the sheets of notices",
    "reply": "the errors of tree, with a file",
    "revisions": "its sheet of changes",
    "schedules": "the sheets of schedule_text",
    "settings_page": "the sheet of settings_text, with menus below it",
    "tree": "the sentences of errors",
}
"""Modules whose commands and buttons make messages where they need an interaction: of what."""
ELSEWHERE = {
    "answers.message": "rendered for each kind of answer above",
    "render.sheet_of": "in answers.message",
    "reply.layout_of": "in all of them",
    "review_blocks.nothing": "in review_page.message",
    "review_blocks.who_said_it": "in review_page.choice",
    "pictures.gallery": "in test_pictures, with its longest text",
}


def makers():
    """Every function of commands/ that makes a message or its text: its name, whether it waits."""
    for path in sorted(COMMANDS.glob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                returned = ast.unparse(node.returns) if node.returns else ""
                called = {
                    ast.unparse(each.func) for each in ast.walk(node) if isinstance(each, ast.Call)
                }
                if called & {"Sheet", "reply.layout_of", "layout_of"} or re.search(
                    r"LayoutView|Sheet", returned
                ):
                    yield path.stem, node.name, isinstance(node, ast.AsyncFunctionDef)


def test_every_function_that_makes_a_message_is_among_those_that_are_rendered():
    """A name in `MESSAGES` is a function, or a module all of whose messages are made there."""
    rendered = {*messages.MESSAGES, *ELSEWHERE}
    made = list(makers())
    assert {module for module, _, waits in made if waits} == set(MADE_IN_COMMANDS)
    public = [(module, name) for module, name, waits in made if not waits and name[0] != "_"]
    assert [
        f"{module}.{name}" for module, name in public if not {module, f"{module}.{name}"} & rendered
    ] == []


def test_every_answer_of_the_services_is_rendered():
    assert set(messages.ANSWERS) == set(get_args(Answer))


def test_every_form_is_rendered():
    setting = {"v1:set-zone", "v1:set-grace", "v1:set-days"}
    bases = {"v1:setting"}
    known = set(forms._known)  # noqa: SLF001 - the list of all that can be received
    assert known - bases == set(messages.FORMS) - {"v1:set-*"} | setting


def test_every_button_and_menu_is_registered_once():
    """What is in no list of the registry answers nothing after a restart."""
    templates = [kind.__discord_ui_compiled_template__.pattern for kind in registry.CONTROLS]
    assert len(templates) == len(set(templates))
    bases = {"ArticleButton", "Once", "PlainButton", "QuestionMenu", "SentMenu", "_Otherwise"}
    every = {kind for kind in every_kind(Control) if kind.__name__ not in bases}
    assert every == set(registry.CONTROLS)


def every_kind(of):
    for kind in of.__subclasses__():
        if kind.__module__.startswith("commands."):
            yield kind
        yield from every_kind(kind)
