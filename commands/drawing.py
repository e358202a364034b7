"""Drawing the picture of a briefing with matplotlib; only `commands.pictures` loads this.

The figure is made without pyplot, which would keep it, and with the font that matplotlib ships,
so that it looks alike on every machine. It has no axes: they are most of what a figure costs.
"""

import io
from pathlib import Path

import matplotlib as mpl
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties, get_font
from matplotlib.patches import Rectangle
from matplotlib.transforms import IdentityTransform
from PIL import Image

from commands.pictures import TITLE, Bar, Chart

WIDTH = 900  # pixels; a phone shows it in about 350 points, so that 36 pixels are 14 points
ROW, HEAD, FOOT, MARGIN = 96, 92, 64, 36  # pixels
THICK, GAP = 28, 16  # pixels: a bar, and from its end to its number
TEXT, SMALL = 36, 30  # pixels
PAPER, INK, FAINT, FILL = "#2b2d31", "#f2f3f5", "#c4c9d0", "#8ea1ff"
"""A paper of its own reads alike on Discord's dark and light themes. Contrast is 5:1 and more."""
COLOURS = 64
"""Three on paper, and the shades of their edges: a third of the size of full colour."""

_DPI = 72  # a point is a pixel
_FONT = Path(mpl.get_data_path(), "fonts", "ttf", "DejaVuSans.ttf")


class NoSuchLetters(ValueError):
    """A name is in a script that the font lacks; boxes instead of a name would tell nobody."""


def png(chart: Chart) -> bytes:
    """Return the chart as a PNG, `WIDTH` pixels wide. Raises `NoSuchLetters`."""
    _require_letters("".join(bar.name for bar in chart.bars))
    height = HEAD + ROW * len(chart.bars) + (FOOT if chart.note else 0)
    figure = Figure(figsize=(WIDTH / _DPI, height / _DPI), dpi=_DPI, facecolor=PAPER)
    canvas = FigureCanvasAgg(figure)  # which pyplot would choose otherwise
    _write(figure, TITLE, MARGIN, height - HEAD * 0.64, color=FAINT)
    for place, bar in enumerate(chart.bars):
        _draw(figure, bar, height - HEAD - ROW * place, most=chart.bars[0].quotes)
    _write(figure, chart.note, MARGIN, FOOT * 0.4, size=SMALL, color=FAINT)
    canvas.draw()  # type: ignore[no-untyped-call]  # untyped in matplotlib
    return _encoded(canvas)


def _encoded(canvas: FigureCanvasAgg) -> bytes:
    size = canvas.get_width_height(physical=True)
    pixels = canvas.buffer_rgba()  # type: ignore[no-untyped-call]  # untyped in matplotlib
    drawn = Image.frombuffer("RGBA", size, pixels, "raw", "RGBA", 0, 1)
    few = drawn.convert("RGB").quantize(COLOURS, method=Image.Quantize.FASTOCTREE)
    file = io.BytesIO()
    few.save(file, format="png")
    return file.getvalue()


def _draw(figure: Figure, bar: Bar, top: float, *, most: int) -> None:
    """Draw a voice as a line of text and below it a bar with its number at the end.

    All places are pixels from the lower left corner.
    """
    number = f"{bar.quotes:,}"
    room = WIDTH - 2 * MARGIN - GAP - len(f"{most:,}") * TEXT * 0.7  # no digit is wider
    length = room * bar.quotes / most
    _write(figure, bar.label, MARGIN, top - TEXT * 0.8)
    foot = top - TEXT - GAP / 2 - THICK
    figure.add_artist(
        Rectangle(
            (MARGIN, foot),
            length,
            THICK,
            facecolor=FILL,
            linewidth=0,
            transform=IdentityTransform(),
        )
    )
    _write(figure, number, MARGIN + length + GAP, foot)


def _write(
    figure: Figure, text: str, x: float, y: float, *, size: float = TEXT, color: str = INK
) -> None:
    """Write one line on the base `y`, smaller where it would not fit; dollars make no formula."""
    written = figure.text(
        x,
        y,
        text,
        color=color,
        fontproperties=FontProperties(fname=_FONT, size=size),
        verticalalignment="baseline",
        parse_math=False,
        transform=IdentityTransform(),
    )
    width = written.get_window_extent().width
    if width > WIDTH - MARGIN - x:
        written.set_fontsize(size * (WIDTH - MARGIN - x) / width)


def _require_letters(text: str) -> None:
    known = get_font(str(_FONT)).get_charmap()
    if any(ord(character) not in known for character in text):
        raise NoSuchLetters
