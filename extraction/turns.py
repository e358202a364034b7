"""Turns and captions: a name and a colon before words, or marks and a dash before a name."""

from extraction.frames import Frame, Rule, direct
from extraction.lexicon import LABELS
from extraction.mentions import Form
from extraction.scene import Scene
from extraction.source_phrases import Subject
from extraction.subjects import subject_after
from news.quote import Kind

_LABEL_LIMIT = 6  # words of a speaker's label
_SHORTEST_LABEL = 3  # letters; "Q:" and "A:" tell nobody's name
_SPEAKING = frozenset(["speaking", "talking", "writing"])
_DASHES = frozenset(["—", "–", "-", "--"])
_BULLETS = frozenset("•*·▪◦-–—")


def turn_frames(scene: Scene) -> list[Frame]:
    """Find transcript turns ("REYES: Not yet."), labelled quotations and captions."""
    starts = [at for at in range(scene.size) if at == 0 or _begins_line(scene, at)]
    labels = [label for start in starts if (label := _label(scene, start)) is not None]
    frames = []
    for label in labels:
        colon = label.end
        after = colon + 1
        if after >= scene.size or scene.paragraph_at[after] != scene.paragraph_at[colon]:
            continue
        if scene.quote_at[after] >= 0:
            quote = scene.quotes[scene.quote_at[after]]
            if quote.start == after:
                # A verb beside the marks knows better: Fares: “We pay,” said Reyes.
                frames.append(
                    _with_cue(scene, direct(scene, [quote], None, Rule.LABEL, 0.9), label, colon)
                )
        elif len(labels) > 1 and scene.words[label.start].isalpha() and _is_capitals(scene, label):
            frames.append(_turn(scene, label, after))
    return frames + _dashed(scene) + _revealed(scene)


def _begins_line(scene: Scene, at: int) -> bool:
    return scene.paragraph_at[at] != scene.paragraph_at[at - 1]


def _label(scene: Scene, start: int) -> Subject | None:
    while start < scene.size and scene.words[start] in _BULLETS:
        start += 1
    for at in range(start, min(scene.size, start + _LABEL_LIMIT + 1)):
        if scene.words[at] == ":" and at > start:
            break
        if scene.quote_at[at] >= 0 or not (
            scene.words[at][0].isalpha() or scene.words[at] in {",", "."}
        ):
            return None
    else:
        return None
    if scene.words[start] in LABELS or scene.words[at - 1] in LABELS:
        return None
    mention = scene.mention_to.get(at)
    if mention is not None and scene.words_of(mention)[0] == start:
        return Subject(mention, start, at)
    if all(s.isupper() for s in scene.shapes[start:at] if s.isalpha()):
        return Subject(scene.mention(start, at, Form.NAME), start, at)
    return None


def _is_capitals(scene: Scene, label: Subject) -> bool:
    return all(s.isupper() for s in scene.shapes[label.start : label.end] if s.isalpha())


def _turn(scene: Scene, label: Subject, after: int) -> Frame:
    end = after
    while end < scene.size and scene.paragraph_at[end] == scene.paragraph_at[after]:
        end += 1
    span = scene.span(after, end)
    known = len(scene.shapes[label.start]) >= _SHORTEST_LABEL
    return Frame(
        Rule.TURN,
        Kind.DIRECT,
        (span,),
        ((after, end),),
        label if known else None,
        None,
        scene.span(label.end, label.end + 1),
        0.85,
    )


def _with_cue(scene: Scene, frame: Frame, subject: Subject, at: int) -> Frame:
    return Frame(
        frame.rule,
        frame.kind,
        frame.spans,
        frame.reach,
        subject,
        None,
        scene.span(at, at + 1),
        frame.confidence,
    )


def _dashed(scene: Scene) -> list[Frame]:
    """• “The jury saw what we saw.” — Det. Sgt. Alan Frome."""
    frames = []
    for quote in scene.quotes:
        at = quote.end
        if at + 1 >= scene.size or scene.words[at] not in _DASHES:
            continue
        mention = scene.mention_from.get(at + 1)
        if mention is None or mention.form is not Form.NAME:
            continue
        end = scene.words_of(mention)[1]
        over = end >= scene.size or scene.paragraph_at[end] != scene.paragraph_at[at]
        if over or scene.words[end] in {",", "(", "."}:
            frame = direct(scene, [quote], None, Rule.TURN, 0.85)
            frames.append(_with_cue(scene, frame, Subject(mention, at + 1, end), at))
    return frames


def _revealed(scene: Scene) -> list[Frame]:
    """“…” and in the next paragraph: That was the leading actor, Jo Berg, speaking to reporters."""
    frames = []
    for quote in scene.quotes:
        at = quote.end
        if scene.words[at : at + 2] != ["that", "was"]:
            continue
        speaking = next(
            (i for i in range(at + 2, scene.unit(at)[1]) if scene.words[i] in _SPEAKING), None
        )
        subject = subject_after(scene, at + 2, speaking) if speaking else None
        if subject is not None and speaking is not None:
            frame = direct(scene, [quote], None, Rule.TURN, 0.8)
            frames.append(_with_cue(scene, frame, subject, speaking))
    return frames
