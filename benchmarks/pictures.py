"""What pictures cost: processor time to draw them, and bytes to send.

    python -m benchmarks.pictures

A briefing's eight voices and a note, a timeline's 24 columns, a series of 20 figures; each picture
is another one, and the first pays for loading matplotlib.
"""

import time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

PICTURES = 40


def main() -> None:
    """Print what was measured."""
    began = time.process_time()
    from commands.charts import Column, Columns, Dot, Line  # noqa: PLC0415 - loading is measured
    from commands.drawing import png  # noqa: PLC0415 - the same
    from commands.pictures import Bar, Chart, Picture  # noqa: PLC0415 - the same

    def voices(number: int) -> Chart:
        bars = (Bar(f"Speaker {number} of Office {n}", 30 - n, new=n == 1) for n in range(8))
        return Chart(tuple(bars), left_out=4)

    def timeline(number: int) -> Columns:
        columns = (
            Column(f"week {n}", f"{n} May", "", said := 1 + (number * n) % 17, f"{said}")
            for n in range(24)
        )
        return Columns("Quotes in each week", tuple(columns), "Not shown: 4 quotes")

    def course(number: int) -> Line:
        dots = (Dot(f"{n + number} percent", n + number, f"{n} May", n / 19) for n in range(20))
        return Line("key interest rate", tuple(dots), joined=True)

    png(voices(0))
    print(f"first picture {(time.process_time() - began) * 1000:.0f} ms of processor time")
    kinds: tuple[Callable[[int], Picture], ...] = (voices, timeline, course)
    for drawn in kinds:
        began = time.process_time()
        for number in range(1, PICTURES + 1):
            size = len(png(drawn(number)))
        each = (time.process_time() - began) / PICTURES
        print(f"{drawn.__name__}: {each * 1000:.0f} ms, {size / 1000:.0f} kB")


if __name__ == "__main__":
    main()
