"""Drawing the picture of a briefing with matplotlib; only `commands.pictures` loads this.

The figure is made without pyplot, which would keep it, and with the font that matplotlib ships,
so that it looks alike on every machine.
"""

import io
from pathlib import Path

import matplotlib as mpl
from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties, get_font

from commands.pictures import TITLE, Bar, Chart

WIDTH = 900  # pixels; a phone shows it in about 350 points, so that 36 pixels are 14 points
ROW, HEAD, FOOT, MARGIN = 96, 92, 64, 36  # pixels
THICK, GAP = 28, 16  # pixels: a bar, and from its end to its number
TEXT, SMALL = 36, 30  # pixels
PAPER, INK, FAINT, FILL = "#2b2d31", "#f2f3f5", "#c4c9d0", "#8ea1ff"
"""A paper of its own reads alike on Discord's dark and light themes. Contrast is 5:1 and more."""

_DPI = 72  # a point is a pixel
_FONT = Path(mpl.get_data_path(), "fonts", "ttf", "DejaVuSans.ttf")


class NoSuchLetters(ValueError):
    """A name is in a script that the font lacks; boxes instead of a name would tell nobody."""


def png(chart: Chart) -> bytes:
    """Return the chart as a PNG, `WIDTH` pixels wide. Raises `NoSuchLetters`."""
    _require_letters("".join(bar.name for bar in chart.bars))
    height = HEAD + ROW * len(chart.bars) + (FOOT if chart.note else 0)
    figure = Figure(figsize=(WIDTH / _DPI, height / _DPI), dpi=_DPI, facecolor=PAPER)
    FigureCanvasAgg(figure)  # which pyplot would choose otherwise
    axes = _in_pixels(figure, height)
    _write(axes, TITLE, MARGIN, HEAD * 0.64, color=FAINT)
    for place, bar in enumerate(chart.bars):
        _draw(axes, bar, HEAD + ROW * place, most=chart.bars[0].quotes)
    _write(axes, chart.note, MARGIN, height - FOOT * 0.4, size=SMALL, color=FAINT)
    file = io.BytesIO()
    figure.savefig(file, format="png")
    return file.getvalue()


def _in_pixels(figure: Figure, height: int) -> Axes:
    """Return axes without frame and marks, in pixels from the upper left corner."""
    axes = figure.add_axes((0, 0, 1, 1))
    axes.set_axis_off()
    axes.set(xlim=(0, WIDTH), ylim=(height, 0), autoscale_on=False)
    return axes


def _draw(axes: Axes, bar: Bar, top: float, *, most: int) -> None:
    """Draw a voice as a line of text and below it a bar with its number at the end."""
    number = f"{bar.quotes:,}"
    room = WIDTH - 2 * MARGIN - GAP - len(f"{most:,}") * TEXT * 0.7  # no digit is wider
    length = room * bar.quotes / most
    _write(axes, bar.label, MARGIN, top + TEXT * 0.8)
    foot = top + TEXT + GAP / 2 + THICK
    axes.barh(foot - THICK / 2, length, THICK, left=MARGIN, color=FILL)
    _write(axes, number, MARGIN + length + GAP, foot)


def _write(
    axes: Axes, text: str, x: float, y: float, *, size: float = TEXT, color: str = INK
) -> None:
    """Write one line on the base `y`, smaller where it would not fit; dollars make no formula."""
    written = axes.text(
        x,
        y,
        text,
        color=color,
        fontproperties=FontProperties(fname=_FONT, size=size),
        verticalalignment="baseline",
        parse_math=False,
    )
    width = written.get_window_extent().width
    if width > WIDTH - MARGIN - x:
        written.set_fontsize(size * (WIDTH - MARGIN - x) / width)


def _require_letters(text: str) -> None:
    known = get_font(str(_FONT)).get_charmap()
    if any(ord(character) not in known for character in text):
        raise NoSuchLetters
