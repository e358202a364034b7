"""Words into the windows of word pieces that the reader sees; the same code trains and reads."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

from news.errors import WeightsDamaged

WINDOW_PIECES = 254
_PARAGRAPH_SHAPE = 7

Integers = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Pieces:
    """The words of one article as word pieces.

    `ids` has one entry per piece; word `i` is `ids[starts[i]:starts[i + 1]]`. `shapes` (0 to 7)
    and `quoted` (0 or 1) have one entry per word. `frame` is the pieces that begin and end a
    window.
    """

    ids: Sequence[int]
    starts: Sequence[int]
    shapes: Sequence[int]
    quoted: Sequence[int]
    frame: tuple[int, int]

    def __len__(self) -> int:
        return len(self.shapes)


@dataclass(frozen=True, slots=True)
class Window:
    """The words `first` to `last` (exclusive) of one article."""

    pieces: Pieces
    first: int
    last: int

    @property
    def size(self) -> int:
        """How many word pieces it holds."""
        return self.pieces.starts[self.last] - self.pieces.starts[self.first]


def is_break(word: str) -> bool:
    """Tell a paragraph break from a word."""
    return word.startswith("\n")


def encode(words: Sequence[str], tokenizer: Tokenizer) -> Pieces:
    """Cut words into pieces; a paragraph break becomes one separator."""
    opening, separator, unknown = (_id_of(name, tokenizer) for name in ("[CLS]", "[SEP]", "[UNK]"))
    ids: list[int] = []
    starts = [0]
    encodings = tokenizer.encode_batch(
        ["" if is_break(word) else word for word in words], add_special_tokens=False
    )
    for word, encoding in zip(words, encodings, strict=True):
        ids += [separator] if is_break(word) else (encoding.ids or [unknown])
        starts.append(len(ids))
    shapes = [_shape(word) for word in words]
    return Pieces(ids, starts, shapes, list(_quoted(words)), (opening, separator))


def _id_of(name: str, tokenizer: Tokenizer) -> int:
    number = tokenizer.token_to_id(name)
    if number is None:
        raise WeightsDamaged(f"The reader's tokenizer has no {name}: install Verbatim again.")
    return number


def _shape(word: str) -> int:
    """Say how a word is written (0 is padding): the encoder itself knows no upper case."""
    if is_break(word):
        return _PARAGRAPH_SHAPE
    if word.isdigit():
        return 5
    if not word[0].isalnum():
        return 6
    return _letter_shape(word)


def _letter_shape(word: str) -> int:
    if word.islower():
        return 1
    if word[0].isupper() and (len(word) == 1 or word[1:].islower()):
        return 2
    return 3 if word.isupper() else 4


def _quoted(words: Sequence[str]) -> Iterator[int]:
    inside = 0
    for word in words:
        if is_break(word):
            inside = 0
        if word in {"“", "«"}:
            inside = 1
        elif word == '"':
            inside = 1 - inside
        yield int(inside or word in {'"', "”", "»"})
        if word in {"”", "»"}:
            inside = 0


def windows(pieces: Pieces, *, overlap: int, size: int = WINDOW_PIECES) -> list[Window]:
    """Cut an article into windows of at most `size` pieces that share about `overlap` pieces."""
    cut: list[Window] = []
    first, count, starts = 0, len(pieces), pieces.starts
    while first < count:
        last = first
        while last < count and starts[last + 1] - starts[first] <= size:
            last += 1
        last = max(last, first + 1)
        cut.append(Window(pieces, first, last))
        if last >= count:
            break
        back = last
        while back > first + 1 and starts[last] - starts[back] < overlap:
            back -= 1
        first = back
    return cut


def batch(chosen: Sequence[Window]) -> dict[str, NDArray[Any]]:
    """Pad windows to one batch of B windows, P pieces and W words.

    `ids`, `mask`, `shapes`, `quoted`: (B, P) integers; `heads`: (B, W), the position of each
    word's first piece; `words`: (B, W) booleans, false for padding.
    """
    size = len(chosen)
    length = max(min(window.size, WINDOW_PIECES) for window in chosen) + 2
    width = max(window.last - window.first for window in chosen)
    ids, mask, shapes, quoted = (np.zeros((size, length), np.int64) for _ in range(4))
    heads, words = np.zeros((size, width), np.int64), np.zeros((size, width), bool)
    for row, window in enumerate(chosen):
        starts = np.asarray(window.pieces.starts[window.first : window.last + 1])
        starts = np.minimum(starts - starts[0], WINDOW_PIECES)
        base = window.pieces.starts[window.first]
        opening, closing = window.pieces.frame
        row_ids = [opening, *window.pieces.ids[base : base + int(starts[-1])], closing]
        ids[row, : len(row_ids)] = row_ids
        mask[row, : len(row_ids)] = 1
        spread = np.diff(starts)
        span = slice(1, 1 + int(starts[-1]))
        shapes[row, span] = np.repeat(window.pieces.shapes[window.first : window.last], spread)
        quoted[row, span] = np.repeat(
            np.asarray(window.pieces.quoted[window.first : window.last]) + 1, spread
        )
        count = window.last - window.first
        heads[row, :count] = np.minimum(starts[:-1] + 1, WINDOW_PIECES)
        words[row, :count] = True
    return {
        "ids": ids,
        "mask": mask,
        "shapes": shapes,
        "quoted": quoted,
        "heads": heads,
        "words": words,
    }
