"""/figures, as members see it."""

from dataclasses import replace

from news.figure import FigureKind
from news.findings import Findings
from tests.support.builders import a_figure
from tests.support.discord_env import is_private, read

TEXT = "Nearly 900 people crossed the bridge. The toll rose by 4 percent."


async def filed(room):
    figures = (
        a_figure(TEXT, "Nearly 900", 900.0, measures="people"),
        a_figure(TEXT, "4 percent", 4.0, unit="percent", measures="toll"),
    )
    await room.files(TEXT, Findings(figures=figures), title="The bridge")


async def test_figures_stand_with_what_they_measure_and_their_sentence(room):
    await filed(room)
    answer = await room.reader.slash(room.channel, "figures")
    assert is_private(answer)
    assert "2 figures" in read(answer)
    assert "people\n  | Nearly 900 people crossed the bridge." in read(answer)
    assert "toll\n  | The toll rose by 4 percent." in read(answer)


async def test_a_number_of_nothing_named_does_not_stand_under_another_heading(room):
    text = "The ferry carried 40 cars and lost $6 million."
    figures = (
        a_figure(text, "40", 40.0, unit="cars", measures="cars"),
        a_figure(text, "$6 million", 6e6, unit="USD"),
    )
    await room.files(text, Findings(figures=figures))
    answer = await room.reader.slash(room.channel, "figures")
    assert f"$6 million\n  | {text}" in read(answer)


async def test_figures_are_found_by_the_words_around_them(room):
    await filed(room)
    answer = await room.reader.slash(room.channel, "figures", about="toll")
    assert "1 figure" in read(answer)
    assert "900" not in read(answer)


async def test_no_figures_is_a_sentence(room):
    await filed(room)
    answer = await room.reader.slash(room.channel, "figures", about="eels", since="2024-01-01")
    assert read(answer) == "No figures found\nAsked for: about “eels” · since 1 January 2024"


async def test_units_and_speakers_are_suggested_while_typing(room):
    await filed(room)

    async def suggested(option, typed):
        offered = await room.reader.autocomplete(room.channel, "figures", option, typed)
        return [choice["value"] for choice in offered]

    assert await suggested("unit", "per") == ["percent"]
    assert await suggested("unit", "p") == ["people", "percent"]
    assert await suggested("speaker", "nobody") == []


async def test_figures_of_one_unit(room):
    await filed(room)
    answer = await room.reader.slash(room.channel, "figures", unit="percent")
    assert "1 figure" in read(answer)
    assert "Asked for: in percent" in read(answer)
    assert "900" not in read(answer)


async def rates(room, *values):
    for days, value in enumerate(values):
        text = f"The Bank of Averland set its key interest rate at {value} percent."
        figure = a_figure(
            text, f"{value} percent", value, unit="percent", measures="key interest rate"
        )
        findings = Findings(figures=(replace(figure, kind=FigureKind.PERCENT),))
        await room.files(text, findings, days_ago=30 * days, title="Rates", outlet="Courier")


async def test_what_was_measured_several_times_is_shown_over_time_with_a_picture(room):
    await filed(room)
    await rates(room, 3.5, 3.75, 4.25)
    answer = await room.reader.slash(room.channel, "figures")
    assert "[Change over time]" in read(answer)
    await room.restarts()
    changed = await room.reader.click(answer.response, label="Change over time")

    assert is_private(changed)
    shown = read(changed)
    assert shown.startswith(
        "key interest rate over time\nFrom 4.25 percent (27 May 2024) to 3.5 percent (26 July 2024)"
    )
    first = "27 May 2024\n  | The Bank of Averland set its key interest rate at 4.25 percent."
    assert first in shown
    assert shown.index("at 4.25") < shown.index("at 3.75") < shown.index("at 3.5")
    assert "1 thing was measured several times" in shown
    assert "900" not in shown
    (gallery,) = [part for part in changed.response.components if part["type"] == 12]
    assert gallery["items"][0]["description"] == (
        "Line chart. key interest rate: 27 May 2024: 4.25 percent; 26 June 2024: 3.75 percent;"
        " 26 July 2024: 3.5 percent. The scale does not begin at zero"
    )
    assert [file.filename for file in changed.response.attachments] == ["change.png"]

    none = await room.reader.slash(room.channel, "figures", about="toll", change=True)
    assert read(none) == "Nothing of that was measured several times\nAsked for: about “toll”"
