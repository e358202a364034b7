"""What a briefing's picture costs: processor time to draw it, and bytes to send.

    python -m benchmarks.pictures

Eight voices and a note, each picture another one; the first pays for loading matplotlib.
"""

import time

PICTURES = 40


def main() -> None:
    """Print what was measured."""
    began = time.process_time()
    from commands.drawing import png  # noqa: PLC0415 - loading it is measured too
    from commands.pictures import Bar, Chart  # noqa: PLC0415 - see above

    def chart(number: int) -> Chart:
        bars = (Bar(f"Speaker {number} of Office {n}", 30 - n, new=n == 1) for n in range(8))
        return Chart(tuple(bars), left_out=4)

    size = len(png(chart(0)))
    first = time.process_time() - began
    began = time.process_time()
    for number in range(1, PICTURES + 1):
        png(chart(number))
    each = (time.process_time() - began) / PICTURES
    print(f"first picture {first * 1000:.0f} ms of processor time, each other {each * 1000:.0f} ms")
    print(f"{size / 1000:.0f} kB")


if __name__ == "__main__":
    main()
