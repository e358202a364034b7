"""Sentences by rule: paragraphs end them, abbreviations and marks inside quotations do not."""

import re
from collections.abc import Sequence

from spacy.tokens import Doc, Token

from extraction.lexicon import ABBREVIATIONS, LINKING_WORDS, PHRASE_OPENERS, TITLE_ABBREVIATIONS
from extraction.quotations import paragraphs

_STOPS = frozenset([".", "!", "?", "…", "...", "....", "?!", "!!", "!?"])
_CLOSERS = frozenset("”\"’')]}»›") | {"''"}
_OPENERS = frozenset("“\"‘'([«‹„»›•*") | {"``", "''", "`"}
_PRONOUNS = frozenset(["i", "he", "she", "it", "they", "we", "you", "there", "but", "and", "so", "yet"])
_STARTERS = PHRASE_OPENERS | LINKING_WORDS | _PRONOUNS
_DOTTED = re.compile(r"(?:\w\.)+\w?\.?$|\w{1,5}\.$")


def mark_sentences(doc: Doc) -> None:
    """Set the sentence starts of a document."""
    breaks = iter([span.start for span in paragraphs(doc.text)])
    following = next(breaks, None)
    before: list[Token] = []  # the last tokens that are no white space
    for token in doc:
        starts = False
        if not token.is_space:
            while following is not None and following <= token.idx:
                starts = True
                following = next(breaks, None)
            starts = starts or _ends_before(before, token)
            before = [*before[-3:], token]
        if token.i:
            token.is_sent_start = starts
    if len(doc):
        doc[0].is_sent_start = True


def _ends_before(before: Sequence[Token], token: Token) -> bool:
    """Tell whether a sentence ends with the tokens before and another begins with this one."""
    tail = list(before)
    while tail and tail[-1].text in _CLOSERS:
        tail.pop()
    closed = len(tail) < len(before)
    if not tail or not _can_start(token):
        return False
    last = tail[-1].text
    if last in _STOPS:
        return closed or last != "." or len(tail) == 1 or not _abbreviates(tail[-2].text, token)
    if last.endswith(".") and len(last) > 1:
        return closed or not _abbreviates(last, token)
    return False


def _can_start(token: Token) -> bool:
    return token.text[0].isupper() or token.text[0].isdigit() or token.text in _OPENERS


def _abbreviates(word: str, following: Token) -> bool:
    bare = word.rstrip(".").lower()
    if bare in TITLE_ABBREVIATIONS or (len(bare) == 1 and bare != "i" and word[0].isupper()):
        return True
    if bare in ABBREVIATIONS or _DOTTED.fullmatch(word):
        return following.lower_ not in _STARTERS and following.text not in _OPENERS
    return False
