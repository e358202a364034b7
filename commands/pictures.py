"""Pictures on their way to Discord, and that of a briefing: who was quoted how often.

A picture is drawn when it is sent, from the little that a `Chart` or another value is, and never
on the event loop. One that cannot be drawn is left out; all that it says stands in its alt text.
"""

import asyncio
import gc
import io
import logging
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import discord

from commands.charts import Columns, Line
from commands.locale import ENGLISH, _, later, number, speaking, spoken
from commands.text import plain
from news.briefing import Briefing

TITLE = later("Who was quoted how often")
FEWEST_BARS, MOST_BARS = 4, 8
WORTH_DRAWING = 3
"""Quotes of the voice that is quoted most: below that, words say the same in less room."""
NAME_LIMIT = 40  # characters; eight names and their numbers are far from Discord's 1,024
DRAWING_LIMIT = 10.0  # seconds, waiting for other pictures included

KEPT = 64
"""Pictures of some 30 kB that are kept: the schedules of a server often show the same one."""

_log = logging.getLogger(__name__)
_pen = ThreadPoolExecutor(1, "pictures")
"""One picture at a time: matplotlib does not promise to be safe with more."""


@dataclass(frozen=True, slots=True)
class Bar:
    """A voice in the picture: its name on one line, its quotes, whether it is new."""

    name: str
    quotes: int
    new: bool


@dataclass(frozen=True, slots=True)
class Chart:
    """Bars, longest first, how many voices are not among them, and the language of its words."""

    bars: tuple[Bar, ...]
    left_out: int = 0
    language: str = ENGLISH

    @property
    def file(self) -> str:
        """Return the name of the file."""
        return "voices.png"

    @property
    def note(self) -> str:
        """Return a line about the voices that are not shown, or nothing."""
        if not self.left_out:
            return ""
        with speaking(self.language):
            return _("Not shown: {number} quoted no more often than these").format(
                number=number(self.left_out)
            )

    @property
    def alt(self) -> str:
        """Return what the picture says, in words."""
        with speaking(self.language):
            one = _("{name}: {count}")
            bars = "; ".join(
                one.format(name=self.label(bar), count=number(bar.quotes)) for bar in self.bars
            )
            words = _("Bar chart. {title}: {bars}.").format(title=self.title, bars=bars)
        return f"{words} {self.note}." if self.note else words

    @property
    def title(self) -> str:
        """Return what stands above the bars."""
        with speaking(self.language):
            return _(TITLE)

    def label(self, bar: Bar) -> str:
        """Return the name of a voice, with the news in words: no colour says anything."""
        with speaking(self.language):
            return _("{name} (new)").format(name=bar.name) if bar.new else bar.name


Picture = Chart | Columns | Line


def chart_of(briefing: Briefing) -> Chart | None:
    """Return what to draw, or None with fewer than four named voices or hardly a difference."""
    every = sorted(briefing.voices, key=lambda voice: -voice.quotes)
    bars = [Bar(plain(each.speaker.name, NAME_LIMIT), each.quotes, each.new) for each in every]
    named = [bar for bar in bars if bar.name]
    shown = tuple(named[:MOST_BARS])
    if len(shown) < FEWEST_BARS or shown[0].quotes < WORTH_DRAWING:
        return None
    if shown[0].quotes == shown[-1].quotes:
        return None
    return Chart(shown, len(named) - len(shown), spoken())


def chart_from(kept: Mapping[str, Any]) -> Chart:
    """Return the chart that `dataclasses.asdict` made of one, also by way of JSON."""
    return Chart(
        tuple(Bar(**bar) for bar in kept["bars"]), kept["left_out"], kept.get("language", ENGLISH)
    )


def gallery(chart: Picture) -> discord.ui.MediaGallery[discord.ui.LayoutView]:
    """Return the component that shows the attached picture; without one it is not shown."""
    item = discord.MediaGalleryItem(f"attachment://{chart.file}", description=chart.alt)
    return discord.ui.MediaGallery(item)


async def drawn(chart: Picture) -> discord.File | None:
    """Return the picture as a PNG file, or None when it cannot be drawn, which is noted."""
    try:
        async with asyncio.timeout(DRAWING_LIMIT):
            png = await asyncio.get_running_loop().run_in_executor(_pen, _draw, chart)
            return discord.File(io.BytesIO(png), chart.file)
    except Exception as error:  # noqa: BLE001 - whatever it is, it costs the picture only
        _log.warning("no picture error=%s", type(error).__name__)
        return None


@lru_cache(KEPT)
def _draw(chart: Picture) -> bytes:
    from commands.drawing import png  # noqa: PLC0415 - matplotlib is loaded for a picture only

    drawing = png(chart)
    # A figure is some thousand objects in circles. While they are young they are cleared in a few
    # milliseconds; left to the full collection, they would stop everything for far longer.
    gc.collect(1)
    return drawing
