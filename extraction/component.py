"""The reader as a component of a spaCy pipeline: `nlp.add_pipe("verbatim_reader")`."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray
from spacy.language import Language
from spacy.tokens import Doc, Span

from extraction.reader import Reader, reader
from extraction.reading import Reading
from extraction.sentences import sentence_starts
from extraction.tagging import spans
from extraction.trees import trees

GROUPS = {"SRC": "sources", "CUE": "cues", "CON": "contents"}
OUR_NAMES = {"PERSON": "PER", "GPE": "LOC", "FAC": "LOC", "NORP": "MISC"}
"""Labels of other pipelines (those of OntoNotes), as our reader calls them."""

_AT_ONCE = 4_096  # words; those of a very long text would take tens of megabytes together

Doc.set_extension("reading", default=None, force=True)


@Language.factory(
    "verbatim_reader",
    assigns=["doc._.reading", "doc.spans", "doc.ents", "token.pos", "token.dep", "token.head"],
    default_config={"names": True, "syntax": True},
)
def component(nlp: Language, name: str, *, names: bool, syntax: bool) -> "ReaderComponent":
    """Make the component. Without `names` or `syntax`, those of earlier components stay."""
    del nlp, name
    return ReaderComponent(reader(), names=names, syntax=syntax)


class ReaderComponent:
    """Reads documents, and fills in what the reader says.

    `doc._.reading` has a row for each token. `doc.spans` has the groups "sources", "cues" and
    "contents"; a span may hold a paragraph break. Sentences that are set stay, and each is one
    tree; where none are, `extraction.sentences` sets them.
    """

    def __init__(self, reader: Reader, *, names: bool, syntax: bool) -> None:
        self._reader = reader
        self._names = names
        self._syntax = syntax

    def __call__(self, doc: Doc) -> Doc:
        """Read one document."""
        reading = self._reader.read([token.text for token in doc])
        doc._.reading = reading
        blank = [token.is_space for token in doc]
        for group in GROUPS.values():
            doc.spans[group] = []
        for role, start, end in spans(reading.role, reading.labels.roles, blank):
            doc.spans[GROUPS[role]].append(Span(doc, start, end, role))
        if self._syntax and len(doc):
            _set_syntax(doc, reading, ~np.array(blank))
        doc.ents = _named(doc, reading, blank) if self._names else _renamed(doc.ents)
        return doc


def _named(doc: Doc, reading: Reading, blank: Sequence[bool]) -> list[Span]:
    found = spans(reading.ner, reading.labels.ner, blank)
    return [Span(doc, start, end, name) for name, start, end in found]


def _renamed(names: Iterable[Span]) -> list[Span]:
    """Call names of another pipeline as ours are called; its dates and numbers stay."""
    return [Span(n.doc, n.start, n.end, OUR_NAMES.get(n.label_, n.label_)) for n in names]


def _set_syntax(doc: Doc, reading: Reading, words: NDArray[np.bool_]) -> None:
    starts = np.fromiter(_starts(doc), bool, len(doc))
    pointing = reading.head_scores
    heads = trees(pointing.words, pointing.probabilities, np.cumsum(starts), words)
    places = np.arange(len(doc))
    table: Any = np.empty((len(doc), 3), np.uint64)
    table[:, 0] = _numbers(doc, reading.labels.upos)[reading.upos.argmax(1)]
    table[:, 1] = _relations(doc, reading, heads == places)
    table[~words, :2] = _numbers(doc, ["SPACE", "dep"])
    table[:, 2] = (heads - places).astype(np.uint64)
    doc.from_array(["POS", "DEP", "HEAD"], table)
    # spaCy takes sentences from the trees; where arcs cross it may miss where one begins.
    marks: Any = np.where(starts, 1, -1).astype(np.uint64)
    doc.from_array(["SENT_START"], marks)


def _starts(doc: Doc) -> Iterator[bool]:
    if doc.has_annotation("SENT_START"):
        return (bool(token.is_sent_start) for token in doc)
    return sentence_starts(doc)


def _relations(doc: Doc, reading: Reading, roots: NDArray[np.bool_]) -> NDArray[np.uint64]:
    """Return spaCy's number of each token's relation: ROOT for roots, and only for these."""
    names, scores = reading.labels.relations, reading.relation
    likeliest = scores.argmax(1)
    root = names.index("root")
    wrong = np.flatnonzero(likeliest == root)
    for start in range(0, len(wrong), _AT_ONCE):
        rows = scores[wrong[start : start + _AT_ONCE]]
        rows[:, root] = -np.inf
        likeliest[wrong[start : start + _AT_ONCE]] = rows.argmax(1)
    return np.where(roots, _numbers(doc, ["ROOT"]), _numbers(doc, names)[likeliest])


def _numbers(doc: Doc, names: Sequence[str]) -> NDArray[np.uint64]:
    return np.array([doc.vocab.strings.add(name) for name in names], np.uint64)
