"""What the reader ties together, as frames: with the edges of quotations, and what the cue does."""

import math
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import pairwise

from extraction.acts import act_of, read_cue
from extraction.clauses import content_start, without_edges
from extraction.cues import Cue
from extraction.frames import SURE, Frame, Rule, with_words
from extraction.lexicon import (
    ADDRESSING_VERBS,
    AFTER_LISTENERS,
    CIRCUMSTANCE_OPENERS,
    SAYING_FORMS,
)
from extraction.linking import Linked, Range
from extraction.mentions import PRONOUNS, Form
from extraction.relatives import antecedent
from extraction.scene import Scene
from extraction.source_phrases import Subject
from news.quote import Kind

_MOST = 0.5  # of a quotation's words, from which on it belongs to the words around it
_LISTENERS = frozenset(["him", "her", "them", "me", "us", "you", "reporters"])
_LOOSE = CIRCUMSTANCE_OPENERS | frozenset(["who", "but", "meanwhile", "however"])
_RELATIVES = frozenset(["who", "which", "that", "whose"])


def read_frames(scene: Scene, attributions: Iterable[Linked]) -> list[Frame]:
    """Frame what the reader sees, in the order of the cues; reports inside quotations are left."""
    return [frame for one in attributions if (frame := _frame(scene, one)) is not None]


def _frame(scene: Scene, one: Linked) -> Frame | None:
    start, end = _cue_range(scene, *scene.words_between(*one.cue))
    if start >= end or scene.quote_at[start] >= 0:
        return None
    cue = read_cue(scene, start, end)
    pieces = _pieces(scene, [scene.words_between(*r) for r in one.contents], cue)
    if not pieces:
        return None
    subject = _subject(scene, scene.words_between(*one.source)) if one.source else None
    certainty = _certainty(one)
    frame = Frame(
        Rule.READ if certainty >= SURE else Rule.GUESSED,
        Kind.INDIRECT,
        (),
        (),
        subject,
        cue,
        scene.span(start, end),
        min(certainty, one.source_probability),
        cue.act,
        cue.negated,
    )
    frame = with_words(scene, frame, pieces)
    return replace(frame, act=act_of(scene, cue, subject, pieces, frame.kind))


def _cue_range(scene: Scene, start: int, end: int) -> Range:
    """Leave out the beginning of a circumstance: "said in" an interview is "said"."""
    last = end
    while last - 1 > start and scene.word(last - 1) in CIRCUMSTANCE_OPENERS:
        last -= 1
    return (start, last) if scene.word(last - 1) in SAYING_FORMS else (start, end)


def _certainty(one: Linked) -> float:
    """Return a number (0 to 1) that rises with how likely words, cue and source belong together."""
    return math.sqrt(one.content_probability * one.cue_probability * one.source_probability)


def _subject(scene: Scene, source: Range) -> Subject | None:
    """Return who speaks; for a relative pronoun, whom it stands for."""
    start, end = source
    while end > start and (
        not scene.words[end - 1][0].isalnum()
        or (end - start > 1 and scene.words[end - 1] in _LOOSE)
    ):
        end -= 1
    if start >= end:
        return None
    if end - start == 1 and scene.words[start] in _RELATIVES:
        meant = antecedent(scene, start, scene.unit(start)[0])
        mention = meant.mention if meant else scene.mention(start, end, Form.PRONOUN)
        return Subject(mention, start, end)
    known = scene.mention_from.get(start)
    if known is not None and scene.words_of(known)[1] == end:
        return Subject(known, start, end)
    pronoun = end - start == 1 and scene.words[start] in PRONOUNS
    return Subject(
        scene.mention(start, end, Form.PRONOUN if pronoun else Form.DESCRIPTION), start, end
    )


def _pieces(scene: Scene, contents: Sequence[Range], cue: Cue) -> list[Range]:
    """Give the words of a cue the edges of the quotations that they cover, and join what meets."""
    parts = [part for r in contents for part in _by_paragraph(scene, *r, cue)]
    snapped = [piece for r in parts if (piece := _snapped(scene, *_addressed(scene, *r, cue)))]
    return [piece for r in snapped if (piece := without_edges(scene, *r))]


def _by_paragraph(scene: Scene, start: int, end: int, cue: Cue) -> list[Range]:
    """Cut words that run into another paragraph; without marks they stay in that of their cue."""
    cuts = [start]
    for at in range(start + 1, end):
        inside = 0 <= scene.quote_at[at] == scene.quote_at[at - 1]
        if scene.paragraph_at[at] != scene.paragraph_at[at - 1] and not inside:
            cuts.append(at)
    parts = list(pairwise([*cuts, end]))
    own = scene.paragraph_at[cue.start]
    return [
        part
        for part in parts
        if len(parts) == 1 or scene.paragraph_at[part[0]] == own or scene.quote_at[part[0]] >= 0
    ]


def _addressed(scene: Scene, start: int, end: int, cue: Cue) -> Range:
    """Leave out whom the words are said to: "him" of "told him that", Reyes of "urged Reyes to"."""
    if scene.word(start) in _LISTENERS and scene.word(start + 1) == "that":
        return start + 1, end
    if start == cue.end and cue.verb in ADDRESSING_VERBS:
        begin = content_start(scene, cue, start)
        if start < begin <= end and {scene.word(begin), scene.word(begin - 1)} & AFTER_LISTENERS:
            return begin, end
    return start, end


def _snapped(scene: Scene, start: int, end: int) -> Range | None:
    """Take a quotation at an edge whole, or not at all: words never cut one."""
    if start >= end:
        return None
    for edge in (start, end - 1):
        if scene.quote_at[edge] < 0:
            continue
        quote = scene.quotes[scene.quote_at[edge]]
        inside = min(end, quote.end) - max(start, quote.start)
        if inside >= _MOST * (quote.end - quote.start):
            start, end = min(start, quote.start), max(end, quote.end)
        elif quote.start < start:
            start = quote.end
        else:
            end = quote.start
        if start >= end:
            return None
    return start, end
