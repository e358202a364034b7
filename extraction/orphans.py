"""Quotations that no cue claims: more of the quote before, or somebody named just before them."""

from collections.abc import Sequence
from dataclasses import replace

from extraction.frames import Frame, Rule, direct, last_letter
from extraction.lexicon import CONJUNCTIONS, LINKING_WORDS
from extraction.mentions import Form
from extraction.reports import opening_subject
from extraction.scene import Quoted, Scene
from extraction.source_phrases import Subject
from news.quote import Act, Kind

_SENTENCE_ENDS = frozenset(".!?…")
_WORDS_OF_A_SENTENCE = 4  # words that a quotation without a source must have to be kept
_SHORT = 4  # letters of the words that titles leave small


def orphan_frames(scene: Scene, frames: Sequence[Frame]) -> list[Frame]:
    """Return the frames with what is left over joined to them or added, in reading order."""
    waiting = sorted(frames, key=lambda frame: frame.reach)
    claimed = {at for frame in waiting for start, end in frame.reach for at in range(start, end)}
    result: list[Frame] = []
    for quote in scene.quotes:
        while waiting and waiting[0].reach[0][0] < quote.start:
            result.append(waiting.pop(0))
        if quote.start in claimed:
            continue
        if _stands_alone(scene, quote) or _runs_on(scene, quote, result):
            _place(scene, quote, result)
        else:
            result.extend(_unsourced(scene, quote))
    return [*result, *waiting]


def _stands_alone(scene: Scene, quote: Quoted) -> bool:
    """Tell whether a quotation is a sentence, or several, with nothing else."""
    first, last = scene.unit(quote.start)
    before = set(scene.words[first : quote.start]) - CONJUNCTIONS - {",", "•", "—"}
    after = set(scene.words[quote.end : last]) - {".", "!", "?"}
    return (not before and not after and last_letter(scene, quote) in _SENTENCE_ENDS | {","}) or (
        not before and not after and scene.word(quote.end) == "."
    )


def _runs_on(scene: Scene, quote: Quoted, result: Sequence[Frame]) -> bool:
    """Tell “We were late,” Reyes said. “It will not happen again” in her town."""
    first, last = scene.unit(quote.start)
    phrase = scene.word(quote.end) in LINKING_WORDS | CONJUNCTIONS
    if first != quote.start or not phrase or scene.cues_in(quote.end, last):
        return False
    previous = result[-1] if result else None
    direct = previous is not None and previous.kind is Kind.DIRECT
    return direct and previous is not None and _continues(scene, previous, quote)


def _place(scene: Scene, quote: Quoted, result: list[Frame]) -> None:
    previous = result[-1] if result else None
    if previous is not None and _continues(scene, previous, quote):
        if previous.kind is Kind.DIRECT:
            result[-1] = replace(
                previous,
                spans=previous.spans + quote.spans,
                reach=(*previous.reach, (quote.start, quote.end)),
            )
        else:
            result.append(_said_by(scene, quote, previous.subject, 0.7))
        return
    subject = _named_before(scene, quote)
    result.append(_said_by(scene, quote, subject, 0.6 if subject else 0.0))


def _said_by(scene: Scene, quote: Quoted, subject: Subject | None, confidence: float) -> Frame:
    return replace(direct(scene, [quote], None, Rule.ORPHAN, confidence), subject=subject)


def _continues(scene: Scene, previous: Frame, quote: Quoted) -> bool:
    """Tell whether the sentence before, in this paragraph, reports the same speaker."""
    if previous.subject is None or quote.start == 0 or previous.act is not Act.STATEMENT:
        return False
    ends = [end for _, end in previous.reach] + [previous.subject.end]
    if previous.cue:
        ends.append(previous.cue.end)
    last_unit = scene.unit_at[max(ends) - 1]
    same_paragraph = scene.paragraph_at[max(ends) - 1] == scene.paragraph_at[quote.start]
    return same_paragraph and scene.unit_at[quote.start] - last_unit <= 1


def _named_before(scene: Scene, quote: Quoted) -> Subject | None:
    """Take the one person with whom the sentence before begins: "Analyst Mei Tan was blunt."."""
    unit = scene.unit_at[quote.start]
    if unit == 0:
        return None
    first, last = scene.units[unit - 1]
    if scene.paragraph_at[first] != scene.paragraph_at[quote.start]:
        return None
    subject = opening_subject(scene, first)
    if subject is None:
        return None
    rest = [scene.mention_from.get(at) for at in range(subject.end, last)]
    return None if any(m and m.form is not Form.DESCRIPTION for m in rest) else subject


def _unsourced(scene: Scene, quote: Quoted) -> list[Frame]:
    """Keep a whole quoted sentence without a source; drop titles and single quoted words."""
    inside = range(quote.start + 1, quote.end - 1)
    whole = last_letter(scene, quote) in _SENTENCE_ENDS | {","}
    verb = any(scene.parts[at] in {"VERB", "AUX"} for at in inside)
    title = all(scene.shapes[at][0].isupper() for at in inside if len(scene.shapes[at]) > _SHORT)
    if len(inside) < _WORDS_OF_A_SENTENCE or not whole or not verb or title:
        return []
    return [_said_by(scene, quote, None, 0.0)]
