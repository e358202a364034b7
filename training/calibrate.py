"""Calibration: how sure a quote and its speaker are, on articles that were never trained on.

    python -m training.calibrate ../shared/corpora           # fits, and writes the numbers down
    python -m training.calibrate ../shared/corpora --check   # measures them on dev

Needs spaCy and the weights, not what training needs.
"""

import argparse
import json
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

from extraction import calibration
from extraction.agreement import Ground
from extraction.checksums import WEIGHTS
from extraction.confidence import (
    READ,
    features,
    mention_features,
    quote_confidence,
    speaker_confidence,
)
from extraction.language import read
from extraction.mentions import Form, Mention
from extraction.pipeline import stage
from news.quote import Act
from news.speaker import SpeakerType
from training.chains import judgements
from training.corpora import is_kept_for_choosing, load
from training.outcomes import outcomes, text_of

JUDGED = Path(__file__).with_name("judged.json")
"""Who is meant, judged by hand: by article, then by first and last character of a mention."""
_TARGET = Path(calibration.__file__)
_RIDGE = 1.0  # pull of each parameter but the first towards 0
_BINS = 10


def calibrate(corpora: Path) -> dict[str, object]:
    """Fit chances on the PolNeAR training articles kept for choosing, and write them down.

    QUOTE and MENTION are logistic regressions on `confidence.features` (Platt's method with the
    frame's form beside its score); GROUNDS are shares of mentions judged right: k of n give
    (k + 1/2) / (n + 1), and one half where there are none.
    """
    articles = _kept(corpora)
    found = [o for o in outcomes(corpora, "train", articles) if o.frame.rule in READ]
    found = [o for o in found if o.frame.act is Act.STATEMENT]  # no others are shown
    rows = np.array([features(o.frame) for o in found])
    right = np.array([o.words and o.mention for o in found])
    worded = np.array([o.words for o in found])
    mention = np.array([o.mention for o in found])
    quote = _fitted(rows, right)
    source = _fitted(np.array([mention_features(o.frame) for o in found])[worded], mention[worded])
    grounds = _grounds(corpora, articles)
    _TARGET.write_text(_module(quote, source, grounds), encoding="utf-8")
    return {"frames": len(found), "judged": {str(g): list(n) for g, n in grounds.items()}}


def check(corpora: Path) -> dict[str, object]:
    """Measure both chances on PolNeAR dev: expected calibration error over ten bins (percent)."""
    articles = load(corpora, "polnear-dev", _tokenizer())
    found = list(outcomes(corpora, "dev", [article.id for article in articles]))
    quote = [(quote_confidence(o.frame), o.words and o.mention) for o in found]
    mention = [(speaker_confidence(o.frame, Ground.NO_PERSON), o.mention) for o in found if o.words]
    return {
        "quotes": len(quote),
        "quote": _bins(quote),
        "quote error": _error(quote),
        "mention": _bins(mention),
        "mention error": _error(mention),
    }


def main() -> None:
    """Parse the command line; print what was counted."""
    parser = argparse.ArgumentParser(description="Fit chances, or measure them.")
    parser.add_argument("corpora", type=Path)
    parser.add_argument("--check", action="store_true", help="measure on dev, fit nothing")
    options = parser.parse_args()
    for name, value in (check if options.check else calibrate)(options.corpora).items():
        print(f"{name}: {value}")


def _tokenizer() -> Tokenizer:
    return Tokenizer.from_file(str(WEIGHTS / "tokenizer.json"))


def _kept(corpora: Path) -> list[str]:
    training = load(corpora, "polnear-train", _tokenizer())
    return [article.id for article in training if is_kept_for_choosing(article)]


def _fitted(rows: NDArray[np.float64], right: NDArray[np.bool_]) -> list[float]:
    """Fit a logistic regression by Newton's method."""
    weights = np.zeros(rows.shape[1])
    pull = np.diag([0.0, *[_RIDGE] * (rows.shape[1] - 1)])
    for _ in range(30):
        chance = 1 / (1 + np.exp(-rows @ weights))
        slope = rows.T @ (right - chance) - pull @ weights
        curve = (rows * (chance * (1 - chance))[:, None]).T @ rows + pull
        weights += np.linalg.solve(curve, slope)
    return [round(float(weight), 3) for weight in weights]


def _grounds(corpora: Path, articles: Iterable[str]) -> dict[Ground, tuple[int, int]]:
    """Count, for each ground, the mentions rightly taken for a person, and all of them.

    They are those judged by hand, and GUM's dev articles.
    """
    judged = json.loads(JUDGED.read_text(encoding="utf-8"))
    counts: Counter[tuple[Ground, bool]] = Counter()
    for article in articles:
        counts.update(_judgements(text_of(corpora, "train", article), judged[article]))
    counts.update(judgements(load(corpora, "gum-dev", _tokenizer())))
    return {
        ground: (counts[ground, True], counts[ground, True] + counts[ground, False])
        for ground in Ground
    }


def _judgements(text: str, judged: dict[str, str]) -> Iterator[tuple[Ground, bool]]:
    doc = read(text)
    _, cast = stage(text, doc)
    for place, name in judged.items():
        first, last = map(int, place.split("-"))
        span = doc.char_span(first, last, alignment_mode="expand")
        if span is None:
            continue
        form = Form.PRONOUN if len(span) == 1 else Form.DESCRIPTION
        mention = Mention(span.start, span.end, form)
        speaker = cast.speaker_of(mention)
        if speaker is not None and cast.speakers[speaker].type is SpeakerType.PERSON:
            yield cast.ground_of(mention), cast.speakers[speaker].name == name


def _bins(found: Sequence[tuple[float, bool]]) -> list[tuple[int, float, float]]:
    """Return for each tenth how many there are, the mean chance, and the share that is right."""
    binned = [[one for one in found if _bin(one[0]) == each] for each in range(_BINS)]
    return [
        (len(some), round(_mean(c for c, _ in some), 3), round(_mean(r for _, r in some), 3))
        for some in binned
        if some
    ]


def _error(found: Sequence[tuple[float, bool]]) -> float:
    gap = sum(count * abs(chance - share) for count, chance, share in _bins(found))
    return round(100 * gap / max(1, len(found)), 1)


def _bin(chance: float) -> int:
    return min(int(chance * _BINS), _BINS - 1)


def _mean(values: Iterable[float]) -> float:
    return float(np.mean(list(values)))


def _module(
    quote: Sequence[float], mention: Sequence[float], grounds: dict[Ground, tuple[int, int]]
) -> str:
    shares = {ground: round((k + 0.5) / (n + 1), 3) for ground, (k, n) in grounds.items()}
    shares[Ground.NO_PERSON] = 1.0
    lines = [f'    "{ground}": {share},' for ground, share in shares.items()]
    return "\n".join(
        [
            '"""Fitted and written by `python -m training.calibrate`: not to be edited."""',
            "",
            f"QUOTE = {tuple(quote)}",
            f"MENTION = {tuple(mention)}",
            "GROUNDS = {",
            *lines,
            "}",
            "",
        ]
    )


if __name__ == "__main__":
    main()
