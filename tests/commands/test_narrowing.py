"""What members do with an answer: jump, sort, narrow down, unfold; after a restart as before."""

from commands.narrowing import pages_offered
from commands.whole import PART
from news.quote import Kind
from tests.support.builders import said
from tests.support.discord_env import is_private, read

LONG = " ".join(f"word{number}" for number in range(700))


async def many(room, *, quotes=13):
    """Quotes of one man in one outlet on as many days, and a reported one in another."""
    for number in range(quotes):
        await room.files(*said(f"Saying {number}"), outlet="Courier", days_ago=number)
    await room.files(*said("He would see", kind=Kind.INDIRECT), outlet="Echo", days_ago=400)


async def chosen(room, answer, placeholder, label):
    """Choose, in the menu whose placeholder begins so, the option whose label does."""
    rows = answer.response.components[1:]
    menus = [row["components"][0] for row in rows if "options" in row["components"][0]]
    (menu,) = [menu for menu in menus if menu["placeholder"].startswith(placeholder)]
    (value,) = [each["value"] for each in menu["options"] if each["label"].startswith(label)]
    return await room.reader.select(answer.response, [value], custom_id=menu["custom_id"])


async def test_quotes_are_jumped_through_sorted_and_narrowed_down_after_a_restart(room):
    await many(room)
    answer = await room.reader.slash(room.channel, "quotes", speaker="kirby")
    assert "Page 1 of 3 · newest first" in read(answer)
    await room.restarts()

    await chosen(room, answer, "Go to", "Page 3")
    assert "Page 3 of 3" in read(answer)
    await chosen(room, answer, "Sort", "Oldest first")
    assert "Page 1 of 3 · oldest first" in read(answer)
    assert read(answer).index("He would see") < read(answer).index("Saying 12")
    await chosen(room, answer, "Show only", "Only direct: between quotation marks")
    shown = read(answer)
    assert "13 quotes" in shown
    assert "only direct" in shown
    assert "He would see" not in shown
    await chosen(room, answer, "Show only", "Only in Courier")
    assert "in Courier · only direct" in read(answer)
    nothing = await chosen(room, answer, "Show only", "Of the last week")
    assert "John Kirby has 14 quotes here, but none that fits" in read(nothing)
    await chosen(room, answer, "Show only", "All quotes")
    assert "14 quotes" in read(answer)
    assert "oldest first" in read(answer)


async def test_a_page_that_is_not_there_any_more_is_the_last_one(room):
    await many(room, quotes=11)
    answer = await room.reader.slash(room.channel, "quotes", speaker="kirby")
    for title in ("id:1", "id:2"):
        await room.editor.slash(room.channel, "article retract", article=title)
    await chosen(room, answer, "Go to", "Page 3")
    assert "Page 2 of 2" in read(answer)


async def test_a_long_quote_folds_and_is_read_as_a_whole_in_parts(room):
    number = await room.files(*said(LONG, "It is late"), title="A speech", outlet="Courier")
    answer = await room.reader.slash(room.channel, "quotes", speaker="kirby")
    assert "[…]" in read(answer)
    assert "word699" not in read(answer)
    await room.restarts()

    whole = await chosen(room, answer, "Read a quote", "“word0 word1")

    assert is_private(whole)
    shown = read(whole)
    assert shown.startswith("John Kirby, White House spokesperson\nA speech · Courier · 26 July")
    parts = [shown.split("\n\n")[1].strip()]
    assert len(parts[0]) <= PART
    assert "Part 1 of " in shown
    while "word699" not in parts[-1]:
        await room.reader.click(whole.response, label="Next")
        parts.append(read(whole).split("\n\n")[1].strip())
    assert " ".join(parts).split() == f"“{LONG}”".split()

    opened = await room.reader.slash(room.channel, "article show", article=f"id:{number}")
    assert "Read a quote as a whole" in read(opened)
    await room.editor.slash(room.channel, "article retract", article=f"id:{number}")
    gone = await room.reader.click(whole.response, label="Previous")
    assert "not in the archive any more" in read(gone)


def test_a_menu_of_many_pages_has_the_ends_the_neighbours_and_some_between():
    for pages in (1, 25, 26, 400, 10**6):
        for page in {0, pages // 2, pages - 1}:
            offered = pages_offered(page, pages)
            assert len(offered) == len(set(offered)) <= 25
            assert {0, page, pages - 1} <= set(offered)
            assert all(0 <= each < pages for each in offered)
