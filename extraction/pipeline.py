"""The whole reading of one text: tokens, sentences, quotations, speakers, quotes and figures."""

import re
from collections.abc import Sequence
from functools import cache
from itertools import pairwise

import spacy
from spacy.language import Language
from spacy.tokens import Doc

from extraction.attribution import attribute
from extraction.figures import find_figures
from extraction.frames import Frame
from extraction.givers import tied
from extraction.mentions import find_mentions
from extraction.quotations import find_quotations
from extraction.scene import Scene
from extraction.sentences import with_sentences
from extraction.speakers import Cast
from news.findings import Findings
from news.quote import Act, Quote
from news.text import Span

SHOWN_FROM = 0.6
"""Quotes with less confidence are kept but not shown."""
_LONGEST_RUN = 400  # characters without white space that are tokenized at once
_LONG_RUN = re.compile(rf"\S{{{_LONGEST_RUN + 1},}}")


def extract_text(text: str) -> Findings:
    """Find speakers, quotes and figures of a text in storable form; never raises for any text.

    All spans are characters of `text`. Takes time in proportion to its length.
    """
    doc = read(text)
    quotations = find_quotations(text)
    mentions = find_mentions(doc)
    scene = Scene(doc, quotations, mentions)
    cast = Cast(doc, mentions, [scene.tokens_of(quote) for quote in scene.quotes])
    quotes = [_quote(scene, frame, speaker) for frame, speaker in attribute(scene, cast.speaker_of)]
    quotes.sort(key=lambda quote: quote.spans)
    return Findings(
        speakers=cast.speakers,
        quotes=tuple(quotes),
        figures=tied(find_figures(doc), quotes),
    )


def read(text: str) -> Doc:
    """Cut a text into words and sentences; `doc.text == text`."""
    tokenizer = _language().tokenizer
    docs = [tokenizer(piece) for piece in _pieces(text)]
    return with_sentences(docs[0] if len(docs) == 1 else _joined(docs))


def _pieces(text: str) -> list[str]:
    """Cut very long runs without white space, on which spaCy's tokenizer takes quadratic time."""
    cuts = [0]
    for run in _LONG_RUN.finditer(text):
        cuts.extend(range(run.start() + _LONGEST_RUN, run.end(), _LONGEST_RUN))
    return [text[start:end] for start, end in pairwise([*cuts, len(text)])]


def _joined(docs: Sequence[Doc]) -> Doc:
    tokens = [token for doc in docs for token in doc]
    return Doc(
        docs[0].vocab,
        words=[token.text for token in tokens],
        spaces=[bool(token.whitespace_) for token in tokens],
    )


@cache
def _language() -> Language:
    return spacy.blank("en")


def _quote(scene: Scene, frame: Frame, speaker: int | None) -> Quote:
    shown = speaker is not None and frame.act is Act.STATEMENT and frame.confidence >= SHOWN_FROM
    return Quote(
        spans=tuple(sorted(frame.spans)),
        kind=frame.kind,
        speaker=speaker,
        mention=_mention_span(scene, frame),
        cue=frame.cue_span,
        act=frame.act,
        negated=frame.negated,
        confidence=frame.confidence if speaker is not None else 0.0,
        shown=shown,
    )


def _mention_span(scene: Scene, frame: Frame) -> Span | None:
    if frame.subject is None:
        return None
    return scene.span(*scene.words_of(frame.subject.mention))
