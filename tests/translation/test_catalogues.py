"""The catalogues: complete, with the same values, and within what Discord takes."""

import ast
import re
from string import Formatter

import pytest
from babel.messages.pofile import read_po

from commands import limits, locale
from commands.locale import CATALOGUES, DOMAIN, LANGUAGES, _
from commands.registry import COMMANDS
from commands.told import told
from translation import hidden
from translation.__main__ import untranslated
from translation.texts import ROOT, collected, name_of, shown, sources, texts_in

NAME = re.compile(r"[-_\w]{1,32}")
"""What Discord takes for the name of a command or an option, and only in lower case."""
BARE = {
    "limits.py",  # says to developers what is wrong with a message
    "schedule_options.py",  # the words that members type
    "scheduling.py",  # descriptions of options, which are collected from the commands
}


def read(language):
    path = CATALOGUES / language / "LC_MESSAGES" / f"{DOMAIN}.po"
    with path.open("rb") as source:
        return read_po(source, locale=language)


def forms(message):
    """Return pairs of English and translated text: one, or one for each plural form."""
    if isinstance(message.id, str):
        return [(message.id, message.string)]
    return list(zip(message.id, message.string, strict=True))


def values(text):
    return {name for _literal, name, _spec, _conversion in Formatter().parse(text) if name}


MESSAGES = [
    (language, message) for language in LANGUAGES for message in read(language) if message.id
]


@pytest.fixture(params=LANGUAGES)
def language(request):
    with locale.speaking(request.param):
        yield request.param


def test_every_text_of_the_code_is_in_the_catalogue_and_translated(language):
    known = {(message.context, message.id) for message in read(language)}
    wanted = {(message.context, message.id) for message in collected()}

    assert wanted - known == set(), "make texts brings them in"
    assert known - wanted == set(), "make texts takes them out"
    assert untranslated(read(language)) == []


def test_no_text_is_made_of_pieces_before_it_is_translated():
    assert [place for path in sources() for place in hidden.put_together(path)] == []


def test_no_text_of_a_command_goes_past_the_catalogues():
    paths = [path for path in sorted((ROOT / "commands").glob("*.py")) if path.name not in BARE]

    assert [place for path in paths for place in hidden.bare(path)] == []


def test_a_translation_has_the_values_of_its_original():
    for language, message in MESSAGES:
        for text, translated in forms(message):
            assert values(translated) == values(text), (language, text)


def test_a_translation_keeps_the_lines_and_the_edges_of_its_original():
    for language, message in MESSAGES:
        for text, translated in forms(message):
            assert text.count("\n") == translated.count("\n"), (language, text)
            assert translated == translated.strip(), (language, text)
            assert text.count("**") == translated.count("**"), (language, text)


def siblings(command, path=()):
    """Yield the names that stand beside each other: of commands, of options, of choices."""
    children = list(getattr(command, "commands", ()))
    yield [(child.name, "command") for child in children]
    for child in children:
        yield from siblings(child, (*path, command.name))
    options = list(getattr(command, "parameters", ()))
    yield [(option.display_name, "option") for option in options]
    yield from ([(choice.name, "choice") for choice in option.choices] for option in options)


def named(language, name, context):
    return locale.catalogue(language).pgettext(context, name)


def test_names_are_such_as_discord_takes_them(language):
    for _language, message in MESSAGES:
        if message.context in {"command", "option"} and not message.id[0].isupper():
            assert NAME.fullmatch(message.string), message.string
            assert message.string == message.string.lower(), message.string


def test_no_two_names_beside_each_other_are_one(language):
    groups = [[(command.name, "command") for command in COMMANDS]]
    groups += [group for command in COMMANDS for group in siblings(command)]
    for group in groups:
        told_ = [named(language, *each) for each in group]
        assert len(told_) == len(set(told_)), told_


def test_names_and_descriptions_are_within_discords_hundred_characters(language):
    for command in COMMANDS:
        for text, context in shown(command):
            said = named(language, text, context) if context else _(text)
            assert len(said) <= 100, said


def test_a_command_is_within_discords_eight_thousand_characters(language):
    for command in COMMANDS:
        texts = list(shown(command))
        longest = (max(len(t), len(named(language, t, c) if c else _(t))) for t, c in texts)
        assert sum(longest) <= 8_000, command.name


def paths(command, before=()):
    path = (*before, command.name)
    yield path
    for child in getattr(command, "commands", ()):
        yield from paths(child, path)


def test_a_command_is_called_in_a_text_as_discord_shows_it(language):
    every = {path for command in COMMANDS for path in paths(command)}
    for message_language, message in MESSAGES:
        if message_language != language or message.context:
            continue
        for text, translated in forms(message):
            for called in re.findall(r"(?<![\w/])/([a-z]+(?: [a-z]+)?)", text):
                path = tuple(called.split())
                path = path if path in every else path[:1]
                if path in every:
                    wanted = "/" + " ".join(named(language, name, "command") for name in path)
                    assert wanted in translated, (text, translated)


def test_a_sentence_of_a_service_is_found_again_whatever_its_values(language):
    for message_language, message in MESSAGES:
        text = message.id
        places = [place for place, _line in message.locations]
        if message_language != language or not isinstance(text, str):
            continue
        if not any(place.startswith(("services/", "extraction/")) for place in places):
            continue
        samples = {name: f"Any {name} 3" for name in values(text) - {"kind", "reason", "changes"}}
        samples |= dict.fromkeys(values(text) & {"kind", "reason", "changes"}, "xyz")

        assert told(text.format(**samples)) == _(text).format(**samples)


def test_the_line_that_says_who_gives_a_figure_ends_with_who(language):
    for text in ("given by {speaker}", "denied by {speaker}"):
        assert _(text).endswith("{speaker}")
    assert all(_("and {number} more").split("{number}"))


CLOSED_MENU = 30
"""Characters of a closed menu that a phone shows; Discord takes more, and they are cut there."""
LENGTHS = {
    "Button": {"label": limits.LABEL},
    "SelectOption": {"label": limits.OPTION_TEXT, "description": limits.OPTION_TEXT},
    "Label": {"text": limits.FORM_LABEL, "description": limits.FORM_DESCRIPTION},
    "TextInput": {"placeholder": limits.FORM_PLACEHOLDER},
    "Select": {"placeholder": CLOSED_MENU},
    "RoleSelect": {"placeholder": CLOSED_MENU},
    "ChannelSelect": {"placeholder": CLOSED_MENU},
}
"""What each place that a call fills takes and shows."""
OF_A_CLASS = {"label": limits.LABEL, "title": limits.FORM_TITLE}
"""And where a class is given its words."""


def placed():
    """Yield each text that stands at a place with a limit, and the limit."""
    for path in sorted((ROOT / "commands").glob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            match node:
                case ast.Call():
                    of = LENGTHS.get(name_of(node), {})
                case ast.ClassDef():
                    of = OF_A_CLASS
                case _:
                    continue
            for word in node.keywords:
                if word.arg in of:
                    for text in texts_in(ast.unparse(word.value)):
                        yield text, of[word.arg]


def test_labels_and_titles_fit_where_they_stand(language):
    found = [(text, limit) for text, limit in placed() if isinstance(text, str)]

    assert len(found) > 60
    assert [_(text) for text, limit in found if len(_(text)) > limit] == []
