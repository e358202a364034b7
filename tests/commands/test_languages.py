"""Answers in German and French: what members read whose Discord speaks it."""

import json
from dataclasses import replace

import pytest

from bot.kept import KeptPart
from commands import locale
from commands.briefing_text import parts_of
from commands.schedule_options import days, in_words
from commands.told import told
from commands.withdrawals import corrected
from news.briefing import Correction, Withdrawn
from news.errors import BadOption
from news.ids import DeliveryId, GuildId, UserId
from tests.support.briefing_values import a_briefing, a_story, an_ordinary_briefing
from tests.support.builders import said
from tests.support.discord_env import read
from tests.support.languages import languages  # noqa: F401 - a fixture
from tests.support.schedules import a_rule
from tests.support.views import JULY, a_filed_figure, a_filed_quote, an_article

TEXT, FINDINGS = said("The harbour stays open", "Tolls will rise")
FERRY = an_article(2, title="Ferries sail", link="https://post.example/ferry", outlet="The Post")
TIDE = an_article(3, title="High tide", link="https://wave.example/tide", outlet="The Wave")


async def test_a_german_reader_is_answered_in_german_with_the_words_as_printed(
    room,
    languages,  # noqa: F811 - the fixture
):
    await room.files(TEXT, FINDINGS, title="Harbour news", outlet="Courier")
    languages.set(room.reader, "de")

    answer = await room.reader.slash(
        room.channel, "quotes", speaker="kirby", about="tolls", since="2024-07-01"
    )
    lines = read(answer).split("\n")
    assert lines[0] == "John Kirby: 1 Zitat"
    assert lines[1] == "Gefragt war: zu „tolls“ · seit 1. Juli 2024"
    assert "“Tolls will rise”" in lines
    assert "— John Kirby, White House spokesperson · Signalwort „said“ · direkt" in lines
    assert "[Teilen]" in read(answer)

    unknown = await room.reader.slash(room.channel, "quotes", speaker="Marlowe")
    assert read(unknown).startswith("Niemand namens „Marlowe“ wird hier zitiert")
    wrong = await room.reader.slash(room.channel, "quotes", speaker="kirby", since="soonish")
    assert read(wrong).startswith("„soonish“ verstehe ich nicht als Datum.")
    refused = await room.reader.slash(room.channel, "submit")
    assert read(refused).startswith("Das darf nur die Moderation")
    english = await room.editor.slash(room.channel, "quotes", speaker="Marlowe")
    assert read(english).startswith("Nobody called “Marlowe” is quoted here")


async def test_what_is_shared_speaks_the_servers_language_and_the_button_the_members(
    room,
    languages,  # noqa: F811 - the fixture
):
    await room.files(TEXT, FINDINGS)
    languages.set(room.guild, "fr")
    languages.set(room.reader, "de")
    answer = await room.reader.slash(room.channel, "quotes", speaker="kirby")
    await room.restarts()

    shared = await room.reader.click(answer.response, label="Teilen")

    assert "In diesem Kanal geteilt" in read(shared)
    (post,) = room.posts()
    assert read(post).split("\n")[0] == "John Kirby\u00a0: 2 citations"
    assert "Partagé par ben" in read(post)


async def test_a_french_editor_gets_form_receipt_and_undo_in_french_also_after_a_restart(
    room,
    extractor,
    languages,  # noqa: F811 - the fixture
):
    extractor.finds(TEXT, FINDINGS, title="Harbour news", outlet="Courier")
    languages.set(room.editor, "fr")

    form = await room.editor.slash(room.channel, "submit")
    assert form.modal["title"] == "Soumettre un article"
    receipt = await room.editor.submit_modal(form, {"text": TEXT})
    lines = read(receipt).split("\n")
    assert lines[:2] == ["Enregistré", "Harbour news"]
    assert lines[3:] == ["2 citations de 1 intervenant · 0 chiffre", "[Voir]  [Annuler]"]

    await room.restarts()
    undone = await room.editor.click(receipt.response, label="Annuler")
    assert read(undone).startswith("Retiré\u00a0: Harbour news")
    assert "[Rétablir]" in read(undone)
    empty = await room.editor.slash(room.channel, "submit")
    refused = await room.editor.submit_modal(empty, {})
    assert read(refused).startswith("Le formulaire était vide.")


async def test_discord_is_told_the_names_of_commands_and_options_in_each_language(room):
    commands = {name: command for (name, _kind), command in room.env.backend.commands[None].items()}
    assert commands["quotes"]["name_localizations"] == {"de": "zitate", "fr": "citations"}
    assert commands["Submit as article"]["name_localizations"]["de"] == "Als Artikel einreichen"
    (speaker, *_others) = commands["quotes"]["options"]
    assert speaker["name_localizations"] == {"de": "stimme", "fr": "intervenant"}
    assert speaker["description_localizations"]["fr"].startswith("Qui l’a dit")


async def test_days_are_offered_and_taken_in_the_members_language(room, languages):  # noqa: F811 - the fixture
    languages.set(room.editor, "de")
    offered = await room.editor.autocomplete(
        room.channel, "briefing add", "days", "monta", channel=room.channel, time="7:30"
    )

    assert [choice["name"] for choice in offered] == ["Montag bis Freitag", "Montag"]
    with locale.speaking("de"):
        assert days("Montag bis Freitag").weekdays == frozenset(range(5))
        assert in_words(a_rule()).endswith("(UTC)")


@pytest.mark.parametrize("language", ["en", *locale.LANGUAGES])
def test_a_withdrawal_finds_its_way_in_a_briefing_of_each_language(language):
    quote = a_filed_quote("Both sail", article=FERRY)
    figures = (a_filed_figure(), replace(a_filed_figure(), article=TIDE))
    story = a_story(quote, articles=(FERRY, TIDE), figures=figures)
    others = [a_story(a_filed_quote(f"Said {n}", article=TIDE), articles=(TIDE,)) for n in (1, 2)]
    briefing = replace(
        a_briefing(story, *others), voices=an_ordinary_briefing().voices, articles=2_500
    )
    with locale.speaking(language):
        part = KeptPart.of(parts_of(briefing, marker=DeliveryId(1))[0])
    kept = KeptPart.read(part.text())
    counts = replace(briefing, stories=(), articles=2_499)

    with locale.speaking(kept.language):
        left = corrected(kept.components, Correction(counts, (Withdrawn(FERRY, JULY),)))
        shown = json.dumps(left, ensure_ascii=False)
        assert kept.language == language
        assert "Both sail" not in shown
        assert "Said 1" in shown
        assert f"{locale.number(2_499)} {locale.ngettext('article', 'articles', 2)}" in shown
        assert locale.number(2_500) not in shown
        assert locale._("An article that was withdrawn") in shown


async def test_a_briefing_and_what_the_log_channel_is_told_speak_the_servers_language(room):
    german = room.env.create_guild("Hafenkurier", preferred_locale="de")
    channel = german.create_text_channel("protokoll")
    reader = german.add_member(room.env.create_user("jule"))
    guild, publisher = GuildId(german.id), room.app.publisher

    (part,) = publisher.parts(a_briefing(), DeliveryId(7), guild=guild)
    assert "In dieser Zeit wurde nichts aufgenommen." in part
    reason = "I may not post in <#5>, because I lack there: View Channel, Send Messages."
    await publisher.tell(
        f"The briefings for <#5> are paused: {reason}"
        " Nothing is lost: they go on by themselves as soon as I can post there again.",
        guild=guild,
        channel=channel.id,
        member=UserId(reader.id),
    )
    (told_,) = channel.history(viewer=reader)
    assert told_.content == (
        "Die Briefings für <#5> sind angehalten: Ich darf in <#5> nicht posten, denn mir fehlt"
        " dort: Kanal ansehen, Nachrichten senden. Nichts geht verloren: Sie laufen von selbst"
        " weiter, sobald ich dort wieder posten kann."
    )


def test_a_stored_sentence_is_told_in_the_readers_language_and_a_name_stays_a_name():
    error = BadOption("“{name}” has {length} characters: {most} at most are looked for.",
                      name="Filed", length="2,500", most="1,000")  # fmt: skip
    with locale.speaking("de"):
        assert told(error.sentence) == (
            "„Filed“ hat 2.500 Zeichen: Gesucht wird nach höchstens 1.000."
        )
        assert told("Something that no catalogue knows.") == "Something that no catalogue knows."
        assert told("1 quote went from Al to Bo") == "1 Zitat ging von Al an Bo"
        unsure = "1 quote went from Al (envoy to Rome) to Bo"
        assert told(unsure) == unsure
    with locale.speaking("pt-BR"):
        assert told(error.sentence) == error.sentence


def test_days_in_a_stored_sentence_are_told_in_words_and_those_in_a_title_stay():
    held = "Ann Lee has the role “mayor” since 2024-07-26"
    fixed = (
        "“2024-07-01” was put right: title “2024-07-02” instead of “A bridge”; date “2024-07-03”"
        " instead of none"
    )
    for language, role, day in (
        ("en", "has the role “mayor” since 26 July 2024", "date “3 July 2024”"),
        ("de", "seit dem 26. Juli 2024", "„3. Juli 2024“"),
        ("fr", "depuis le 26 juillet 2024", "3 juillet 2024"),
    ):
        with locale.speaking(language):
            assert role in told(held)
            assert day in told(fixed)
            assert "2024-07-01" in told(fixed)
            assert "2024-07-02" in told(fixed)
            assert "2024-07-03" not in told(fixed)
