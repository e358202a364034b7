import discord
import pytest

from commands.limits import LimitBroken, check_form, check_message
from commands.looking import LookAtArticle


def a_layout(*items, timeout=None):
    layout = discord.ui.LayoutView(timeout=timeout)
    for item in items:
        layout.add_item(item)
    return layout


def a_text(length=1):
    return discord.ui.TextDisplay("x" * length)


def a_row(*items):
    return discord.ui.ActionRow(*items)


def a_link(**changes):
    return discord.ui.Button(**{"label": "Open", "url": "https://a.example", **changes})


def a_choice(**changes):
    option = discord.SelectOption(label="a", value="b")
    return discord.ui.Select(**{"custom_id": "v1:open", "options": [option], **changes})


def a_gallery(alt):
    return discord.ui.MediaGallery(discord.MediaGalleryItem("attachment://a.png", description=alt))


def an_option(**changes):
    return a_choice(options=[discord.SelectOption(**{"label": "a", "value": "b", **changes})])


async def test_what_discord_takes_passes():
    check_message(a_layout(discord.ui.Container(a_text(4_000)), a_row(LookAtArticle(1), a_link())))


@pytest.mark.parametrize(
    ("items", "problem"),
    [
        (list, "0 components"),
        (lambda: [a_text(2_000), a_text(2_001)], "4001 characters of text"),
        (lambda: [a_text(0)], "text has 0"),
        (lambda: [a_row(a_link(label="x" * 81))], "label of a button has 81"),
        (lambda: [a_row(a_link(url="https://" + "a" * 505))], "address of a button has 513"),
        (lambda: [a_row(LookAtArticle(1), LookAtArticle(1))], "used twice"),
        (lambda: [a_row(an_option(label="x" * 101))], "label of an option has 101"),
        (lambda: [a_row(an_option(value="x" * 101))], "value of an option has 101"),
        (lambda: [a_row(an_option(description="x" * 101))], "description of an option has 101"),
        (lambda: [a_row(a_choice(options=[]))], "0 options"),
        (lambda: [a_row(a_choice(placeholder="x" * 151))], "placeholder longer"),
        (lambda: [a_gallery("x" * 1_025)], "alt text has 1025"),
        (lambda: [a_gallery("")], "alt text has 0"),
    ],
)
async def test_what_discord_refuses_is_refused_before_it_is_sent(items, problem):
    with pytest.raises(LimitBroken, match=problem):
        check_message(a_layout(*items()))


@pytest.mark.parametrize(
    ("children", "problem"),
    [
        (lambda: [a_text() for _ in range(40)], "41 components"),
        (lambda: [discord.ui.Container(a_text())], "container inside"),
    ],
)
async def test_what_slips_past_the_library_is_refused_too(children, problem):
    container = discord.ui.Container(a_text())
    layout = a_layout(container)
    container._children = children()  # noqa: SLF001 - the library checks only some ways in
    with pytest.raises(LimitBroken, match=problem):
        check_message(layout)


async def test_an_ordinary_button_is_refused_because_it_dies_with_the_process():
    button = discord.ui.Button(label="Look", custom_id="v1:look:1")
    with pytest.raises(LimitBroken, match="would not answer after a restart"):
        check_message(a_layout(a_row(button)))


async def test_a_timeout_is_refused_because_it_takes_dynamic_items_away():
    with pytest.raises(LimitBroken, match="timeout"):
        check_message(a_layout(a_row(LookAtArticle(1)), timeout=60))


def a_form(*labels, title="Submit", custom_id="v1:submit"):
    form = discord.ui.Modal(title=title, custom_id=custom_id)
    for label in labels:
        form.add_item(label)
    return form


def a_field(*, text="Link", description=None, **changes):
    component = discord.ui.TextInput(**{"custom_id": "link", **changes})
    return discord.ui.Label(text=text, description=description, component=component)


async def test_a_form_that_discord_takes_passes():
    check_form(a_form(a_field(max_length=4_000, placeholder="x" * 100)))


@pytest.mark.parametrize(
    ("form", "problem"),
    [
        (a_form, "0 items of a form"),
        (lambda: a_form(a_field(), title="x" * 46), "title of a form has 46"),
        (lambda: a_form(a_field(), custom_id="x" * 101), "custom_id has 101"),
        (lambda: a_form(a_field(text="x" * 46)), "label of a form has 46"),
        (lambda: a_form(a_field(description="x" * 101)), "description of a form"),
        (lambda: a_form(a_field(max_length=4_001)), "takes more than 4000"),
        (lambda: a_form(a_field(placeholder="x" * 101)), "placeholder of a form"),
        (lambda: a_form(a_field(), a_field()), "used twice"),
    ],
)
async def test_a_form_that_discord_refuses_is_refused(form, problem):
    with pytest.raises(LimitBroken, match=problem):
        check_form(form())
