"""The whole reading of one text: tokens, sentences, quotations, speakers, quotes and figures."""

from spacy.tokens import Doc

from extraction.attribution import attribute
from extraction.confidence import (
    SHOWN_FROM,
    SPEAKER_FROM,
    quote_confidence,
    speaker_confidence,
)
from extraction.figures import find_figures
from extraction.frames import Frame
from extraction.givers import tied
from extraction.language import read
from extraction.linking import link
from extraction.mentions import find_mentions
from extraction.pulled import without_pulled
from extraction.quotations import find_quotations
from extraction.scene import Scene
from extraction.speakers import Cast
from news.findings import Findings
from news.quote import Act, Quote
from news.text import Span


def extract_text(text: str, *, spacy_pipeline: str | None = None) -> Findings:
    """Find speakers, quotes and figures of a text in storable form; never raises for any text.

    All spans are characters of `text`. Takes time in proportion to its length. Names and syntax
    come from `spacy_pipeline` instead of our reader where one is named.
    """
    return _findings(text, read(text, spacy_pipeline=spacy_pipeline))


def _findings(text: str, doc: Doc) -> Findings:
    scene, cast = stage(text, doc)
    frames = attribute(scene, link(doc), cast.speaker_of)
    quotes = [_quote(scene, cast, frame, speaker) for frame, speaker in frames]
    quotes.sort(key=lambda quote: quote.spans)
    return Findings(
        speakers=cast.speakers,
        quotes=tuple(quotes),
        figures=tied(find_figures(doc), quotes),
    )


def stage(text: str, doc: Doc) -> tuple[Scene, Cast]:
    """Lay out a text that was read: its words and quotations, and who is in it."""
    quotations = without_pulled(text, find_quotations(text))
    mentions = find_mentions(doc)
    scene = Scene(doc, quotations, mentions)
    return scene, Cast(doc, mentions, [scene.tokens_of(quote) for quote in scene.quotes])


def _quote(scene: Scene, cast: Cast, frame: Frame, speaker: int | None) -> Quote:
    sure = sure_of_speaker = 0.0
    if speaker is not None and frame.subject is not None:
        sure = quote_confidence(frame)
        sure_of_speaker = speaker_confidence(frame, cast.ground_of(frame.subject.mention))
    said = frame.act is Act.STATEMENT
    return Quote(
        spans=tuple(sorted(frame.spans)),
        kind=frame.kind,
        speaker=speaker,
        mention=_mention_span(scene, frame),
        cue=frame.cue_span,
        act=frame.act,
        negated=frame.negated,
        confidence=sure,
        speaker_confidence=sure_of_speaker,
        shown=said and sure >= SHOWN_FROM and sure_of_speaker >= SPEAKER_FROM,
    )


def _mention_span(scene: Scene, frame: Frame) -> Span | None:
    if frame.subject is None:
        return None
    return scene.span(frame.subject.start, frame.subject.end)
