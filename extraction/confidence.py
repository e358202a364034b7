"""Confidence: how likely it is that a quote's words, and its speaker, are right."""

import math

from extraction.agreement import Ground
from extraction.calibration import GROUNDS, MENTION, QUOTE
from extraction.frames import Frame, Rule
from news.quote import Kind

SHOWN_FROM = 0.35
"""Quotes whose words and mention are less likely to be right are kept but not shown."""
SPEAKER_FROM = 0.78
"""Quotes whose speaker is less likely to be the right one are kept but not shown."""
READ = frozenset({Rule.BOTH, Rule.READ, Rule.GUESSED})
"""Rules in which the reader has a part; what the others say of themselves is taken as it is."""


def quote_confidence(frame: Frame) -> float:
    """Return how likely the words (nearly all of them) and the mention are right, 0 to 1."""
    return _chance(QUOTE, features(frame)) if frame.rule in READ else frame.confidence


def speaker_confidence(frame: Frame, ground: Ground) -> float:
    """Return how likely, if the words are right, they are the speaker's, 0 to 1.

    Both the mention, and whom it means, must be right.
    """
    return _chance(MENTION, mention_features(frame)) * GROUNDS[ground.value]


def is_shown(frame: Frame, ground: Ground) -> bool:
    """Tell whether a quote and its speaker are sure enough to be shown."""
    sure = quote_confidence(frame) >= SHOWN_FROM
    return sure and speaker_confidence(frame, ground) >= SPEAKER_FROM


def features(frame: Frame) -> tuple[float, ...]:
    """Return what the chances are computed from: 1, the frame's own log-odds, and its form."""
    own = min(max(frame.confidence, 0.01), 0.99)
    return (
        1.0,
        math.log(own / (1 - own)),
        float(frame.rule is Rule.READ),
        float(frame.rule is Rule.GUESSED),
        float(frame.kind is Kind.MIXED),
        float(frame.kind is Kind.INDIRECT),
    )


def mention_features(frame: Frame) -> tuple[float, ...]:
    """Return what the chance of a right mention is computed from: less, as few are wrong."""
    one, own, _, guessed, _, _ = features(frame)
    return one, own, guessed


def _chance(weights: tuple[float, ...], values: tuple[float, ...]) -> float:
    total = sum(weight * value for weight, value in zip(weights, values, strict=True))
    return 1 / (1 + math.exp(-total))
