import logging

import pytest

from bot.logs import KeyValueFormatter, set_up_logs

TOKEN = "MTIzNDU2Nzg5MDEyMzQ1Njc4.GabcDE.abcdefghijklmnopqrstuvwxyz0123456789AB"


def formatted(event, *values, exc_info=None):
    record = logging.LogRecord("services.intake", logging.INFO, "", 0, event, values, exc_info)
    record.created = 0
    return KeyValueFormatter().format(record)


def test_a_line_says_when_how_grave_from_where_and_what_with_its_ids():
    line = formatted("article filed guild=%s article=%s", 1, 7)

    assert line == (
        "time=1970-01-01T00:00:00Z level=info from=services.intake article filed guild=1 article=7"
    )


def test_a_value_with_line_ends_cannot_forge_a_second_line():
    assert "\n" not in formatted("speaker %s", "Kirby\ntime=1970-01-01T00:00:00Z level=error")


@pytest.mark.parametrize(
    ("event", "struck"),
    [
        (f"login with {TOKEN}", TOKEN),
        ("POST https://discord.com/api/v10/interactions/12/aW50ZXJh/callback", "aW50ZXJh"),
        ("PATCH https://discord.com/api/v10/webhooks/12/aW50ZXJh/messages/1", "aW50ZXJh"),
        ("no connection to postgresql://me:my-password@host/news", "my-password"),
    ],
)
def test_secrets_are_struck_out(event, struck):
    assert struck not in formatted(event)


def test_secrets_inside_a_traceback_are_struck_out_too():
    with pytest.raises(RuntimeError) as caught:
        raise RuntimeError(TOKEN)
    line = formatted("failed", exc_info=(caught.type, caught.value, caught.tb))

    assert "RuntimeError" in line
    assert TOKEN not in line


def test_debug_is_for_our_own_packages_because_libraries_log_whole_messages(capsys):
    set_up_logs("DEBUG")

    logging.getLogger("services.intake").debug("article read article=1")
    logging.getLogger("discord.http").debug("POST with the words of an article")
    logging.getLogger("aiosqlite").debug("INSERT the words of an article")

    lines = capsys.readouterr().err.splitlines()
    assert [line.split(" ", 3)[3] for line in lines] == ["article read article=1"]
