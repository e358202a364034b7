"""Sentences by rule: paragraphs end them, abbreviations and marks inside quotations do not."""

import re
from collections.abc import Iterator, Sequence

from spacy.tokens import Doc

from extraction.lexicon import ABBREVIATIONS, LINKING_WORDS, PHRASE_OPENERS, TITLE_ABBREVIATIONS
from extraction.quotations import paragraphs

_STOPS = frozenset([".", "!", "?", "…", "...", "....", "?!", "!!", "!?"])
_CLOSERS = frozenset("”\"’')]}»›") | {"''"}
_OPENERS = frozenset("“\"‘'([«‹„»›•*") | {"``", "''", "`"}
_PRONOUNS = frozenset(
    ["i", "he", "she", "it", "they", "we", "you", "there", "but", "and", "so", "yet"]
)
_STARTERS = PHRASE_OPENERS | LINKING_WORDS | _PRONOUNS
_DOTTED = re.compile(r"(?:\w\.)+\w?\.?$|\w{1,5}\.$")


def with_sentences(doc: Doc) -> Doc:
    """Return the document with its sentence starts set; the words stay as they are.

    A new document, because spaCy checks all of one whenever a single start is set in it.
    """
    return Doc(
        doc.vocab,
        words=[token.text for token in doc],
        spaces=[bool(token.whitespace_) for token in doc],
        sent_starts=list(sentence_starts(doc)),
    )


def sentence_starts(doc: Doc) -> Iterator[bool]:
    """Tell of each token whether a sentence begins with it."""
    breaks = iter([span.start for span in paragraphs(doc.text)])
    following = next(breaks, None)
    before: list[str] = []  # the last words that are no white space
    inside = False  # straight quotation marks
    for token in doc:
        start, word = token.i == 0, token.text
        if not word.isspace():
            while following is not None and following <= token.idx:
                start, inside = True, False
                following = next(breaks, None)
            if word == '"':
                word, inside = ("”" if inside else "“"), not inside
            start = start or _ends_before(before, word)
            before = [*before[-3:], word]
        yield start


def _ends_before(before: Sequence[str], word: str) -> bool:
    """Tell whether a sentence ends with the tokens before and another begins with this one."""
    tail = list(before)
    while tail and tail[-1] in _CLOSERS:
        tail.pop()
    closed = len(tail) < len(before)
    if not tail or not _can_start(word):
        return False
    last = tail[-1]
    if last in _STOPS:
        return closed or last != "." or len(tail) == 1 or not _abbreviates(tail[-2], word)
    if last.endswith(".") and len(last) > 1:
        return closed or not _abbreviates(last, word)
    return False


def _can_start(word: str) -> bool:
    return word[0].isupper() or word[0].isdigit() or word in _OPENERS


def _abbreviates(word: str, following: str) -> bool:
    bare = word.rstrip(".").lower()
    if bare in TITLE_ABBREVIATIONS or (len(bare) == 1 and bare != "i" and word[0].isupper()):
        return True
    if bare in ABBREVIATIONS or _DOTTED.fullmatch(word):
        return following.lower() not in _STARTERS and following not in _OPENERS
    return False
