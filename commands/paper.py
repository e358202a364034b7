"""The paper that pictures are drawn on, with matplotlib; only `commands.drawing` uses it.

The figure is made without pyplot, which would keep it, and with the font that matplotlib ships,
so that it looks alike on every machine. It has no axes: they are most of what a figure costs.
"""

import io
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import matplotlib as mpl
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties, get_font
from matplotlib.lines import Line2D
from matplotlib.patches import Rectangle
from matplotlib.transforms import IdentityTransform
from PIL import Image

WIDTH = 900  # pixels; a phone shows it in about 350 points, so that 36 pixels are 14 points
MARGIN = 36  # pixels
TEXT, SMALL = 36, 30  # pixels
PAPER, INK, FAINT, FILL = "#2b2d31", "#f2f3f5", "#c4c9d0", "#8ea1ff"
"""A paper of its own reads alike on Discord's dark and light themes. Contrast is 5:1 and more."""
COLOURS = 64
"""Three on paper, and the shades of their edges: a third of the size of full colour."""

_DPI = 72  # a point is a pixel
_FONT = Path(mpl.get_data_path(), "fonts", "ttf", "DejaVuSans.ttf")


class NoSuchLetters(ValueError):
    """A text is in a script that the font lacks; boxes instead of words would tell nobody."""


class Paper:
    """A sheet, `WIDTH` pixels wide. All places are pixels from its lower left corner."""

    def __init__(self, height: float) -> None:
        self.height = height
        size = (WIDTH / _DPI, height / _DPI)
        self._figure = Figure(figsize=size, dpi=_DPI, facecolor=PAPER)
        self._canvas = FigureCanvasAgg(self._figure)  # which pyplot would choose otherwise

    def write(
        self,
        text: str,
        x: float,
        y: float,
        *,
        size: float = TEXT,
        color: str = INK,
        middle: bool = False,
        on_line: bool = False,
    ) -> None:
        """Write one text on the base `y`, from `x` on or with its middle there.

        With `on_line`, what lies below it is covered, so that no line crosses it.

        It is smaller where it would not fit; dollars make no formula. Raises `NoSuchLetters`.
        """
        _require_letters(text)
        written = self._figure.text(
            x,
            y,
            text,
            color=color,
            fontproperties=FontProperties(fname=_FONT, size=size),
            horizontalalignment="center" if middle else "left",
            verticalalignment="baseline",
            parse_math=False,
            transform=IdentityTransform(),
            bbox={"facecolor": PAPER, "linewidth": 0, "pad": 2} if on_line else None,
        )
        room = 2 * min(x - MARGIN / 2, WIDTH - MARGIN / 2 - x) if middle else WIDTH - MARGIN - x
        width = written.get_window_extent().width
        if width > room:
            written.set_fontsize(size * room / width)

    def bar(self, x: float, y: float, width: float, height: float, *, color: str = FILL) -> None:
        """Fill a rectangle whose lower left corner is at a place."""
        bar = Rectangle(
            (x, y), width, height, facecolor=color, linewidth=0, transform=IdentityTransform()
        )
        self._figure.add_artist(bar)

    def line(self, places: Sequence[tuple[float, float]]) -> None:
        """Join places by a line."""
        self._add(places, zorder=1, linewidth=4)

    def dots(self, places: Sequence[tuple[float, float]]) -> None:
        """Put a dot on each place, above all else."""
        self._add(places, zorder=4, linewidth=0, marker="o", markersize=16)

    def _add(self, places: Sequence[tuple[float, float]], **look: Any) -> None:
        x, y = [x for x, _ in places], [y for _, y in places]
        line = Line2D(x, y, color=FILL, transform=IdentityTransform(), **look)
        self._figure.add_artist(line)

    def png(self) -> bytes:
        """Return what was drawn, as a PNG."""
        self._canvas.draw()  # type: ignore[no-untyped-call]  # untyped in matplotlib
        size = self._canvas.get_width_height(physical=True)
        pixels = self._canvas.buffer_rgba()  # type: ignore[no-untyped-call]  # the same
        drawn = Image.frombuffer("RGBA", size, pixels, "raw", "RGBA", 0, 1)
        few = drawn.convert("RGB").quantize(COLOURS, method=Image.Quantize.FASTOCTREE)
        file = io.BytesIO()
        few.save(file, format="png")
        return file.getvalue()


def width_of(text: str, size: float) -> float:
    """Return how wide a text is, in pixels, near enough to tell whether it fits."""
    font = get_font(str(_FONT))
    font.set_size(size, _DPI)
    font.set_text(text, 0.0)
    return float(font.get_width_height()[0]) / 64  # FreeType counts in 64ths of a pixel


def _require_letters(text: str) -> None:
    known = get_font(str(_FONT)).get_charmap()
    if any(ord(character) not in known for character in text):
        raise NoSuchLetters
