"""Outcomes: what the rules and the reader find in annotated articles, and whether it is right."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from extraction.agreement import Ground
from extraction.attribution import attribute
from extraction.frames import Frame
from extraction.language import read
from extraction.linking import link
from extraction.pipeline import stage
from news.speaker import Speaker
from news.text import Span
from training.standoff import Attribution, attributions, touched

_SAME = 0.8  # of the words of two contents together that both must have, to be one quote
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Outcome:
    """A frame with a speaker, and what is right in it: its words, its mention.

    `place` is where the mention stands.
    """

    article: str
    frame: Frame
    place: Span
    speaker: Speaker
    ground: Ground
    words: bool
    mention: bool


def outcomes(corpora: Path, part: str, articles: Iterable[str]) -> Iterator[Outcome]:
    """Read PolNeAR articles of "train" or "dev", and compare each frame with the likest gold."""
    folder = corpora / "polnear" / part
    for article in articles:
        text = text_of(corpora, part, article)
        gold = attributions(folder / "attributions", article, text)
        yield from _outcomes(article, text, gold)


def text_of(corpora: Path, part: str, article: str) -> str:
    """Return an article of PolNeAR as it is stored."""
    path = corpora / "polnear" / part / "text" / f"{article}.txt"
    return path.read_bytes().decode("utf-8")


def _outcomes(article: str, text: str, gold: Iterable[Attribution]) -> Iterator[Outcome]:
    scene, cast = stage(text, doc := read(text))
    words = [match.span() for match in _WORD.finditer(text)]
    wanted = [(touched(words, one.content), touched(words, one.source)) for one in gold]
    for frame, speaker in attribute(scene, link(doc), cast.speaker_of):
        if speaker is None or frame.subject is None:
            continue
        content = touched(words, frame.spans)
        place = scene.span(frame.subject.start, frame.subject.end)
        mention = touched(words, [place])
        likeness, right = max(
            ((_likeness(content, theirs), bool(mention & source)) for theirs, source in wanted),
            default=(0.0, False),
        )
        yield Outcome(
            article,
            frame,
            place,
            cast.speakers[speaker],
            cast.ground_of(frame.subject.mention),
            words=likeness >= _SAME,
            mention=right,
        )


def _likeness(one: set[int], other: set[int]) -> float:
    return len(one & other) / len(one | other) if one | other else 0.0
