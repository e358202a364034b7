"""What stands where in a picture; only `commands.pictures` loads this."""

from collections.abc import Iterator

from commands.charts import Column, Columns, Dot, Line, begins_at_zero
from commands.locale import number, speaking
from commands.paper import FAINT, MARGIN, SMALL, TEXT, WIDTH, Paper, width_of
from commands.pictures import Bar, Chart, Picture

ROW, HEAD, FOOT = 96, 92, 64  # pixels
THICK, GAP = 28, 16  # pixels: a bar, and from its end to its number
TALLEST, TICK = 300, 42  # pixels: the highest column with its number; a line below the columns
_LEAST = 20  # pixels: numbers are written no smaller
_NARROW = 0.72  # of its place, that a column takes

Place = tuple[float, float]
"""Pixels from the left and from below."""


def png(chart: Picture) -> bytes:
    """Return a picture as a PNG. Raises `NoSuchLetters`."""
    match chart:
        case Chart():
            return _voices(chart)
        case Columns():
            return _columns(chart)
        case Line():
            return _line(chart)


def _voices(chart: Chart) -> bytes:
    paper = Paper(HEAD + ROW * len(chart.bars) + (FOOT if chart.note else 0))
    _frame(paper, chart.title, chart.note)
    with speaking(chart.language):
        for place, bar in enumerate(chart.bars):
            top = paper.height - HEAD - ROW * place
            _voice(paper, bar, chart.label(bar), top, most=chart.bars[0].quotes)
    return paper.png()


def _frame(paper: Paper, title: str, note: str) -> None:
    paper.write(title, MARGIN, paper.height - HEAD * 0.64, color=FAINT)
    paper.write(note, MARGIN, FOOT * 0.4, size=SMALL, color=FAINT)


def _voice(paper: Paper, bar: Bar, label: str, top: float, *, most: int) -> None:
    """Draw a voice as a line of text and below it a bar with its number at the end."""
    room = WIDTH - 2 * MARGIN - GAP - len(number(most)) * TEXT * 0.7  # no digit is wider
    length = room * bar.quotes / most
    paper.write(label, MARGIN, top - TEXT * 0.8)
    foot = top - TEXT - GAP / 2 - THICK
    paper.bar(MARGIN, foot, length, THICK)
    paper.write(number(bar.quotes), MARGIN + length + GAP, foot)


def _columns(chart: Columns) -> bytes:
    """Draw a column for each period on one line, its number above and its time below."""
    lines = 2 if any(column.year for column in chart.columns) else 1
    foot = TICK * lines + GAP / 2 + (FOOT if chart.note else 0)
    paper = Paper(HEAD + TALLEST + foot)
    _frame(paper, chart.title, chart.note)
    paper.bar(MARGIN, foot - 2, WIDTH - 2 * MARGIN, 2, color=FAINT)
    place = (WIDTH - 2 * MARGIN) / len(chart.columns)
    size = _size(chart.columns, place)
    most = max(column.quotes for column in chart.columns)
    for at, column in enumerate(chart.columns):
        height = (TALLEST - TEXT - GAP) * column.quotes / most
        middle = MARGIN + place * (at + 0.5)
        paper.bar(middle - place * _NARROW / 2, foot, place * _NARROW, height)
        if column.quotes and (size or column.quotes == most):
            paper.write(
                column.told, middle, foot + height + GAP / 2, size=size or SMALL, middle=True
            )
    _ticks(paper, chart.columns, place, foot)
    return paper.png()


def _size(columns: tuple[Column, ...], place: float) -> float | None:
    """Return how large the numbers fit above their columns; None where only some would."""
    widest = max(width_of(column.told, SMALL) for column in columns)
    size = min(float(SMALL), SMALL * place * 0.95 / widest)
    return size if size >= _LEAST else None


def _ticks(paper: Paper, columns: tuple[Column, ...], place: float, foot: float) -> None:
    """Write the times below as many columns as there is room for, and years where they begin."""
    widest = max(width_of(column.tick, SMALL) for column in columns) + GAP
    every = max(1, -int(-widest // place))
    free = 0.0
    for at, column in enumerate(columns):
        middle = MARGIN + place * (at + 0.5)
        if at % every == 0:
            within = max(middle, (MARGIN + widest) / 2)  # the first may be wider than its column
            paper.write(column.tick, within, foot - SMALL - 4, size=SMALL, middle=True)
        width = width_of(column.year, SMALL) if column.year else 0.0
        left = max(MARGIN, middle - place / 2)
        if column.year and left >= free and left + width <= WIDTH - MARGIN / 2:
            paper.write(column.year, left, foot - SMALL - 4 - TICK, size=SMALL, color=FAINT)
            free = left + width + GAP


def _line(chart: Line) -> bytes:
    """Draw a dot for each number, its words beside it, and the first and the last day below."""
    foot = TICK + GAP / 2 + (FOOT if chart.note else 0)
    paper = Paper(HEAD + TALLEST + foot)
    _frame(paper, chart.title, chart.note)
    paper.bar(MARGIN, foot - 2, WIDTH - 2 * MARGIN, 2, color=FAINT)
    places = _places(chart.dots, foot)
    if chart.joined:
        paper.line(places)
    paper.dots(places)
    for words, (x, y) in _beside(chart, places, foot):
        paper.write(words, x, y, size=SMALL, middle=True, on_line=True)
    first, last = chart.dots[0].day, chart.dots[-1].day
    paper.write(first, MARGIN, foot - SMALL - 4, size=SMALL, color=FAINT)
    right = WIDTH - MARGIN - width_of(last, SMALL)
    paper.write(last, right, foot - SMALL - 4, size=SMALL, color=FAINT)
    return paper.png()


def _places(dots: tuple[Dot, ...], foot: float) -> list[Place]:
    values = [dot.value for dot in dots]
    low, lowest = (0.0, foot) if begins_at_zero(dots) else (min(values), foot + SMALL + 2 * GAP)
    high = foot + TALLEST - TEXT - 2 * GAP
    return [
        (
            2 * MARGIN + (WIDTH - 4 * MARGIN) * dot.place,
            lowest + (high - lowest) * (dot.value - low) / (max(values) - low),
        )
        for dot in dots
    ]


def _beside(chart: Line, places: list[Place], foot: float) -> Iterator[tuple[str, Place]]:
    """Give the words that do not run into others, and where: the last, the first, and so on."""
    taken: list[tuple[float, float, float]] = []
    for at in sorted(range(len(places)), key=lambda at: (0 < at < len(places) - 1, -at)):
        words = chart.dots[at].words
        half = width_of(words, SMALL) / 2
        x, y = _free(at, places, half, foot) if chart.joined else _above(places[at])
        x = min(max(x, MARGIN + half), WIDTH - MARGIN - half)
        left, right = x - half - GAP / 2, x + half + GAP / 2
        if all(right < a or left > b or abs(y - c) > SMALL + 4 for a, b, c in taken):
            taken.append((left, right, y))
            yield words, (x, y)


def _free(at: int, places: list[Place], half: float, foot: float) -> Place:
    """Return the place for words where the line that leads to a dot and on does not go."""
    x, y = places[at]
    before = places[at - 1][1] - y if at else 0.0
    after = places[at + 1][1] - y if at + 1 < len(places) else 0.0
    is_end = at in {0, len(places) - 1}
    below = y - GAP - SMALL
    if (min(before, after) > 0 or (is_end and max(before, after) > 0)) and below > foot + 4:
        return x, below
    if is_end or before * after > 0 or before == after:
        return _above((x, y))
    return _above((x + half if before > after else x - half, y))


def _above(place: Place) -> Place:
    x, y = place
    return x, y + GAP
