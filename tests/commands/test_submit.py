"""/submit, its form and its receipt, as moderators see them."""

import pytest

from commands import limits, notices, reply
from commands.batch_menu import Entry, OpenReceipt
from commands.batches import batch_sheet
from news.errors import SubmissionRefused
from news.ids import ArticleId
from news.progress import Progress, Stage
from tests.support.builders import EDITOR, said
from tests.support.discord_env import is_private, markup, read, seen_file

TEXT, FINDINGS = said("The harbour stays open")


async def test_a_pasted_text_becomes_a_receipt(room, extractor):
    extractor.finds(TEXT, FINDINGS, title="Harbour news", outlet="Courier")

    answer = await room.submits(text=TEXT)

    assert is_private(answer)
    lines = read(answer).split("\n")
    assert lines[:2] == ["Filed", "Harbour news"]
    assert lines[2].startswith("Courier · undated, submitted ")
    assert lines[3:] == ["1 quote by 1 speaker · 0 figures", "[Look]  [Undo]"]


async def test_the_acknowledgement_comes_after_the_commit_and_before_the_reading(room, extractor):
    extractor.finds(TEXT, FINDINGS)
    await room.submits(text=TEXT)
    first, *_, last = edits(room)
    assert "Received. " in first
    assert "Filed" in last


@pytest.mark.parametrize(
    ("progress", "words"),
    [
        (Progress(Stage.WAITING, 0), "Received. It is the next to be read."),
        (Progress(Stage.WAITING, 1), "Received. At most 1 other is read before it"),
        (Progress(Stage.WAITING, 1_200), "Received. At most 1,200 others are read before it"),
        (Progress(Stage.FETCHING), "Received. I am fetching the page…"),
        (Progress(Stage.READING), "Received. I am reading it…"),
    ],
)
def test_the_acknowledgement_says_how_far_it_has_come(progress, words):
    assert notices.received(progress).heading.startswith(words)


def edits(room):
    return [str(each.json) for each in room.env.http_requests if "@original" in each.path]


async def test_a_long_text_continues_in_the_second_box(room, extractor):
    first, second = "a" * 4_000, "bcd"
    await room.submits(text=first, more=second)
    await room.submits(text="One part.", more="Another part.")
    assert extractor.asked == [first + second, "One part.\n\nAnother part."]


async def test_a_file_becomes_a_receipt(room, extractor):
    names = ["article.txt", "ARTICLE.MD", "page.html", "page.htm"]
    for name in names:
        answer = await room.submits(file=(name, f"{name}. {TEXT}".encode()))
        assert read(answer).startswith("Filed\n")
    assert extractor.asked == [f"{name}. {TEXT}" for name in names]


async def test_a_file_of_another_kind_is_refused_before_it_is_downloaded(room, extractor):
    for name in ("article.doc", "article.zip", "article", "article.txt.exe"):
        answer = await room.submits(file=(name, b"PK\x03\x04"))
        assert is_private(answer)
        assert markup(answer) == (
            f"I cannot read “{name}”: send a .txt, .md, .html, .pdf, .docx, .eml or .jsonl file, "
            "or paste the text."
        )
    assert extractor.asked == []


async def test_a_file_that_is_too_large_is_refused_before_it_is_downloaded(room, extractor):
    answer = await room.submits(file=("article.txt", b"x" * (5 * 2**20 + 1)))
    assert read(answer) == "“article.txt” is too large: 5 MB is the limit."
    assert extractor.asked == []


async def test_an_empty_form_is_told_what_it_needs(room):
    answer = await room.submits(text="  \n ")
    assert read(answer).startswith("The form was empty. Open /submit again")


async def test_a_text_and_a_link_are_too_much_and_the_text_is_given_back(room):
    answer = await room.submits(link="https://a.example", text=TEXT)
    assert is_private(answer)
    assert "You gave a link and a text, and I cannot tell which is the article." in read(answer)
    assert "Your text is attached." in read(answer)
    assert await seen_file(answer) == TEXT


async def test_typed_text_is_given_back_when_the_database_is_gone(room, caplog):
    form = await room.editor.slash(room.channel, "submit")
    async with room.app.database.transaction() as stores:
        await break_tables(stores)

    answer = await room.editor.submit_modal(form, {"text": TEXT})

    assert is_private(answer)
    assert "Traceback" not in read(answer)
    assert await seen_file(answer) == TEXT


async def break_tables(stores):
    from sqlalchemy import text  # noqa: PLC0415 - to break a table

    await stores.guilds._connection.execute(text("ALTER TABLE guilds RENAME TO gone"))  # noqa: SLF001 - same


async def test_a_text_that_cannot_be_read_ends_in_its_sentence(room, extractor):
    extractor.raises("Nothing much.", SubmissionRefused("There is no article in that."))
    answer = await room.submits(text="Nothing much.")
    assert read(answer) == "Not filed: There is no article in that.\n[Retry]"


async def test_a_link_that_is_none_is_refused(room):
    for link in ("no link", "ftp://a.example/x", "http://127.0.0.1/x"):
        answer = await room.submits(link=link)
        assert is_private(answer)
        assert "Filed" not in read(answer)
        assert "[Look]" not in read(answer)


async def test_the_same_text_again_is_already_filed(room, extractor):
    extractor.finds(TEXT, FINDINGS, title="Harbour news", link="https://a.example/1")
    await room.submits(text=TEXT)

    again = await room.submits(text=TEXT)

    assert read(again).startswith("Already filed\nHarbour news\n")
    assert "[Look]  [Look for changes]  [Open the article]" in read(again)
    looked = await room.editor.click(again.response, label="Look")
    assert "“The harbour stays open”" in read(looked)


async def test_look_and_undo_work_after_a_restart(room, extractor):
    extractor.finds(TEXT, FINDINGS, title="Harbour news")
    receipt = await room.submits(text=TEXT)

    await room.restarts()
    looked = await room.editor.click(receipt.response, label="Look")
    assert is_private(looked)
    assert "“The harbour stays open”" in read(looked)

    await room.editor.click(receipt.response, label="Undo")
    assert read(receipt).startswith("Taken back: Harbour news\n")
    assert "Nobody" in read(await room.reader.slash(room.channel, "quotes", speaker="kirby"))


async def test_what_was_taken_back_is_restored_as_it_was(room, extractor):
    extractor.finds(TEXT, FINDINGS, title="Harbour news", outlet="Courier")
    receipt = await room.submits(text=TEXT)
    await room.editor.click(receipt.response, label="Undo")
    extractor.finds(TEXT, FINDINGS, title="What a plain text looks like")

    await room.restarts()
    await room.editor.click(receipt.response, label="Restore")

    assert read(receipt).startswith("Filed\nHarbour news\nCourier · ")
    assert "1 quote" in read(await room.reader.slash(room.channel, "quotes", speaker="kirby"))
    await room.editor.click(receipt.response, label="Undo")
    again = await room.submits(text=TEXT)
    assert read(again).startswith("Filed\n")
    await room.editor.click(receipt.response, label="Restore")
    assert read(receipt).startswith("Already filed\n")


async def test_what_failed_is_tried_again_also_after_a_restart(room, extractor):
    extractor.raises(TEXT, SubmissionRefused("There is no article in that."))
    extractor.finds(TEXT, FINDINGS, title="Harbour news")
    answer = await room.submits(text=TEXT)
    assert read(answer).startswith("Not filed: ")

    await room.restarts()
    await room.editor.click(answer.response, label="Retry")

    assert read(answer).startswith("Filed\nHarbour news\n")
    assert len(extractor.asked) == 2


async def test_what_was_taken_back_is_not_taken_back_twice(room):
    receipt = await room.submits(text=TEXT)
    copies = receipt.response.components
    number = copies[1]["components"][0]["custom_id"].rsplit(":", 1)[1]
    await room.app.services.intake.undo(int(number), guild=room.guild.id, by=EDITOR)
    pressed = await room.editor.click(receipt.response, label="Undo")
    assert read(pressed) == "That article was taken back already."


async def test_a_form_that_was_open_during_a_restart_is_not_lost(room, extractor):
    forms = [await room.editor.slash(room.channel, "submit") for _ in range(3)]

    await room.restarts()
    for number, form in enumerate(forms):
        text = f"Article {number}\n" + "word " * 700
        answer = await room.editor.submit_modal(form, {"text": text, "more": "The end."})
        assert read(answer).startswith(f"Filed\nArticle {number}\n")

    assert len(extractor.asked) == 3


async def test_the_files_of_a_form_that_was_open_during_a_restart_are_not_lost(room, extractor):
    form = await room.editor.slash(room.channel, "submit")

    await room.restarts()
    files = [("a.txt", b"The first ferry."), ("b.txt", b"The second ferry.")]
    answer = await room.editor.submit_modal(form, {"file": files})

    assert markup(answer).startswith("Filed 2 of 2 articles")
    assert extractor.asked == ["The first ferry.", "The second ferry."]


async def test_two_editors_with_the_form_open_do_not_mix(room, extractor):
    other = room.guild.add_member(room.env.create_user("ada"), roles=[room.guild.roles["Editors"]])
    first = await room.editor.slash(room.channel, "submit")
    second = await other.slash(room.channel, "submit")
    await room.editor.submit_modal(first, {"text": "From Rosa"})
    await other.submit_modal(second, {"text": "From Ada"})
    assert extractor.asked == ["From Rosa", "From Ada"]


async def test_an_outcome_that_comes_too_late_is_no_error(room, extractor):
    held = extractor.holds(TEXT)
    form = await room.editor.slash(room.channel, "submit")
    room.env.inject_error(
        "PATCH", "/webhooks/*/messages/@original", status=401, code=50027, times=None
    )
    held.set()
    await room.editor.submit_modal(form, {"text": TEXT})
    room.env.backend.faults.clear()
    listed = await room.reader.slash(room.channel, "articles")
    assert "1 article" in read(listed)


async def test_encodings_are_read_right(reading_room):
    room = reading_room
    for number, encoding in enumerate(("cp1252", "utf-16", "utf-8")):
        text = f"“Zoë’s ferry number {number} is late,” John Kirby said."
        receipt = await room.submits(file=("article.txt", text.encode(encoding)))
        assert "1 quote by 1 speaker" in read(receipt), encoding
        shown = read(await room.reader.slash(room.channel, "quotes", speaker="kirby"))
        assert f"“Zoë’s ferry number {number} is late" in shown, encoding


async def test_a_file_without_text_is_one_sentence(reading_room):
    for data in (b"", b" \n\t ", b"\x00\x01\x02\xff" * 300, b"PK\x03\x04" + b"\x00\x9c" * 400):
        answer = await reading_room.submits(file=("article.txt", data))
        assert is_private(answer)
        assert "Filed" not in read(answer)
        assert "Traceback" not in read(answer)
    listed = await reading_room.reader.slash(reading_room.channel, "articles")
    assert read(listed) == "No articles found"


async def test_the_receipt_says_when_a_text_is_in_another_language(reading_room):
    text = (
        "Die Brücke\n\n„Wir können uns das nicht leisten“, sagte Kämmerer Jonas Reuter am Montag."
    )

    answer = await reading_room.submits(text=text)

    told = "In German: 1 passage in quotation marks, kept without speakers; no figures"
    assert told in read(answer)
    asked = await reading_room.reader.slash(reading_room.channel, "articles")
    assert "In German" in read(asked)
    found = await reading_room.reader.slash(reading_room.channel, "search", words="leisten")
    assert "“Wir können uns das nicht leisten”\n— unattributed · direct" in read(found)
    assert "Reuter" not in read(found)


async def test_several_files_and_the_lines_of_an_archive_are_a_line_each(reading_room):
    lines = b'{"title": "One", "text": "The first ferry is late."}\n{"title": "Two"}\n'
    form = await reading_room.editor.slash(reading_room.channel, "submit")

    answer = await reading_room.editor.submit_modal(
        form, {"file": [("a.jsonl", lines), ("b.pdf", b"%PDF-1.7"), ("c.txt", TEXT.encode())]}
    )

    assert markup(answer).split("\n")[:5] == [
        "Filed 2 of 4 articles",
        "1. **One** · 0 quotes by 0 speakers · 0 figures",
        (
            "2. a.jsonl, line 2: not filed: That line has no article in it: put its text into a"
            " field called “text”."
        ),
        "3. b.pdf: not filed: That is a PDF that is damaged: please paste its text instead.",
        "4. **“The harbour stays open,” John Kirby said.** · 1 quote by 1 speaker · 0 figures",
    ]


async def test_several_links_are_a_line_each_also_in_the_box_for_a_text(room, extractor):
    for field in ("link", "text"):
        answer = await room.submits(**{field: "http://127.0.0.1/a\nhttp://10.0.0.1/b"})
        lines = markup(answer).split("\n")
        assert lines[0] == "Filed 0 of 2 articles"
        assert ["private address" in line for line in lines[1:3]] == [True, True]
    assert extractor.asked == []


async def test_each_of_several_has_its_receipt_below_them_also_after_a_restart(room, extractor):
    extractor.finds(TEXT, FINDINGS, title="Harbour news")
    extractor.raises("Broken.", SubmissionRefused("There is no article in that."))
    await room.submits(text="Known before.")
    files = [
        ("a.txt", TEXT.encode()),
        ("b.txt", b"Broken."),
        ("c.txt", b"Known before."),
        ("d.txt", b" "),
    ]
    answer = await room.submits(file=files)

    assert "[Look, undo or retry: 1 to 3: 1. Harbour news, 2. b.txt, " in read(answer)
    await room.restarts()
    harbour, broken, known = options(answer)
    assert [option["label"] for option in (harbour, broken, known)] == [
        "1. Harbour news",
        "2. b.txt",
        "3. Known before.",
    ]
    one = await room.editor.select(answer.response, [harbour["value"]])
    assert is_private(one)
    assert read(one).startswith("Filed\nHarbour news\n")
    await room.editor.click(one.response or one.followups[-1], label="Undo")
    assert read(one).startswith("Taken back: Harbour news\n")
    gone = await room.editor.select(answer.response, [harbour["value"]])
    assert read(gone) == "Not filed: That article was taken back already.\n[Restore]"
    failed = await room.editor.select(answer.response, [broken["value"]])
    assert read(failed) == "Not filed: There is no article in that.\n[Retry]"
    already = await room.editor.select(answer.response, [known["value"]])
    assert read(already).startswith("Already filed\nKnown before.\n")


def options(answer):
    rows = [row for row in answer.response.components if row["type"] == 1]
    return [option for row in rows for option in row["components"][0]["options"]]


def test_a_hundred_at_once_are_within_the_limits_whatever_their_lines_say():
    long = SubmissionRefused("It is *too* long to be told here. " * 9)
    lines = [("x_" * 300, long if number < 60 else Stage.READING) for number in range(100)]
    entries = [Entry(place, "word " * 90, ArticleId(10**18 + place)) for place in range(1, 101)]

    sheet = batch_sheet(lines)
    limits.check_message(reply.layout_of(sheet, *OpenReceipt.rows(entries)))

    assert sheet.heading == "Filed 0 of 100 articles, reading 40…"
    assert " more" in sheet.blocks[0]
