"""Attribution: which words are reported as whose, by rules and reader, then what is left over."""

from collections.abc import Callable, Iterable

from extraction.around import according, around, clause, named
from extraction.beside import after_quotation, before_quotation
from extraction.cues import Form
from extraction.frames import Frame
from extraction.linking import Linked
from extraction.mentions import Mention
from extraction.merging import merged
from extraction.orphans import orphan_frames
from extraction.read_frames import read_frames
from extraction.reports import Report, find_reports
from extraction.scene import Scene
from extraction.turns import turn_frames


def attribute(
    scene: Scene, read: Iterable[Linked], speaker_of: Callable[[Mention], int | None]
) -> list[tuple[Frame, int | None]]:
    """Find every quote of a text, with the number of its speaker, in reading order.

    `read` is what the reader ties together. `speaker_of` tells who a mention is, or None where
    that is not safe.
    """
    reports = find_reports(scene)
    ruled = [frame for report in reports if (frame := _frame(scene, report, reports))]
    frames = merged(scene, ruled, read_frames(scene, read))
    chosen = _without_overlaps(scene, [*turn_frames(scene), *frames])
    chosen = orphan_frames(scene, sorted(chosen, key=lambda frame: frame.reach))
    return [(f, speaker_of(f.subject.mention) if f.subject else None) for f in chosen]


def _frame(scene: Scene, report: Report, reports: list[Report]) -> Frame | None:
    """Read what a report reports, or None when that is not plain."""
    if report.cue.form is Form.SOURCE:
        return after_quotation(scene, report) or according(scene, report, reports)
    return (
        after_quotation(scene, report, open_only=True)
        or before_quotation(scene, report, reports)
        or after_quotation(scene, report)
        or around(scene, report)
        or named(scene, report)
        or clause(scene, report, reports)
    )


def _without_overlaps(scene: Scene, frames: Iterable[Frame]) -> list[Frame]:
    """Keep the surest of the frames that claim the same words; a report inside one is its words."""
    taken = bytearray(scene.size + 1)
    kept = []
    for frame in sorted(frames, key=lambda f: (f.rule, f.reach)):
        cue = range(frame.cue.start, frame.cue.end) if frame.cue else range(0)
        words = [at for start, end in frame.reach for at in range(start, end)]
        if any(taken[at] for at in words) or any(taken[at] & 1 for at in cue):
            continue
        kept.append(frame)
        for at in words:
            taken[at] |= 1
        for at in cue:
            taken[at] |= 2
    return kept
