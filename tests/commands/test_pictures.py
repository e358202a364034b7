import asyncio
import io

import pytest
from PIL import Image

from commands.briefing_text import parts_of
from commands.charts import Dot, Line
from commands.drawing import png
from commands.limits import ALT_TEXT, check_message
from commands.paper import FILL, WIDTH
from commands.pictures import MOST_BARS, Bar, Chart, _draw, chart_from, chart_of, drawn
from news.briefing import Voice
from tests.support.briefing_values import a_briefing
from tests.support.views import a_speaker


def a_briefing_of(*quotes, names=None, new=()):
    names = names or [f"Ann{n} Example" for n in range(len(quotes))]
    return a_briefing(
        voices=tuple(
            Voice(a_speaker(name, number=n), many, new=n in new)
            for n, (name, many) in enumerate(zip(names, quotes, strict=True))
        )
    )


def a_chart(*names):
    return Chart(tuple(Bar(name, 9 - n, new=n == 1) for n, name in enumerate(names)))


def image_of(data):
    with Image.open(io.BytesIO(data)) as image:
        assert image.format == "PNG"
        return image.convert("RGB")


def lengths_of_bars(image):
    """The lengths of the runs of bar colour, one for each bar from top to bottom, in pixels."""
    fill = tuple(bytes.fromhex(FILL[1:]))
    rows = [
        sum(image.getpixel((x, y)) == fill for x in range(image.width)) for y in range(image.height)
    ]
    return [max(run) for run in _runs(rows)]


def _runs(rows):
    run = []
    for row in [*rows, 0]:
        if row:
            run.append(row)
        elif run:
            yield run
            run = []


@pytest.mark.parametrize("quotes", [(), (9, 3, 1), (5, 5, 5, 5), (2, 1, 1, 1)])
def test_there_is_no_picture_where_there_is_not_enough_to_draw(quotes):
    assert chart_of(a_briefing_of(*quotes)) is None


def test_voices_without_a_name_that_can_be_shown_do_not_count():
    assert chart_of(a_briefing_of(4, 3, 2, 1, names=["Ann", "Ben", "\u202e", "Cy"])) is None


async def test_the_same_picture_is_drawn_once():
    charts = [a_chart("Ann", "Ben", "Cy", "Only Here") for _ in range(2)]
    before = _draw.cache_info().misses

    first, second = [(await drawn(chart)).fp.read() for chart in charts]

    assert first == second
    assert _draw.cache_info().misses == before + 1


def test_the_alt_text_says_names_numbers_and_who_is_new():
    chart = chart_of(a_briefing_of(1, 1_204, 3, 2, names=["Ann", "Ben", "Cy", "Di"], new={2}))

    assert chart.alt == (
        "Bar chart. Who was quoted how often: Ben: 1,204; Cy (new): 3; Di: 2; Ann: 1."
    )


def test_more_voices_than_fit_are_counted():
    chart = chart_of(a_briefing_of(*range(1, 12)))

    assert [bar.quotes for bar in chart.bars] == [11, 10, 9, 8, 7, 6, 5, 4]
    assert chart.alt.endswith("Not shown: 3 quoted no more often than these.")


async def test_the_longest_alt_text_is_one_that_discord_takes():
    briefing = a_briefing_of(2**63, *[2**63 - 1] * 30, names=["W" * 500] * 31, new=set(range(31)))
    [layout] = parts_of(briefing, marker=1)

    check_message(layout)
    assert len(chart_of(briefing).bars) == MOST_BARS
    assert 300 < len(chart_of(briefing).alt) <= ALT_TEXT


def test_the_picture_is_a_png_with_bars_as_long_as_their_numbers():
    bars = tuple(
        Bar(name, many, new=False) for name, many in zip("ABCD", (12, 9, 6, 1), strict=True)
    )
    image = image_of(png(Chart(bars)))

    longest, *others = lengths_of_bars(image)
    assert (image.width, image.height) == (WIDTH, 476)
    assert longest > WIDTH / 2
    assert [length / longest for length in others] == pytest.approx(
        [9 / 12, 6 / 12, 1 / 12], abs=0.01
    )


@pytest.mark.parametrize(
    "name",
    [
        "Société générale",
        "Владимир",
        "Αλέξης",
        "محمد العربي",
        "דוד לוי",
        "W" * 40,
        "$x_1^{2$",
        "_a",
        "%s",
    ],
)
def test_names_in_many_scripts_and_with_any_signs_are_drawn_within_the_picture(name):
    image = image_of(png(a_chart(name, name, "Ann", "Ben")))

    edge = image.crop((WIDTH - 12, 0, WIDTH, image.height))
    assert len(lengths_of_bars(image)) == 4
    assert len(edge.getcolors()) == 1


@pytest.mark.parametrize("name", ["王小明", "김민준", "Ann 🦉", "\ue000"])
async def test_a_name_that_the_font_has_no_letters_for_costs_the_picture_only(name, caplog):
    assert await drawn(a_chart("Ann", "Ben", "Cy", name)) is None
    assert "no picture error=NoSuchLetters" in caplog.text
    assert name not in caplog.text


async def test_what_was_kept_gives_the_same_picture_also_when_many_are_drawn_at_once():
    chart = a_chart("Ann", "Ben", "Cy", "Di")
    kept = {"bars": [{"name": b.name, "quotes": b.quotes, "new": b.new} for b in chart.bars]}
    again = chart_from({**kept, "left_out": 0})

    files = await asyncio.gather(*(drawn(each) for each in (chart, again) * 3))
    assert len({file.fp.read() for file in files}) == 1
    assert [file.filename for file in files] == ["voices.png"] * 6


def a_line(*numbers, joined=True):
    dots = tuple(
        Dot(words, value, f"{1 + at} May 2024", at / (len(numbers) - 1))
        for at, (words, value) in enumerate(numbers)
    )
    return Line("key interest rate", dots, joined, "The scale does not begin at zero")


@pytest.mark.parametrize(
    "numbers",
    [
        [("4.25 percent", 4.25), ("4 percent", 4.0), ("3.75 percent", 3.75)],
        [("-3", -3.0), ("0", 0.0), ("2", 2.0)],
        [("at least 40", 40.0), ("W" * 24, 1e15), ("about 41", 41.0)],
        [(f"{n} people", float(n * n)) for n in range(20)],
    ],
)
def test_dots_and_their_words_stay_within_the_picture(numbers):
    image = image_of(png(a_line(*numbers)))

    for edge in ((0, 0, 12, image.height), (WIDTH - 12, 0, WIDTH, image.height)):
        assert len(image.crop(edge).getcolors()) == 1


def test_dots_are_joined_only_where_sources_agree():
    numbers = [("10", 10.0), ("20", 20.0), ("30", 30.0)]
    joined, apart = (image_of(png(a_line(*numbers, joined=each))) for each in (True, False))
    fill = tuple(bytes.fromhex(FILL[1:]))

    def filled(image):
        """Count the pixels of that colour; with few colours, some are a shade off."""
        return sum(
            max(abs(one - other) for one, other in zip(pixel, fill, strict=True)) < 9
            for pixel in image.get_flattened_data()
        )

    assert filled(joined) > 1.5 * filled(apart) > 0
