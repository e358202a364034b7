"""What a batch costs: the sum over the heads for which its set has an answer."""

from collections.abc import Collection

import torch
from torch import Tensor
from torch.nn import functional

from training.model import Reader
from training.targets import IGNORED, Batch, gap_targets, targets

WEIGHTS = {
    "role": 1.0,
    "rhead": 0.5,
    "ner": 0.5,
    "upos": 0.5,
    "dhead": 0.5,
    "drel": 0.5,
    "chain": 0.5,
    "gap": 1.0,
}
_OUTSIDE_OR_MISC = -2  # UNER marks no MISC, so its O may be one
_MISC = (7, 8)


def loss(
    model: Reader, batch: Batch, arrays: dict[str, Tensor], heads: Collection[str] = tuple(WEIGHTS)
) -> dict[str, Tensor]:
    """Return the weighted loss of each head that this batch trains, of those in `heads`."""
    mask = arrays["words"]
    words = model.words(*(arrays[key] for key in ("ids", "mask", "shapes", "quoted", "heads")))
    wanted = {k: v for k, v in targets(batch, mask.size(1)).items() if _serves(k, heads)}
    costs = {}
    for name in ("role", "upos"):
        if name in wanted:
            costs[name] = _cross_entropy(getattr(model, name)(words), wanted[name])
    if "ner" in wanted:
        costs["ner"] = _names(model.ner(words), wanted["ner"])
    for name in ("rhead", "dhead"):
        if name in wanted:
            costs[name] = _cross_entropy(getattr(model, name)(words, mask), wanted[name])
    if "drel" in wanted:
        known = wanted["dhead"] != IGNORED
        labels = model.relations(words, wanted["dhead"].clamp(min=0))
        costs["drel"] = _cross_entropy(labels, wanted["drel"].masked_fill(~known, IGNORED))
    if "chain" in wanted:
        costs["chain"] = _antecedents(model, words, mask, wanted)
    pairs = gap_targets(batch) if "gap" in heads else []
    if pairs:
        costs["gap"] = _gap(model, words, mask, pairs)
    return {name: WEIGHTS[name] * cost for name, cost in costs.items()}


def _serves(layer: str, heads: Collection[str]) -> bool:
    """Tell whether one of the heads learns from a layer."""
    return layer in heads or (layer == "aw" and "chain" in heads)


def _cross_entropy(scores: Tensor, wanted: Tensor) -> Tensor:
    if not (wanted != IGNORED).any():
        return scores.sum() * 0
    return functional.cross_entropy(
        scores.reshape(-1, scores.size(-1)), wanted.reshape(-1), ignore_index=IGNORED
    )


def _names(scores: Tensor, wanted: Tensor) -> Tensor:
    """Names; where the set says "outside or MISC" either is right."""
    doubtful = wanted == _OUTSIDE_OR_MISC
    log = functional.log_softmax(scores, -1)
    either = torch.logsumexp(log[..., [0, *_MISC]], -1)
    sure = log.gather(-1, wanted.clamp(min=0).unsqueeze(-1)).squeeze(-1)
    known = doubtful | (wanted >= 0)
    return -torch.where(doubtful, either, sure)[known].mean()


def _antecedents(model: Reader, words: Tensor, mask: Tensor, wanted: dict[str, Tensor]) -> Tensor:
    """Marginal likelihood of all earlier mentions of the chain, or of nobody (Lee et al. 2017)."""
    chain, weight = wanted["chain"], wanted["aw"]
    scores = model.antecedent(words, mask)
    width = chain.size(1)
    earlier = torch.ones(width, width, dtype=torch.bool).tril(-1)
    scores = scores.masked_fill(~earlier, -1e4)
    nobody = model.nobody(words)
    same = (chain[:, :, None] == chain[:, None, :]) & (chain >= 0)[:, :, None] & earlier
    total = torch.logsumexp(torch.cat([scores, nobody], -1), -1)
    some = torch.logsumexp(scores.masked_fill(~same, -1e9), -1)
    right = torch.where(same.any(-1), some, nobody.squeeze(-1))
    used = (weight > 0) & (chain >= 0)
    if not used.any():
        return scores.sum() * 0
    return ((total - right) * weight)[used].sum() / weight[used].sum()


def _gap(
    model: Reader,
    words: Tensor,
    mask: Tensor,
    pairs: list[tuple[int, int, list[int], list[int], int]],
) -> Tensor:
    scores, nobody = model.antecedent(words, mask), model.nobody(words).squeeze(-1)
    rows = torch.stack(
        [
            torch.stack(
                [
                    torch.logsumexp(scores[row, pronoun, a_words], 0),
                    torch.logsumexp(scores[row, pronoun, b_words], 0),
                    nobody[row, pronoun],
                ]
            )
            for row, pronoun, a_words, b_words, _ in pairs
        ]
    )
    return functional.cross_entropy(rows, torch.tensor([answer for *_, answer in pairs]))
