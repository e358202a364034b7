"""/review, as moderators use it and members see what became of it."""

import re
from dataclasses import replace
from datetime import timedelta

import discord

from news.findings import Findings
from news.quote import Kind
from services.corrections import LEASE, Corrections
from tests.support.builders import a_person, a_quote, said
from tests.support.discord_env import is_private, markup, read

TEXT = (
    "The council met.\n\nAda Moss said the dam holds for now, and that “the valves are as good"
    " as new”. Ben Oak was there."
)
UNSURE = {"confidence": 0.31, "speaker_confidence": 0.9, "shown": False}
REFUSAL = "Only moderators may do this"
EMPTY = "No quote waits: everything in doubt is decided."


def doubts(*, nobody=False):
    """A text with two quotes that wait: the valves, whoever says it, and before it the dam."""
    dam = a_quote(
        TEXT, "the dam holds for now", kind=Kind.INDIRECT, cue="said", mention="Ada Moss", **UNSURE
    )
    valves = replace(
        a_quote(TEXT, "the valves are as good as new", **UNSURE), speaker=None if nobody else 0
    )
    people = a_person("Ada Moss", "an engineer"), a_person("Ben Oak")
    return TEXT, Findings(people, (dam, valves))


async def reviews(room, by=None, **options):
    return await (by or room.editor).slash(room.channel, "review", **options)


async def presses(room, answer, label, by=None):
    return await (by or room.editor).click(answer.response, label=label)


async def quotes(room, name):
    return await room.reader.slash(room.channel, "quotes", speaker=name)


def another_moderator(room, name):
    managers = room.guild.create_role(name, permissions=discord.Permissions(manage_guild=True))
    return room.guild.add_member(room.env.create_user(name), roles=[managers])


async def test_a_quote_is_shown_in_its_paragraph_with_why_it_waits_and_is_confirmed(room):
    assert read(await reviews(room)) == EMPTY
    await room.files(*doubts(), title="The dam", outlet="Courier", link="https://a.example/1")
    answer = await reviews(room)

    assert is_private(answer)
    shown = markup(answer)
    assert "### Is this right?\n2 quotes wait" in shown
    assert (
        "said the dam holds for now, and that “**the valves are as good as new**”. Ben Oak" in shown
    )
    assert "“the valves are as good as new”\n— **Ada Moss**, an engineer · direct" in shown
    assert "[The dam](https://a.example/1) · Courier" in shown
    assert "**Why it waits:** I am not sure enough of it, so nobody is shown it." in shown
    assert "31% sure of the words and of who is named there, 90% of whom that means" in shown
    assert "The council met" not in shown
    labels = "[Right] [Other speaker] [Edit words] [Not a quote] [Skip]"
    assert labels in " ".join(read(answer).split())

    again = await reviews(room)
    await room.restarts()
    await presses(room, answer, "Right")
    assert "Done: “the valves are as good as new” was found right, as said by Ada Moss" in read(
        answer
    )
    await presses(room, again, "Not a quote")

    assert f"That was decided before: confirmed by <@{room.editor.id}> on <t:" in markup(again)
    for shown in (answer, again):
        assert "1 quote waits" in read(shown)
        assert "Reported, not quoted: the dam holds for now" in read(shown)
    found = await quotes(room, "moss")
    assert f"-# confirmed by <@{room.editor.id}> on <t:" in markup(found)
    assert "1 quote" in read(found)


async def test_two_moderators_are_asked_about_different_quotes(room):
    await room.files(*doubts())
    other, third = another_moderator(room, "ida"), another_moderator(room, "leo")
    mine, theirs = await reviews(room), await reviews(room, by=other)
    assert "**the valves are as good as new**" in markup(mine)
    assert "**the dam holds for now**" in markup(theirs)
    waits = await reviews(room, by=third)
    assert read(waits) == "Other moderators look at the 2 quotes that wait."

    await presses(room, mine, "Skip")
    assert "**the valves are as good as new**" in markup(mine), "the other one is theirs"


async def test_not_a_quote_is_undone_with_the_button(room):
    await room.files(*doubts())
    answer = await reviews(room)
    await presses(room, answer, "Not a quote")
    assert "Done: “the valves are as good as new” was found to be no quote" in read(answer)
    assert "1 quote waits" in read(answer)

    await room.restarts()
    await presses(room, answer, "Undo")

    assert "Undone: “the valves are as good as new” was found to be no quote" in read(answer)
    assert re.search("</review:[0-9]+> asks about it again", markup(answer))
    assert "2 quotes wait" in read(await reviews(room))


async def test_another_speaker_is_chosen_and_never_guessed(room):
    await room.files(*doubts(nobody=True))
    await room.files(*said("We paint boats", name="Benjamin Oakes", role="a painter"))
    answer = await reviews(room)
    assert "I cannot tell safely who says it." in read(answer)
    assert "[Other speaker]" not in read(answer)

    await presses(room, answer, "Right")
    assert "Who said it?" in read(answer)
    (menu,) = [
        each
        for row in answer.response.components
        for each in row["components"]
        if each["type"] == 3
    ]
    assert [option["label"] for option in menu["options"]] == ["Ada Moss", "Ben Oak"]
    await room.restarts()
    form = await presses(room, answer, "Another name")
    await room.editor.submit_modal(form, {"name": "Oaks"})
    assert "Nearest to “Oaks”:" in read(answer)
    assert "Benjamin Oakes" in read(answer)
    form = await presses(room, answer, "Another name")
    await room.editor.submit_modal(form, {"name": "Port Authority"})
    assert "Nobody here is called “Port Authority”." in read(answer)
    await room.restarts()
    await presses(room, answer, "New organisation")

    assert "was found to be said by Port Authority" in read(answer)
    found = markup(await quotes(room, "Port Authority"))
    assert "— **Port Authority** · direct" in found
    assert f"corrected by <@{room.editor.id}>" in found
    await presses(room, answer, "Other speaker")
    await room.editor.select(answer.response, [menu["options"][1]["value"]])
    assert read(answer).startswith(
        "Done: “the dam holds for now” was found to be said by Ben Oak, not by"
    )
    assert "No quote waits" in read(answer)
    assert "Reported, not quoted: the dam holds for now" in read(await quotes(room, "Ben Oak"))


async def test_other_words_are_taken_from_the_article_or_refused_with_the_text_given_back(room):
    await room.files(*doubts())
    answer = await reviews(room)
    form = await presses(room, answer, "Edit words")
    assert form.modal["components"][0]["component"]["value"] == "the valves are as good as new"
    refused = await room.editor.submit_modal(form, {"words": "the valves are broken"})
    assert "do not stand in the article near the quote" in read(refused)
    assert refused.followups or refused.response.attachments

    await room.restarts()
    form = await presses(room, answer, "Edit words")
    await room.editor.submit_modal(form, {"words": "as good as new"})

    assert "was put right: “as good as new”" in read(answer)
    assert "“the valves are **as good as new**”" in markup(answer)
    assert "2 quotes wait" in read(answer)
    await presses(room, answer, "Right")
    found = markup(await quotes(room, "moss"))
    assert "“as good as new”\n— **Ada Moss**" in found
    assert f"-# corrected by <@{room.editor.id}>" in found


async def test_the_queue_is_narrowed_down_to_an_article_or_a_speaker(room):
    first = await room.files(*doubts(), title="The dam")
    await room.files(TEXT + " Again.", doubts()[1], title="Dam again")
    answer = await reviews(room, article=f"id:{first}")
    assert "The dam · " in read(answer)
    assert "2 quotes wait" in read(answer)
    for _ in range(2):
        await presses(room, answer, "Skip")
    assert "**the valves are as good as new**" in markup(answer), "the first again"
    assert "The dam · " in read(answer)
    assert "4 quotes wait" in read(await reviews(room, speaker="moss"))
    nothing = "No quote waits there. Use /review alone to see all that do."
    assert read(await reviews(room, speaker="Ben Oak")) == nothing
    both = await reviews(room, speaker="moss", article="dam")
    assert "not both" in read(both)
    assert "pick one" in read(await reviews(room, article="dam"))


async def test_words_that_articles_give_to_two_people_wait_with_both(room):
    words = "It is over, all of it, and for good"
    await room.files(*said(words, name="Ada Moss", role=None), title="One", outlet="Echo")
    await room.files(*said(words, name="Cy Elm", role=None), title="Two", outlet="Courier")
    answer = markup(await reviews(room))
    assert (
        "**Why it waits:** The articles differ on who said it:\n- **Ada Moss** · One · Echo"
        in answer
    )


async def test_what_is_no_quote_goes_from_a_posted_briefing_and_comes_back_with_undo(room):
    words, now = "It is over, all of it, and for good", room.app.services.clock()
    await room.files(*said(words, name="Ada Moss", role=None), title="One", filed_at=now)
    await room.files(*said(words, name="Cy Elm", role=None), title="Two", filed_at=now)
    await room.editor.slash(room.channel, "briefing add", channel=room.channel, time="7:30")
    (schedule,) = await room.app.services.schedules.all(room.guild.id)
    await room.app.services.deliveries.deliver_due(schedule.due.instant)
    (posted,) = map(markup, room.posts())
    assert "Cy Elm" in posted

    answer = await reviews(room)
    await presses(room, answer, "Not a quote")
    await corrects(room)

    (edited,) = map(markup, room.posts())
    assert "Cy Elm" not in edited
    assert "Ada Moss" in edited
    await presses(room, answer, "Undo")
    await corrects(room, after=LEASE)
    assert [markup(post) for post in room.posts()] == [posted]


async def corrects(room, *, after=timedelta(0)):
    """Let what was posted be put right, as the scheduler does every minute."""
    app = room.app
    corrections = Corrections(app.database, app.services.briefings, app.publisher)
    await corrections.correct_due(app.services.clock() + after)


async def test_readers_may_neither_see_nor_press_nor_fill_in_anything(room):
    await room.files(*doubts(nobody=True))
    assert REFUSAL in read(await reviews(room, by=room.reader))
    answer = await reviews(room)
    await presses(room, answer, "Skip")
    form = await presses(room, answer, "Edit words")
    desk = room.guild.create_role("Desk")
    await room.app.services.settings.set_moderator_role(room.guild.id, desk.id)
    await room.restarts()
    for label in ("Right", "Other speaker", "Edit words", "Not a quote", "Skip"):
        pressed = await presses(room, answer, label)
        assert "Only members with the moderator role" in read(pressed), label
    sent = await room.editor.submit_modal(form, {"words": "the dam holds"})
    assert "Only members with the moderator role" in read(sent)
    assert read(await quotes(room, "moss")) == "Ada Moss is known here, but not quoted"


async def test_what_is_gone_meanwhile_is_a_sentence(room):
    article = await room.files(*doubts())
    answer = await reviews(room)
    await room.app.services.intake.undo(article, guild=room.guild.id, by=room.editor.id)
    for label in ("Right", "Other speaker", "Edit words", "Not a quote"):
        assert "not in the archive any more" in read(await presses(room, answer, label)), label
    await presses(room, answer, "Skip")
    assert read(answer) == EMPTY
