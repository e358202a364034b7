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
    is_shown,
    mention_features,
    quote_confidence,
    speaker_confidence,
)
from extraction.language import read
from extraction.mentions import Form, Mention
from extraction.pipeline import stage
from news.quote import Act
from news.speaker import Speaker, SpeakerType
from training.chains import judgements
from training.corpora import is_kept_for_choosing, load
from training.outcomes import Outcome, outcomes, text_of

JUDGED = Path(__file__).with_name("judged.json")
"""Who is meant, judged by hand: by article, then by first and last character of a mention."""
_TARGET = Path(calibration.__file__)
_RIDGE = 1.0  # pull of each parameter but the first towards 0
_BINS = 10
_PULL = 4  # mentions of quotes that the share in the narrative counts for


class Tally:
    """Mentions taken for a person, by why: `tally[ground]` are those taken rightly, and all."""

    def __init__(self) -> None:
        self._counts: Counter[tuple[Ground, bool]] = Counter()

    def add(self, ground: Ground, *, right: bool) -> None:
        """Count one mention."""
        self._counts[ground, right] += 1

    def __getitem__(self, ground: Ground) -> tuple[int, int]:
        """Return how many are right, and how many there are."""
        right = self._counts[ground, True]
        return right, right + self._counts[ground, False]

    def __str__(self) -> str:
        """Show all grounds."""
        counts = [(ground, *self[ground]) for ground in Ground]
        return ", ".join(f"{ground}: {right} of {count}" for ground, right, count in counts)


def calibrate(corpora: Path) -> dict[str, object]:
    """Fit chances on the PolNeAR training articles kept for choosing, and write them down.

    QUOTE and MENTION are logistic regressions on `confidence.features` (Platt's method with the
    frame's form beside its score); GROUNDS are shares of mentions rightly
    taken for a person: of quotes found, with the share in the narrative for _PULL of them.
    """
    articles = _kept(corpora)
    found = [o for o in outcomes(corpora, "train", articles) if o.frame.rule in READ]
    found = [o for o in found if o.frame.act is Act.STATEMENT]  # no others are shown
    rows = np.array([features(o.frame) for o in found])
    right = np.array([o.words and o.mention for o in found])
    worded = np.array([o.words for o in found])
    mention = np.array([o.mention for o in found])
    quote = fitted(rows, right)
    source = fitted(np.array([mention_features(o.frame) for o in found])[worded], mention[worded])
    elsewhere, here = _elsewhere(corpora, articles), _in_quotes(found)
    grounds = {ground: share(here[ground], elsewhere[ground]) for ground in Ground}
    _TARGET.write_text(module(quote, source, grounds), encoding="utf-8")
    return {"frames": len(found), "mentions": elsewhere, "mentions of quotes": here}


def check(corpora: Path) -> dict[str, object]:
    """Measure both chances on PolNeAR dev: expected calibration error over ten bins (percent)."""
    articles = load(corpora, "polnear-dev", _tokenizer())
    found = list(outcomes(corpora, "dev", [article.id for article in articles]))
    quote = [(quote_confidence(o.frame), o.words and o.mention) for o in found]
    mention = [(speaker_confidence(o.frame, Ground.NO_PERSON), o.mention) for o in found if o.words]
    shown = [o for o in found if o.frame.act is Act.STATEMENT and is_shown(o.frame, o.ground)]
    return {
        "quotes": len(quote),
        "shown": len(shown),
        "shown, words and mention right": round(_mean(o.words and o.mention for o in shown), 3),
        "shown, mention right if words are": round(_mean(o.mention for o in shown if o.words), 3),
        "quote": _bins(quote),
        "quote error": expected_error(quote),
        "mention": _bins(mention),
        "mention error": expected_error(mention),
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


def fitted(rows: NDArray[np.float64], right: NDArray[np.bool_]) -> list[float]:
    """Fit a logistic regression by Newton's method."""
    weights = np.zeros(rows.shape[1])
    pull = np.diag([0.0, *[_RIDGE] * (rows.shape[1] - 1)])
    for _ in range(30):
        chance = 1 / (1 + np.exp(-rows @ weights))
        slope = rows.T @ (right - chance) - pull @ weights
        curve = (rows * (chance * (1 - chance))[:, None]).T @ rows + pull
        weights += np.linalg.solve(curve, slope)
    return [round(float(weight), 3) for weight in weights]


def _in_quotes(found: Iterable[Outcome]) -> Tally:
    """Count the mentions of quotes that were found, and were judged by hand."""
    judged = _judged()
    tally = Tally()
    for one in found:
        for place, name in judged[one.article].items():
            first, last = map(int, place.split("-"))
            if one.place.start < last and one.place.end > first and _is_person(one.speaker):
                tally.add(one.ground, right=one.speaker.name == name)
                break
    return tally


def _elsewhere(corpora: Path, articles: Sequence[str]) -> Tally:
    """Count all mentions judged by hand, most of them in the narrative, and GUM's dev articles.

    The surnames that several people share were judged in dev articles, as no others have any.
    """
    judged, tally = _judged(), Tally()
    for article, mentions in judged.items():
        part = "train" if article in articles else "dev"
        for ground, right in _judgements(text_of(corpora, part, article), mentions):
            tally.add(ground, right=right)
    for ground, right in judgements(load(corpora, "gum-dev", _tokenizer())):
        tally.add(ground, right=right)
    return tally


def _judged() -> dict[str, dict[str, str]]:
    return dict(json.loads(JUDGED.read_text(encoding="utf-8")))


def share(here: tuple[int, int], elsewhere: tuple[int, int]) -> float:
    """Return the share of right ones in quotes, pulled towards the one in the narrative.

    Half a mention more is counted as wrong, so that nothing is certain.
    """
    common = (elsewhere[0] + 0.5) / (elsewhere[1] + 1)
    return round((here[0] + _PULL * common) / (here[1] + _PULL + 0.5), 3)


def _is_person(speaker: Speaker) -> bool:
    return speaker.type is SpeakerType.PERSON


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
        if speaker is not None and _is_person(cast.speakers[speaker]):
            yield cast.ground_of(mention), cast.speakers[speaker].name == name


def _bins(found: Sequence[tuple[float, bool]]) -> list[tuple[int, float, float]]:
    """Return for each tenth how many there are, the mean chance, and the share that is right."""
    binned = [[one for one in found if _bin(one[0]) == each] for each in range(_BINS)]
    return [
        (len(some), round(_mean(c for c, _ in some), 3), round(_mean(r for _, r in some), 3))
        for some in binned
        if some
    ]


def expected_error(found: Sequence[tuple[float, bool]]) -> float:
    """Return the mean gap between chance and share over ten bins, in percent."""
    gap = sum(count * abs(chance - share) for count, chance, share in _bins(found))
    return round(100 * gap / max(1, len(found)), 1)


def _bin(chance: float) -> int:
    return min(int(chance * _BINS), _BINS - 1)


def _mean(values: Iterable[float]) -> float:
    return float(np.mean(list(values)))


def module(quote: Sequence[float], mention: Sequence[float], grounds: dict[Ground, float]) -> str:
    """Return the text of `extraction/calibration.py`."""
    shares = grounds | {Ground.NO_PERSON: 1.0}
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
