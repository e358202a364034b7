"""What a member does, over real sockets: commands, forms with files, suggestions, buttons."""

import pytest

from tests.e2e.exchange import CHOICES, DEFERRED_MESSAGE, MODAL, interactive, words
from tests.e2e.payloads import EPHEMERAL, MODERATOR, READER
from tests.e2e.rest import Fault, limited

ARTICLE = """Ferry service to resume

“The first boat leaves at six,” said Tomas Reyl, a spokesperson for the port. “Bring a coat.”

About 1,200 passengers were left behind on Monday, the ferry company said.
"""


async def submitted(discord, **handed_in):
    """Hand something in through the form, and return the exchange about it."""
    form = await discord.answered(await discord.use("submit", by=MODERATOR))
    return await discord.submit(form["data"], by=MODERATOR, **handed_in)


async def receipt(discord, exchange):
    """Wait until the acknowledgement has become a receipt, which has buttons."""
    return await discord.until(lambda: interactive(exchange.original) and exchange.original)


@pytest.fixture
async def filed(discord, bot):
    """The bot, with one article filed."""
    exchange = await submitted(discord, file=discord.upload("ferry.txt", ARTICLE.encode()))
    await receipt(discord, exchange)
    return exchange


async def test_a_file_is_uploaded_acknowledged_and_turned_into_a_receipt(discord, filed):
    assert filed.callback["type"] == DEFERRED_MESSAGE
    assert filed.original["flags"] & EPHEMERAL
    assert "Ferry service to resume" in words(filed.original)


async def test_a_slash_command_is_answered_with_the_words_as_printed(discord, filed):
    shown = words(await discord.message(await discord.use("quotes", speaker="reyl")))

    assert "The first boat leaves at six," in shown
    assert "Bring a coat." in shown
    assert "spokesperson for the port" in shown


async def test_a_speaker_is_suggested_while_the_name_is_typed(discord, filed):
    answer = await discord.answered(
        await discord.type("quotes", focused="speaker", text="thomas rey")
    )

    assert answer["type"] == CHOICES
    assert "Tomas Reyl" in answer["data"]["choices"][0]["name"]


async def test_a_button_of_the_receipt_is_pressed(discord, filed):
    look = next(c for c in interactive(filed.original) if "look" in c["label"].lower())

    pressed = await discord.press(filed.original, look["custom_id"], by=MODERATOR)

    assert "The first boat leaves at six," in words(await discord.message(pressed))


async def test_a_form_that_was_opened_before_a_restart_is_received_after_it(discord, bot_runs):
    async with bot_runs():
        form = await discord.answered(await discord.use("submit", by=MODERATOR))
    assert form["type"] == MODAL

    async with bot_runs():
        for title in ("Ferry service to resume", "Ferry service suspended"):
            text = ARTICLE.replace("Ferry service to resume", title).replace("six", title[-3:])
            exchange = await discord.submit(
                form["data"], by=MODERATOR, file=discord.upload("ferry.txt", text.encode())
            )
            assert title in words(await receipt(discord, exchange))


async def test_buttons_of_before_a_restart_work_after_it(discord, bot_runs):
    async with bot_runs():
        exchange = await submitted(discord, file=discord.upload("ferry.txt", ARTICLE.encode()))
        message = await receipt(discord, exchange)
    look = next(c for c in interactive(message) if "look" in c["label"].lower())

    async with bot_runs():
        pressed = await discord.press(message, look["custom_id"], by=MODERATOR)
        assert "The first boat leaves at six," in words(await discord.message(pressed))


async def test_a_reader_may_not_hand_in_a_form_that_a_moderator_opened(discord, bot):
    form = await discord.answered(await discord.use("submit", by=MODERATOR))

    exchange = await discord.submit(
        form["data"], by=READER, file=discord.upload("ferry.txt", ARTICLE.encode())
    )

    assert not interactive(await discord.message(exchange))
    assert "Ferry" not in words(await discord.message(await discord.use("articles")))


async def test_a_rate_limit_is_waited_for_and_the_answer_comes(discord, filed):
    discord.rest.faults.append(limited("POST", "/callback", seconds=0.1))

    shown = words(await discord.message(await discord.use("quotes", speaker="reyl")))

    assert "The first boat leaves at six," in shown
    assert discord.rest.faults == []


@pytest.mark.parametrize("status", [502, 503])
async def test_a_server_error_on_an_answer_is_tried_again(discord, filed, status):
    discord.rest.faults.append(Fault("POST", "/callback", status))

    shown = words(await discord.message(await discord.use("quotes", speaker="reyl")))

    assert "The first boat leaves at six," in shown
    assert discord.rest.faults == []


async def test_an_answer_whose_confirmation_is_lost_is_given_once_and_nothing_breaks(
    discord, filed
):
    discord.rest.faults.append(Fault("POST", "/callback", 502, after=True))

    exchange = await discord.use("quotes", speaker="reyl")
    assert "The first boat leaves at six," in words(await discord.message(exchange))

    again = await discord.use("quotes", speaker="reyl")
    assert "The first boat leaves at six," in words(await discord.message(again))
    assert exchange.followups == []


async def test_a_connection_cut_during_an_answer_costs_that_answer_only(discord, filed):
    discord.rest.faults.append(Fault("POST", "/callback", 0))
    await discord.use("quotes", speaker="reyl")
    await discord.until(lambda: discord.rest.faults == [])

    shown = words(await discord.message(await discord.use("quotes", speaker="reyl")))

    assert "The first boat leaves at six," in shown


async def test_a_lost_edit_does_not_lose_the_article(discord, bot):
    discord.rest.faults.append(Fault("PATCH", "/messages/@original", 0))
    await submitted(discord, file=discord.upload("ferry.txt", ARTICLE.encode()))
    await discord.until(lambda: discord.rest.faults == [])

    async def is_quoted():
        asked = await discord.use("quotes", speaker="reyl")
        return "The first boat leaves at six," in words(await discord.message(asked))

    assert await discord.until(is_quoted)


async def test_an_event_that_comes_twice_files_one_article(discord, bot):
    exchange = await submitted(discord, file=discord.upload("ferry.txt", ARTICLE.encode()))
    await discord.gateway.dispatch("INTERACTION_CREATE", exchange.interaction)
    await receipt(discord, exchange)

    shown = words(await discord.message(await discord.use("articles")))

    assert shown.count("Ferry service to resume") == 1
