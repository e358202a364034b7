"""Words into the windows of word pieces that the reader sees; the same code trains and reads."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import Any

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

from news.errors import WeightsDamaged

WINDOW_PIECES = 254
_PARAGRAPH_SHAPE = 7
_AT_ONCE = 5_000  # words; what the tokenizer returns for one is a hundred times its size

Integers = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Pieces:
    """The words of one article as word pieces.

    `ids` has one entry per piece; word `i` is `ids[starts[i]:starts[i + 1]]`. `shapes` (0 to 7)
    and `quoted` (0 or 1) have one entry per word; a shape of 0 is a word that is not to be seen.
    `frame` is the pieces that begin and end a window.
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
    return "\n" in word


def encode(words: Sequence[str], tokenizer: Tokenizer) -> Pieces:
    """Cut words into pieces; a paragraph break becomes one separator.

    A word of blanks has its place, so that words and their numbers stay as they are, but the
    reader does not see it.
    """
    opening, separator, unknown = (_id_of(name, tokenizer) for name in ("[CLS]", "[SEP]", "[UNK]"))
    known = {word: [separator] if is_break(word) else [unknown] for word in set(words)}
    spelled = [word for word in known if not word.isspace()]
    for start in range(0, len(spelled), _AT_ONCE):
        some = spelled[start : start + _AT_ONCE]
        encodings = tokenizer.encode_batch(some, add_special_tokens=False)
        known |= {w: e.ids for w, e in zip(some, encodings, strict=True) if e.ids}
    pieces = [known[word] for word in words]
    ids = [piece for word in pieces for piece in word]
    starts = list(accumulate(map(len, pieces), initial=0))
    shapes = {word: _shape(word) for word in known}
    return Pieces(
        ids, starts, [shapes[word] for word in words], list(_quoted(words)), (opening, separator)
    )


def _id_of(name: str, tokenizer: Tokenizer) -> int:
    number = tokenizer.token_to_id(name)
    if number is None:
        raise WeightsDamaged(f"The reader's tokenizer has no {name}: install Verbatim again.")
    return number


def _shape(word: str) -> int:
    """Say how a word is written (0 is not to be seen): the encoder itself knows no upper case."""
    if is_break(word):
        return _PARAGRAPH_SHAPE
    if not word or word.isspace():
        return 0
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
        last = max(bisect_right(starts, starts[first] + size) - 1, first + 1)
        cut.append(Window(pieces, first, last))
        if last >= count:
            break
        back = bisect_right(starts, starts[last] - overlap) - 1
        first = min(max(back, first + 1), last)
    return cut


def batch(chosen: Sequence[Window]) -> dict[str, NDArray[Any]]:
    """Pad windows to one batch of B windows, P pieces and W words.

    `ids`, `mask`, `shapes`, `quoted`: (B, P) integers; `heads`: (B, W), the position of each
    word's first piece; `words`: (B, W) booleans, false for padding and for blanks.
    """
    size = len(chosen)
    length = max(min(window.size, WINDOW_PIECES) for window in chosen) + 2
    width = max(window.last - window.first for window in chosen)
    ids, mask, shapes, quoted = (np.zeros((size, length), np.int64) for _ in range(4))
    heads, words = np.zeros((size, width), np.int64), np.zeros((size, width), bool)
    for row, window in enumerate(chosen):
        pieces, count = window.pieces, window.last - window.first
        starts = np.asarray(pieces.starts[window.first : window.last + 1])
        base, starts = int(starts[0]), np.minimum(starts - starts[0], WINDOW_PIECES)
        end, spread = int(starts[-1]), np.diff(starts)
        shape = np.asarray(pieces.shapes[window.first : window.last])
        ids[row, : end + 2] = [pieces.frame[0], *pieces.ids[base : base + end], pieces.frame[1]]
        shapes[row, 1 : end + 1] = np.repeat(shape, spread)
        quoted[row, 1 : end + 1] = np.repeat(
            np.asarray(pieces.quoted[window.first : window.last]) + 1, spread
        )
        mask[row, : end + 2] = 1
        mask[row, 1 : end + 1] = shapes[row, 1 : end + 1] > 0
        heads[row, :count] = np.minimum(starts[:-1] + 1, WINDOW_PIECES)
        words[row, :count] = shape > 0
    return {
        "ids": ids,
        "mask": mask,
        "shapes": shapes,
        "quoted": quoted,
        "heads": heads,
        "words": words,
    }
