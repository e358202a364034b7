"""Subjects: the mention that speaks, beside a cue; None wherever that is not plain."""

from extraction.cues import Cue
from extraction.endings import ending_at
from extraction.lexicon import (
    ADVERBS,
    LINKING_WORDS,
    PERIODS,
    WEEKDAYS,
)
from extraction.mentions import Form, Mention
from extraction.relatives import antecedent, before_relative, opens_aside
from extraction.scene import Scene
from extraction.source_phrases import Subject, phrase_after

_CIRCUMSTANCE = 7  # words of "On the third of May," before a subject
_ASIDE_LIMIT = 45  # words of an aside between a subject and its verb
_DASHES = frozenset(["—", "–", "-", "--"])


def subject_before(scene: Scene, cue: Cue) -> Subject | None:
    """Find the subject that ends just before a cue: "Reyes, who had run, said"."""
    first = scene.unit(cue.start)[0]
    at = _skip_adverbs(scene, cue.start, first)
    if at <= first or scene.quote_at[at - 1] >= 0:
        return None
    if scene.word(at - 1) in {"who", "which"}:
        return antecedent(scene, at - 1, first)
    with_relative = before_relative(scene, at, first)
    if with_relative is not None:
        return with_relative
    if scene.word(at - 1) == "," and scene.word(at - 2) == ")":
        at -= 1
    if scene.word(at - 1) == ",":
        return before_asides(scene, at - 1, first) or _before_aside(scene, at - 1, first)
    if _is_dash(scene, at - 1):
        dash = next((i for i in range(at - 2, first, -1) if _is_dash(scene, i)), None)
        return ending_at(scene, dash, first) if dash else None
    if scene.word(at - 1) == ")":
        at = next((i for i in range(at - 1, max(first, at - 8), -1) if scene.word(i) == "("), at)
    return ending_at(scene, at, first)


def subject_after(scene: Scene, start: int, last: int) -> Subject | None:
    """Find the subject that begins at a word: "said fire chief Omar Reyes"."""
    while scene.word(start) in ADVERBS:
        start += 1
    if start >= last or scene.quote_at[start] >= 0:
        return None
    mention = scene.mention_from.get(start)
    if mention is None and scene.word(start) == "the":
        named = scene.mention_from.get(start + 1)
        mention = named if named is not None and named.form is Form.NAME else None
    if mention is None:
        return phrase_after(scene, start, last)
    end = scene.words_of(mention)[1]
    if scene.word(end) == "and" and end + 1 in scene.mention_from:
        end = scene.words_of(scene.mention_from[end + 1])[1]
        return Subject(scene.mention(start, end), start, end)
    if mention.form is Form.DESCRIPTION:
        return _apposed(scene, mention, start, end)
    return Subject(mention, start, end)


def _apposed(scene: Scene, mention: Mention, start: int, end: int) -> Subject:
    """Prefer the name in "the head of the agency, Ruth Calder"."""
    named = scene.mention_from.get(end + 1) if scene.word(end) == "," else None
    if named is None or named.form is not Form.NAME:
        return Subject(mention, start, end)
    after = scene.words_of(named)[1]
    if scene.word(after) not in {",", ".", ";", ""}:
        return Subject(mention, start, end)
    return Subject(named, start, after)


def _skip_adverbs(scene: Scene, at: int, first: int) -> int:
    while at > first:
        word = scene.word(at - 1)
        if word in PERIODS and scene.word(at - 2) in {"this", "last", "that"}:
            at -= 3 if scene.word(at - 3) in {"earlier", "late"} else 2
        elif word in WEEKDAYS and scene.word(at - 2) == "on":
            at -= 2
        elif (
            (word in WEEKDAYS and scene.word(at - 2) != ",")
            or word in ADVERBS
            or (word.endswith("ly") and at - 1 not in scene.mention_from)
        ):
            at -= 1
        else:
            break
    return at


def _is_dash(scene: Scene, at: int) -> bool:
    """Tell a dash from the hyphen of "cross-country"."""
    word = scene.word(at)
    spaced = at > 0 and scene.span(at - 1, at).end < scene.span(at, at + 1).start
    return word in _DASHES and (word != "-" or spaced)


def after_circumstance(scene: Scene, first: int, comma: int) -> int:
    """Step over "On Mill Street," before a subject; return the word after its comma."""
    if scene.word(first) not in LINKING_WORDS - {"of", "to", "as"} | {"here"}:
        return first
    for at in range(first + 1, min(comma, first + _CIRCUMSTANCE)):
        if scene.word(at) == ",":
            return at + 1
    return first


def before_asides(scene: Scene, comma: int, first: int) -> Subject | None:
    """Take a name that begins all, when only asides follow: "Reyes, 30, of Rye, N.Y., said"."""
    for at in range(comma - 1, max(first - 1, comma - _ASIDE_LIMIT), -1):
        if scene.quote_at[at] >= 0:
            first = at + 1 + (scene.word(at + 1) == ",")
            break
    first = after_circumstance(scene, first, comma)
    mention = scene.mention_from.get(first)
    end = scene.words_of(mention)[1] if mention else first
    if mention is None or mention.form is not Form.NAME or scene.word(end) != ",":
        return None
    openings = [at + 1 for at in range(end, comma) if scene.word(at) == ","]
    if all(opens_aside(scene, at) or scene.shapes[at][0].isupper() for at in openings):
        return Subject(mention, first, comma)
    return None


def _before_aside(scene: Scene, comma: int, first: int) -> Subject | None:
    """Step over an aside that ends at a comma; a name in it that stands in apposition wins."""
    named = _name_in_apposition(scene, comma)
    if named is not None:
        return named
    for at in range(comma - 1, max(first, comma - _ASIDE_LIMIT), -1):
        if scene.word(at) in {";", ":"} or scene.quote_at[at] >= 0:
            return None
        if scene.word(at) == "," and opens_aside(scene, at + 1):
            return _head_of_aside(scene, at, first)
    return None


def _name_in_apposition(scene: Scene, comma: int) -> Subject | None:
    """Take Ruth Calder in "The head of the agency (NFA), Ruth Calder, said"."""
    inner = scene.mention_to.get(comma)
    if inner is None or inner.form is not Form.NAME:
        return None
    start = scene.words_of(inner)[0]
    outer = scene.mention_to.get(start - 1)
    if scene.word(start - 1) != ",":
        return None
    if outer is None:
        return Subject(inner, start, comma) if scene.word(start - 2) == ")" else None
    begin = scene.words_of(outer)[0]
    if outer.form is not Form.DESCRIPTION and scene.word(begin - 1) not in LINKING_WORDS:
        return None
    return Subject(inner, begin, comma)


def _head_of_aside(scene: Scene, comma: int, first: int) -> Subject | None:
    head = ending_at(scene, comma, first)
    if head is not None and scene.words[head.end - 1].count(".") > 1:
        return None  # a place: "in Rye, N.Y., said"
    if head is None or head.mention.form is not Form.DESCRIPTION:
        return head
    if scene.word(head.start - 1) == ",":
        outer = scene.mention_to.get(head.start - 1)
        if outer is not None and outer.form is Form.NAME:
            return Subject(outer, scene.words_of(outer)[0], comma)
    return head
