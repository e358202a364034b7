"""/article and /history, as moderators and members see them."""

from datetime import UTC, datetime, timedelta

from tests.support.builders import said
from tests.support.discord_env import is_private, markup, read
from tests.support.waiting import until

KEPT, GONE = "The harbour stays open", "It cost us nothing"
REFUSAL = "Only moderators may do this"
OTHER_REFUSAL = "Only members with the moderator role (see /settings) may do this."


async def article(room, what, by=None, **options):
    return await (by or room.editor).slash(room.channel, f"article {what}", **options)


def later(minutes=1):
    return datetime.now(UTC) + timedelta(minutes=minutes)


async def test_an_article_is_put_right_by_a_form_and_that_is_undone_in_the_history(room):
    number = await room.files(*said(KEPT), title="Harbor news", outlet="Courier")
    (choice,) = await room.editor.autocomplete(room.channel, "article fix", "article", "harb")
    assert choice["name"] == "Harbor news · Courier · 26 July 2024"
    for what in ("fix", "retract", "restore", "reprocess"):
        refused = await article(room, what, by=room.reader, article=choice["value"])
        assert is_private(refused)
        assert REFUSAL in read(refused)
    refused = await room.reader.slash(room.channel, "history")
    assert REFUSAL in read(refused)

    form = await article(room, "fix", article="harbor")
    await room.restarts()
    wrong = await room.editor.submit_modal(form, {"title": "Harbour news", "day": "thursdayish"})
    assert "thursdayish" in read(wrong)
    form = await article(room, "fix", article=choice["value"])
    fields = {"title": "Harbour news", "outlet": "Courier", "day": "2024-07-25", "byline": "Ann"}
    done = await room.editor.submit_modal(form, fields)

    assert "Done: “Harbor news” (Courier) was put right: title “Harbour news”" in read(done)
    noon = int(datetime(2024, 7, 25, 12, tzinfo=UTC).timestamp())
    shown = await article(room, "show", by=room.reader, article=f"id:{number}")
    assert read(shown).startswith("Harbour news\nCourier · 25 July 2024\n")
    assert f"<t:{noon}:D>" in markup(shown)  # the same day for readers of nearly every zone
    history = await room.editor.slash(room.channel, "history", article=choice["value"])
    assert "1 decision · Harbour news" in read(history)
    assert "date “25 July 2024” instead of “26 July 2024”" in markup(history)
    await room.restarts()
    (menu,) = history.response.components[1]["components"]
    chosen = [menu["options"][0]["value"]]
    form = await article(room, "fix", article=choice["value"])
    settings, desk = room.app.services.settings, room.guild.create_role("Desk")
    await settings.set_moderator_role(room.guild.id, desk.id)
    for refused in (
        await room.editor.select(history.response, chosen),
        await room.editor.click(done.response, label="Undo"),
        await room.editor.submit_modal(form, fields),
    ):
        assert OTHER_REFUSAL in read(refused)
    await settings.set_moderator_role(room.guild.id, None)
    await room.editor.select(history.response, chosen)
    assert "It stands there as before" in read(history)
    again = await room.editor.click(done.response, label="Undo")
    assert "That was undone already." in read(again)
    shown = read(await article(room, "show", by=room.reader, article=f"id:{number}"))
    assert shown.startswith("Harbor news\nCourier · 26 July 2024\n")


async def test_a_shared_answer_follows_what_is_put_right(room, extractor):
    text, findings = said(KEPT)
    number = await room.files(text, findings, title="Harbour news", outlet="Courier")
    extractor.finds(text, findings)
    answer = await room.reader.slash(room.channel, "quotes", speaker="kirby")
    await room.reader.click(answer.response, label="Share")
    opened = await article(room, "show", by=room.reader, article=f"id:{number}")
    await room.reader.click(opened.response, label="Share")
    put_right = room.app.services.shares.put_right_due

    await room.editor.slash(room.channel, "speaker rename", name="kirby", to="The Admiral")
    await put_right(later())
    quotes, whole = (read(message) for message in room.posts())
    assert quotes.startswith("The Admiral: 1 quote\n")
    assert "Corrected on " in quotes
    assert "— The Admiral, White House spokesperson" in whole

    offered = await room.reader.autocomplete(room.channel, "quotes", "speaker", "admiral")
    picked = offered[0]["value"]
    gone = await article(room, "retract", article=f"id:{number}", reason="It was a hoax")
    assert "Taken back: Harbour news" in read(gone)
    await put_right(later(2))
    quotes, whole = (read(message) for message in room.posts())
    assert KEPT not in quotes
    assert whole.startswith("The article that was shown here was taken back.\n")

    nothing = await room.reader.slash(room.channel, "quotes", speaker=picked)
    assert read(nothing) == "The Admiral is known here, but not quoted"

    back = await article(room, "restore", article=f"id:{number}")
    await until(lambda: read(back).startswith("Filed"))
    await put_right(later(3))
    quotes, whole = (read(message) for message in room.posts())
    assert f"“{KEPT}”" in quotes
    assert f"“{KEPT}”" in whole


async def test_a_text_is_read_again_and_what_that_changed_is_told(room, extractor):
    text, before = said(KEPT, GONE)
    number = await room.files(text, before, title="Harbour news")
    extractor.finds(text, before.__class__(before.speakers, before.quotes[:1]))

    answer = await article(room, "reprocess", article="harbour")

    await until(lambda: "The stored text was read again" in read(answer))
    assert "1 quote as before, 0 new, 1 gone" in read(answer)
    shown = read(await article(room, "show", article=f"id:{number}"))
    assert KEPT in shown
    assert GONE not in shown
    for typed, sentence in (
        ("eels", "No article here has these words in its title."),
        ("id:99", "That article is not in the archive (any more)."),
        (" ", "No article here has these words in its title."),
    ):
        assert sentence in read(await article(room, "reprocess", article=typed))
    assert "Pick the article from the list" in read(await article(room, "restore", article="x"))
