"""Pure rules about text: spans, the form in which it is stored, and when two texts are the same."""

import hashlib
import re
import unicodedata
from typing import NamedTuple

_WORD = re.compile(r"\w+")
_LINE_ENDS = re.compile(r"\r\n?|\u2028|\x0b|\x0c|\x85")
_PARAGRAPH_SEPARATOR = "\u2029"
# Controls but tab and line feed, lone surrogates, byte-order and direction marks, overrides.
_UNSTORABLE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufeff\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]"
)


class Span(NamedTuple):
    """Half-open range of Unicode characters of the stored text: `text[start:end]`."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """Return the literal words under this span."""
        return text[self.start : self.end]


def storable(text: str) -> str:
    r"""Bring text into the only form that is stored and that offsets refer to.

    Line ends become `\n`; control characters (which PostgreSQL or Discord would refuse), lone
    surrogates, zero-width no-break spaces used as byte-order marks, and bidirectional overrides
    go. Nothing visible changes.
    """
    text = _LINE_ENDS.sub("\n", text).replace(_PARAGRAPH_SEPARATOR, "\n\n")
    return _UNSTORABLE.sub("", text)


def fold(text: str) -> str:
    """Fold case, accents and punctuation away, so that two spellings of one name compare equal.

    >>> fold("José  O’Neill-Smith")
    'jose oneill smith'
    """
    bare = "".join(
        c for c in unicodedata.normalize("NFKD", text.casefold()) if not unicodedata.combining(c)
    )
    return " ".join(_WORD.findall(re.sub(r"['’‘`]", "", bare)))


def fingerprint(text: str) -> str:
    """Return 64 hexadecimal characters that are equal for texts with the same words."""
    return hashlib.sha256(fold(text).encode()).hexdigest()


def said(template: str, **values: object) -> str:
    """Return a sentence that members may read, with its values in their named places.

    The catalogues of translations know it by its template, which an f-string would hide.

    >>> said("At most {most} topics.", most=25)
    'At most 25 topics.'
    """
    return template.format(**values) if values else template
