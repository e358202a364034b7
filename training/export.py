"""Weights for the bot: int8 ONNX, a tokenizer without the scripts that English never needs."""

import hashlib
import json
from pathlib import Path

import numpy as np
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from tokenizers import Tokenizer
from torch import Tensor, nn

from extraction.windows import batch, encode, windows
from training.model import Reader, encoder_folder

INPUTS = ("ids", "mask", "shapes", "quoted", "heads", "words")
OUTPUTS = ("role", "ner", "upos", "rhead", "dhead", "drel", "antecedent")
_SPECIAL = {"[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]"}
_LAST_LATIN = 0x24F
_PUNCTUATION = range(0x2000, 0x2200)  # dashes, quotation marks, currency signs


class Exported(nn.Module):
    """All heads in one graph; labels of arcs are those to the likeliest head."""

    def __init__(self, reader: Reader) -> None:
        super().__init__()
        self.reader = reader

    def forward(  # noqa: PLR0917 - the exporter passes inputs by position
        self,
        ids: Tensor,
        mask: Tensor,
        shapes: Tensor,
        quoted: Tensor,
        heads: Tensor,
        known: Tensor,
    ) -> tuple[Tensor, ...]:
        """Take what `extraction.windows.batch` makes; return what `OUTPUTS` names."""
        reader = self.reader
        words = reader.words(ids, mask, shapes, quoted, heads)
        dhead = reader.dhead(words, known)
        antecedent = torch.cat([reader.antecedent(words, known), reader.nobody(words)], -1)
        return (
            reader.role(words),
            reader.ner(words),
            reader.upos(words),
            reader.rhead(words, known),
            dhead,
            reader.relations(words, dhead.argmax(-1)),
            antecedent,
        )


def export(run: Path, target: Path, labels: Path) -> None:
    """Write `reader.onnx`, `tokenizer.json`, `labels.json` and `checksums.json` to `target`."""
    target.mkdir(parents=True, exist_ok=True)
    reader = Reader()
    state = torch.load(run / "checkpoint.pt", weights_only=True)
    reader.load_state_dict(state["model"])
    table = reader.encoder.embeddings.word_embeddings
    rows = prune(table.weight.detach(), target / "tokenizer.json")
    reader.encoder.embeddings.word_embeddings = nn.Embedding.from_pretrained(rows)
    tokenizer = Tokenizer.from_file(str(target / "tokenizer.json"))
    _graph(reader.eval(), tokenizer, target)
    (target / "labels.json").write_text(labels.read_text())
    names = ("reader.onnx", "tokenizer.json", "labels.json")
    sums = {name: hashlib.sha256((target / name).read_bytes()).hexdigest() for name in names}
    (target / "checksums.json").write_text(json.dumps(sums, indent=1) + "\n")
    print({name: (target / name).stat().st_size for name in names}, "at step", state["step"])


def prune(table: Tensor, path: Path) -> Tensor:
    """Leave out word pieces of other scripts: half of the weights is the table of word pieces.

    Write the tokenizer that knows the others, and return their rows of the table.
    """
    described = json.loads((encoder_folder() / "tokenizer.json").read_text())
    described["truncation"] = described["padding"] = None
    old = described["model"]["vocab"]
    kept = [piece for piece in sorted(old, key=old.get) if _is_english(piece)]
    described["model"]["vocab"] = {piece: place for place, piece in enumerate(kept)}
    for token in described["added_tokens"]:
        token["id"] = described["model"]["vocab"][token["content"]]
    special = described["post_processor"].get("special_tokens", {})
    for token in special.values():
        token["ids"] = [described["model"]["vocab"][t] for t in token["tokens"]]
    for key in ("sep", "cls"):
        if key in described["post_processor"]:
            name = described["post_processor"][key][0]
            described["post_processor"][key][1] = described["model"]["vocab"][name]
    path.write_text(json.dumps(described, ensure_ascii=False))
    return table[[old[piece] for piece in kept]]


def _is_english(piece: str) -> bool:
    if piece in _SPECIAL:
        return True
    if piece.startswith("[unused"):
        return False
    letters = piece.removeprefix("##")
    return all(ord(c) <= _LAST_LATIN or ord(c) in _PUNCTUATION for c in letters)


def _graph(reader: Reader, tokenizer: Tokenizer, target: Path) -> None:
    words = ["“", "We", "will", "see", ",", "”", "Mr.", "Example", "said", ".", "\n\n", "It", "did"]
    pieces = encode(words, tokenizer)
    example = batch(windows(pieces, overlap=4, size=8))
    axes = {name: {0: "B", 1: "P"} for name in INPUTS[:4]}
    axes |= {name: {0: "B", 1: "W"} for name in INPUTS[4:]}
    axes |= {name: {0: "B", 1: "W"} for name in OUTPUTS}
    axes |= {name: {0: "B", 1: "W", 2: "W"} for name in ("rhead", "dhead")}
    axes["antecedent"] = {0: "B", 1: "W", 2: "V"}
    whole = target / "whole.onnx"
    torch.onnx.export(
        Exported(reader),
        tuple(torch.from_numpy(np.asarray(example[name])) for name in INPUTS),
        str(whole),
        input_names=list(INPUTS),
        output_names=list(OUTPUTS),
        dynamic_axes=axes,
        dynamo=False,
    )
    quantize_dynamic(
        str(whole), str(target / "reader.onnx"), weight_type=QuantType.QInt8, per_channel=True
    )
    whole.unlink()
