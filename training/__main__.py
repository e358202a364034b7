"""The commands `python -m training train | score | export`."""

import argparse
import json
from pathlib import Path

import torch

from training.export import export
from training.score import score, score_rows
from training.train import Recipe, train


def main() -> None:
    """Parse the command line and run one command."""
    parser = argparse.ArgumentParser(prog="python -m training", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    training = commands.add_parser("train", help="train, or go on after a stop")
    training.add_argument("corpora", type=Path)
    training.add_argument("run", type=Path)
    training.add_argument("--passes", type=int, default=Recipe.passes)
    training.add_argument("--sets", nargs="+", default=Recipe.sets)
    training.add_argument("--heads", nargs="+", default=Recipe.heads, choices=Recipe.heads)
    training.add_argument("--threads", type=int, default=2)
    scoring = commands.add_parser("score", help="score every head of exported weights")
    scoring.add_argument("corpora", type=Path)
    scoring.add_argument("weights", type=Path)
    scoring.add_argument("--dev", action="store_true", help="roles on dev, not on held-out train")
    scoring.add_argument("--rows", type=Path, help="tagged sentences, such as cofenet-valid.jsonl")
    exporting = commands.add_parser("export", help="write int8 weights for the bot")
    exporting.add_argument("corpora", type=Path)
    exporting.add_argument("run", type=Path)
    exporting.add_argument("target", type=Path)
    options = parser.parse_args()
    if options.command == "score":
        rows = options.rows
        scores = (
            score_rows(rows, options.weights)
            if rows
            else score(options.corpora, options.weights, dev=options.dev)
        )
        print(json.dumps(scores))
    elif options.command == "export":
        export(options.run, options.target, options.corpora / "reader" / "labels.json")
    else:
        torch.set_num_threads(options.threads)
        torch.manual_seed(Recipe.seed)
        train(
            options.corpora,
            options.run,
            Recipe(passes=options.passes, sets=tuple(options.sets), heads=tuple(options.heads)),
        )


if __name__ == "__main__":
    main()
