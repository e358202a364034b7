"""Merging: one frame of what a rule and the reader both tie to a cue."""

from collections.abc import Sequence
from dataclasses import replace

from extraction.acts import act_of
from extraction.frames import Frame, Rule, with_words
from extraction.linking import Range
from extraction.scene import Scene
from extraction.source_phrases import Subject
from news.quote import Kind

_LISTENER = 3  # words of a listener before "that" which the reader may take for the words


def merged(scene: Scene, ruled: Sequence[Frame], read: Sequence[Frame]) -> list[Frame]:
    """Join the frames of the rules and of the reader that share a cue; return all of them.

    The reader knows the source and the cue better, the rules which quotation stands beside a cue.
    A clause without marks in which the reader sees nothing is left out.
    """
    partners = {at: frame for frame in ruled for at in _cue(frame)}
    frames, used = [], set()
    for frame in read:
        partner = next((partners[at] for at in _cue(frame) if at in partners), None)
        if partner is None:
            frames.append(frame)
        elif id(partner) not in used:
            used.add(id(partner))
            frames.append(_joint(scene, partner, frame))
    return frames + [one for one in ruled if id(one) not in used and not _needs_reader(one)]


def _needs_reader(frame: Frame) -> bool:
    """Tell a clause without marks, which rules alone see in "states that have suffered" too."""
    return frame.rule is Rule.CLAUSE and frame.kind is Kind.INDIRECT


def _cue(frame: Frame) -> range:
    return range(frame.cue.start, frame.cue.end) if frame.cue else range(0)


def _joint(scene: Scene, ruled: Frame, read: Frame) -> Frame:
    confidence = _confidence(ruled, read)
    if read.rule is Rule.GUESSED or read.subject is None or read.cue is None:
        return replace(ruled, rule=Rule.BOTH, confidence=confidence)
    joint = with_words(scene, read, _words(scene, ruled, read))
    subject = read.subject
    if ruled.subject is not None and _holds(scene, subject, ruled.subject):
        subject = replace(subject, mention=ruled.subject.mention)
    act = act_of(scene, read.cue, subject, joint.reach, joint.kind)
    return replace(joint, rule=Rule.BOTH, subject=subject, act=act, confidence=confidence)


def _confidence(ruled: Frame, read: Frame) -> float:
    """Trust two that agree on the source more than either, two that do not less than both."""
    one, other = ruled.subject, read.subject
    if one is not None and other is not None and one.start < other.end and other.start < one.end:
        return 1 - (1 - ruled.confidence) * (1 - read.confidence)
    return ruled.confidence * read.confidence


def _holds(scene: Scene, phrase: Subject, subject: Subject) -> bool:
    start, end = scene.words_of(subject.mention)
    return phrase.start <= start and end <= phrase.end


def _words(scene: Scene, ruled: Frame, read: Frame) -> list[Range]:
    if ruled.kind is Kind.DIRECT:
        quotes = {(q.start, q.end) for piece in read.reach for q in scene.quotes_in(*piece)}
        return sorted({*ruled.reach, *(piece for piece in read.reach if piece in quotes)})
    if ruled.rule is Rule.AROUND and read.reach in (ruled.reach[:1], ruled.reach[1:]):
        return list(ruled.reach)  # "The bridge would go, she said, and soon."
    (start, end), *rest = read.reach
    begin = ruled.reach[0][0]
    if start < begin < min(end, start + _LISTENER + 1) and scene.word(begin) == "that":
        start = begin
    return [(start, end), *rest]
