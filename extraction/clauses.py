"""The edges of reported clauses: where the words begin after a cue, and where they end."""

from bisect import bisect_left

from extraction.cues import Cue
from extraction.lexicon import (
    ADDRESSING_VERBS,
    ADVERBS,
    CONJUNCTIONS,
    LINKING_WORDS,
    LISTENERS,
    MEDIA_NOUNS,
    MONTHS,
    PERIODS,
    PHRASE_OPENERS,
    PLEDGING_VERBS,
    WEEKDAYS,
)
from extraction.reports import Report
from extraction.scene import Scene

_LOOK_AHEAD = 14  # words between a cue and its "that" or its quotation
_QUESTION_WORDS = frozenset(
    ["whether", "if", "why", "how", "what", "who", "when", "where", "which"]
)
_LISTENER_LIMIT = 6  # words of a listener that is no mention
_AFTER_LISTENER = _QUESTION_WORDS | frozenset(
    ["that", ",", ":", "he", "she", "it", "they", "there", "we", "nothing"]
)
_SUBORDINATE = frozenset(
    ["while", "although", "though", "after", "as", "when", "because", "since", "before", "once"]
)
_EDGE = frozenset(".,;:—–-") | {"--", "…"}


def content_start(scene: Scene, cue: Cue, at: int) -> int:
    """Skip whom the words are said to, when and where: told reporters on Friday that."""
    last = scene.unit(cue.start)[1]
    at = _skip_listener(scene, cue, at, last)
    before = -1
    while before != at and at < last:
        before = at
        at = _skip_circumstance(scene, at, last)
    if at < last and scene.word(at) in {",", ":"} and at + 1 < scene.size:
        following = at + 1
        if scene.quote_at[following] >= 0:
            return following
        if scene.word(at) == ",":
            return _after_interruption(scene, at, last)
    return at


def _skip_listener(scene: Scene, cue: Cue, at: int, last: int) -> int:
    if scene.word(at) == "to" and cue.verb not in PLEDGING_VERBS:
        return _skip_phrase(scene, at + 1, last, default=at)
    if cue.verb in ADDRESSING_VERBS:
        return _skip_phrase(scene, at, last, default=at)
    return at


def _skip_phrase(scene: Scene, at: int, last: int, *, default: int) -> int:
    """Step over a listener, when it is one: a mention, a pronoun, or "a crowd in Ohio" + that."""
    if at >= last or scene.quote_at[at] >= 0 or scene.word(at) in {"that", "there", "whether"}:
        return default
    article = scene.word(at) in PHRASE_OPENERS
    mention = scene.mention_from.get(at) or (scene.mention_from.get(at + 1) if article else None)
    if mention is not None:
        return scene.words_of(mention)[1]
    if scene.word(at) not in LISTENERS and not article and not scene.shapes[at][0].isupper():
        return default
    for end in range(at, min(last, at + _LISTENER_LIMIT)):
        if scene.word(end) in LISTENERS:
            return end + 1
        if end > at and _ends_listener(scene, at, end):
            return end
    return at + 2 if at + 2 < last and article else default


def _ends_listener(scene: Scene, at: int, end: int) -> bool:
    word = scene.word(end)
    if word in _AFTER_LISTENER | LINKING_WORDS or scene.quote_at[end] >= 0:
        return True
    return end - at > 1 and (scene.shapes[end][0].isupper() or word in PHRASE_OPENERS)


def _skip_circumstance(scene: Scene, at: int, last: int) -> int:
    word, following = scene.word(at), scene.word(at + 1)
    if word in ADVERBS - {"all", "both", "even", "just", "too"} or word in WEEKDAYS:
        return at + 1
    if word in {"online", "aloud", "bluntly"} or word.endswith("ly"):
        quoted = at + 1 < scene.size and scene.quote_at[at + 1] >= 0
        return at + 1 if quoted or following in {":", ",", "that", "into", "on"} else at
    if word == "on" and (following in WEEKDAYS or following in MONTHS):
        return at + 2 + scene.word(at + 2).isdigit()
    if word in {"this", "last", "earlier", "late"} and (
        following in PERIODS or following == "this"
    ):
        return at + 2 if following in PERIODS else at + 3
    if word in LINKING_WORDS - {"of", "as", "to"}:
        return _skip_prepositional(scene, at, last)
    return at


def _skip_prepositional(scene: Scene, at: int, last: int) -> int:
    """Step over "in an email", and over any phrase that "that", a colon or marks follow."""
    others = {cue.start for cue in scene.cues_in(at, min(last, at + _LOOK_AHEAD))}
    for end in range(at + 1, min(last, at + _LOOK_AHEAD)):
        word = scene.word(end)
        if end in others:
            break
        if word in {"that", ":"} or (scene.quote_at[end] >= 0 and scene.word(end - 1) != "the"):
            return end
        if word == "," and scene.quote_at[min(end + 1, scene.size - 1)] >= 0:
            return end
        if word in {";", "."} or scene.quote_at[end] >= 0:
            break
    return _skip_medium(scene, at, last)


def _skip_medium(scene: Scene, at: int, last: int) -> int:
    for end in range(at + 1, min(last, at + 5)):
        if scene.word(end) in MEDIA_NOUNS:
            return _after_medium(scene, end + 1)
    if scene.word(at + 1) in MONTHS or scene.word(at + 1).isdigit():
        return at + 2
    closing = scene.word(at + 2) if scene.word(at + 1) in PHRASE_OPENERS else scene.word(at + 1)
    width = 3 if scene.word(at + 1) in PHRASE_OPENERS else 2
    if scene.word(at + width) in {".", ",", ""} or at + width >= last:
        return at + width if closing.isalnum() else at
    return at


def _after_medium(scene: Scene, at: int) -> int:
    """Step over "with CNN" after "in an interview"."""
    mention = scene.mention_from.get(at + 1)
    if scene.word(at) in {"with", "to", "on", "from"} and mention is not None:
        return scene.words_of(mention)[1]
    named = at + 1 < scene.size and scene.shapes[at + 1][0].isupper()
    return at + 2 if named and scene.word(at) in {"with", "to", "on"} else at


def _after_interruption(scene: Scene, comma: int, last: int) -> int:
    """Step over ", referring to the vote, that"."""
    for end in range(comma + 1, min(last, comma + _LOOK_AHEAD)):
        if scene.word(end) == "," and (scene.word(end + 1) == "that" and end + 1 < last):
            return end + 1
        if scene.quote_at[end] >= 0:
            return comma
    return comma


def clause_end(scene: Scene, report: Report, start: int, reports: list[Report]) -> int:
    """Find where a reported clause ends: at the sentence's end, or where another report begins."""
    last = scene.unit(report.start)[1]
    low = bisect_left(reports, start, key=lambda other: other.cue.start)
    high = bisect_left(reports, last, key=lambda other: other.cue.start)
    stops = [other.start for other in reports[low:high] if start < other.start]
    first = scene.unit(report.start)[0]
    marks = (
        {";", ","}
        if scene.word(report.start - 1) in _SUBORDINATE and report.start - 1 == first
        else {";"}
    )
    for at in range(start, last):
        if scene.quote_at[at] < 0 and scene.word(at) in marks:
            return at
    for stop in stops:
        end = _before_join(scene, stop)
        if end is not None and end > start:
            return end
    return last


def _before_join(scene: Scene, stop: int) -> int | None:
    """Return where the words before a joined report end, or None if it stands inside them."""
    before = scene.word(stop - 1)
    if before in CONJUNCTIONS:
        return stop - 2 if scene.word(stop - 2) == "," else stop - 1
    if before == "," and scene.word(stop).endswith("ing"):
        return stop - 1
    return None


def without_edges(scene: Scene, start: int, end: int) -> tuple[int, int] | None:
    """Trim punctuation outside marks; None if nothing with a letter or digit is left."""
    while start < end and scene.quote_at[start] < 0 and scene.words[start] in _EDGE:
        start += 1
    while (
        end > start and scene.quote_at[end - 1] < 0 and scene.words[end - 1] in _EDGE | {"!", "?"}
    ):
        end -= 1
    if not any(w[0].isalnum() for w in scene.words[start:end]):
        return None
    return start, end
