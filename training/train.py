"""The training loop: sets mixed batch by batch, a checkpoint every few minutes, resumable."""

import json
import math
import random
import time
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import torch

from extraction.windows import Window, batch
from training.corpora import (
    TRAINING_SETS,
    Annotated,
    is_kept_for_choosing,
    load,
    training_windows,
)
from training.losses import WEIGHTS, loss
from training.model import Reader, load_tokenizer

Item = tuple[Annotated, Window]


@dataclass(frozen=True)
class Recipe:
    """What decides the result of a training run."""

    passes: int = 5
    batch_windows: int = 16
    encoder_rate: float = 1.2e-4
    head_rate: float = 1e-3
    warm_up_steps: int = 150
    seed: int = 0
    sets: tuple[str, ...] = TRAINING_SETS
    heads: tuple[str, ...] = tuple(WEIGHTS)


CHECKPOINT_EVERY = 240.0  # seconds


def train(corpora: Path, run: Path, recipe: Recipe) -> None:
    """Train until the recipe is done; a stopped run goes on from its last checkpoint."""
    run.mkdir(parents=True, exist_ok=True)
    (run / "recipe.json").write_text(json.dumps(asdict(recipe), indent=1))
    batches = _batches(_documents(corpora, recipe), recipe)
    model = Reader()
    optimizer, schedule = _optimizer(model, recipe, len(batches))
    done = _resume(run, model, optimizer, schedule)
    model.train()
    saved = time.monotonic()
    for step in range(done, len(batches)):
        costs = _step(model, optimizer, batches[step], recipe.heads)
        schedule.step()
        if step % 20 == 0:
            print(step, len(batches), {k: round(v, 3) for k, v in costs.items()}, flush=True)
        if time.monotonic() - saved > CHECKPOINT_EVERY or step + 1 == len(batches):
            _save(run, model, optimizer, schedule, step + 1)
            saved = time.monotonic()


def _documents(corpora: Path, recipe: Recipe) -> list[list[Annotated]]:
    tokenizer = load_tokenizer()
    return [
        [d for d in load(corpora, f"{name}-train", tokenizer) if not is_kept_for_choosing(d)]
        for name in recipe.sets
    ]


def _batches(sets: list[list[Annotated]], recipe: Recipe) -> list[list[Item]]:
    """All batches of the run in order, decided by the seed alone, so that a resume repeats them."""
    chance = random.Random(recipe.seed)  # noqa: S311 - an order, not a secret
    order: list[list[Item]] = []
    for _ in range(recipe.passes):
        one_pass: list[list[Item]] = []
        for documents in sets:
            items = training_windows(documents, chance)
            one_pass += _bucketed(items, recipe.batch_windows, chance)
        chance.shuffle(one_pass)
        order += one_pass
    return order


def _bucketed(items: list[Item], size: int, chance: random.Random) -> list[list[Item]]:
    """Batches of about equal length: padding costs as much time as words."""
    chance.shuffle(items)
    made: list[list[Item]] = []
    for start in range(0, len(items), size * 20):
        chunk = sorted(items[start : start + size * 20], key=lambda item: item[1].size)
        made += [chunk[k : k + size] for k in range(0, len(chunk), size)]
    return made


def _optimizer(model: Reader, recipe: Recipe, steps: int) -> tuple[Any, Any]:
    encoder = list(model.encoder.parameters())
    known = {id(parameter) for parameter in encoder}
    heads = [p for p in model.parameters() if id(p) not in known]
    optimizer = torch.optim.AdamW(
        [
            {"params": encoder, "lr": recipe.encoder_rate},
            {"params": heads, "lr": recipe.head_rate},
        ],
        weight_decay=0.01,
        fused=True,
    )

    def rate(step: int) -> float:
        warm = recipe.warm_up_steps
        return min((step + 1) / warm, max(0.0, (steps - step) / max(1, steps - warm)))

    return optimizer, torch.optim.lr_scheduler.LambdaLR(optimizer, rate)


def _step(
    model: Reader, optimizer: Any, items: list[Item], heads: tuple[str, ...]
) -> dict[str, float]:
    arrays = {k: torch.from_numpy(v) for k, v in batch([window for _, window in items]).items()}
    costs = loss(model, items, arrays, heads)
    if not costs:  # every pair of a GAP batch was cut apart by its windows
        return {}
    total = torch.stack(list(costs.values())).sum()
    optimizer.zero_grad()
    total.backward()
    torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
    optimizer.step()
    if not math.isfinite(total.item()):
        raise SystemExit(f"The loss is {total.item()}: {costs}")
    return {name: cost.item() for name, cost in costs.items()}


def _save(run: Path, model: Reader, optimizer: Any, schedule: Any, step: int) -> None:
    """Write beside, then move: a stop in between leaves the older checkpoint whole."""
    state = {
        "model": model.state_dict(),
        "optimizer": optimizer.state_dict(),
        "schedule": schedule.state_dict(),
        "step": step,
    }
    torch.save(state, run / "checkpoint.part")
    (run / "checkpoint.part").replace(run / "checkpoint.pt")
    print(f"checkpoint at step {step}", flush=True)


def _resume(run: Path, model: Reader, optimizer: Any, schedule: Any) -> int:
    path = run / "checkpoint.pt"
    if not path.exists():
        return 0
    state = torch.load(path, weights_only=True)
    model.load_state_dict(state["model"])
    optimizer.load_state_dict(state["optimizer"])
    schedule.load_state_dict(state["schedule"])
    return int(state["step"])
