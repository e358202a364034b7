"""The sentence around a place in a text, found by form alone."""

import re

from news.text import Span

LONGEST = 300  # characters

# A sentence ends at a line end, or at a full stop (with what closes after it) before white space
# and something that may begin the next one. Titles, initials and "No." are no full stops.
_END = re.compile(
    r"""\n+ | (?P<stop>[.!?…]+["'”’»)\]]*) \s+ (?=["'“‘«(\[]*[^\W_a-z])""", re.VERBOSE
)
_NOT_AN_END = re.compile(
    r"\b(?:Mr|Mrs|Ms|Dr|Prof|Gen|Col|Lt|Sgt|Capt|Adm|Sen|Rep|Gov|Rev|Hon|St|Jr|Sr|No|Nos|vs|"
    r"Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|[A-Z])\.$"
)


def sentence_around(text: str, span: Span, *, longest: int = LONGEST) -> Span:
    """Return the sentence that holds `span`, without white space at its ends.

    It is clipped around `span` at word ends when longer than `longest` characters, but always
    holds the whole span.
    """
    # What lies farther away than this would be clipped anyway.
    start, end = max(0, span.start - longest), min(len(text), span.end + longest)
    for found in _END.finditer(text, start, end):
        if found["stop"] and _NOT_AN_END.search(text, max(0, found.start() - 6), found.end("stop")):
            continue
        if found.end() <= span.start:
            start = found.end()
        elif found.start() >= span.end - 1:
            end = found.end("stop") if found["stop"] else found.start()
            break
    return clipped(text, _stripped(text, Span(start, max(end, span.end)), span), span, longest)


def _stripped(text: str, sentence: Span, kept: Span) -> Span:
    start, end = sentence
    while start < kept.start and text[start].isspace():
        start += 1
    while end > kept.end and text[end - 1].isspace():
        end -= 1
    return Span(start, end)


def clipped(text: str, sentence: Span, kept: Span, longest: int) -> Span:
    """Cut a sentence around `kept` at word ends to `longest` characters; `kept` stays whole."""
    room = longest - (kept.end - kept.start)
    if sentence.end - sentence.start <= longest:
        return sentence
    if room <= 0:
        return kept
    # Words before a number say as much as those after it: half of the room each, and what one
    # side does not need goes to the other.
    before, after = kept.start - sentence.start, sentence.end - kept.end
    left = min(before, max(room // 2, room - after))
    right = min(after, room - left)
    start, end = kept.start - left, kept.end + right
    if start > sentence.start:
        start = _next_word(text, start, kept.start)
    if end < sentence.end:
        end = _last_word(text, kept.end, end)
    return Span(start, end)


def _next_word(text: str, start: int, limit: int) -> int:
    while start < limit and not text[start - 1].isspace():
        start += 1
    return start


def _last_word(text: str, limit: int, end: int) -> int:
    while end > limit and not text[end].isspace():
        end -= 1
    while end > limit and text[end - 1].isspace():
        end -= 1
    return end
