"""Scores of every head of exported weights, on words of the development sets."""

import json
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby
from pathlib import Path
from typing import Any

import numpy as np

from extraction.reader import Reader
from extraction.tagging import spans
from extraction.windows import is_break
from training.corpora import Annotated, is_kept_for_choosing, load
from training.model import load_tokenizer

Found = tuple[str, int, int]

# Treebank tokens of the published rows, and what stands in articles instead.
_AS_PRINTED = {
    "``": "“",
    "''": "”",
    "`": "‘",
    "--": "—",
    "-LRB-": "(",
    "-RRB-": ")",
    "-LSB-": "[",
    "-RSB-": "]",
}


def score(corpora: Path, weights: Path, *, dev: bool) -> dict[str, float]:
    """Score roles on held-out training articles (or on dev), syntax, names and pronouns.

    Percentages: token F1 of the roles and accuracy of their arcs; UPOS, UAS and LAS on EWT dev;
    entity F1 on UNER dev (person, organisation, place); accuracy on GAP's validation part.
    """
    reader, tokenizer = Reader(weights, threads=2), load_tokenizer()
    if dev:
        roles = load(corpora, "polnear-dev", tokenizer)
    else:
        roles = [d for d in load(corpora, "polnear-train", tokenizer) if is_kept_for_choosing(d)]
    found = _roles(reader, roles)
    found |= _syntax(reader, load(corpora, "ewt-dev", tokenizer))
    found |= _names(reader, load(corpora, "uner-dev", tokenizer))
    found |= _pronouns(reader, load(corpora, "gap-dev", tokenizer))
    return {name: round(100 * value, 1) for name, value in found.items()}


def score_rows(path: Path, weights: Path) -> dict[str, float]:
    """Span-exact F1 on tagged sentences, as CofeNet (COLING 2022) scores them.

    Each row is read alone, as published; then the rows of one article, which stand in its order,
    are read together ("in its article"), as the bot reads them.
    """
    reader = Reader(weights, threads=2)
    with path.open(encoding="utf8") as lines:
        rows = [json.loads(line) for line in lines]
    gold = [
        {(number, span) for span in tagged_spans(row["labels"])} for number, row in enumerate(rows)
    ]
    alone = [[row] for row in rows]
    articles = [list(group) for _, group in groupby(rows, key=lambda row: row["id"])]
    scores = {}
    for together, suffix in ((alone, ""), (articles, " in its article")):
        read = [found for group in together for found in _read_rows(reader, group)]
        got = [{(number, span) for span in found} for number, found in enumerate(read)]
        for name, role in (("source", "SRC"), ("cue", "CUE"), ("content", "CON")):
            scores[name + suffix] = round(100 * _f1(_only(gold, role), _only(got, role)), 1)
    return scores


def _read_rows(reader: Reader, rows: Sequence[dict[str, Any]]) -> Iterator[list[Found]]:
    """Read rows as one text, with the marks that an article has; yield the spans of each."""
    words = [[_AS_PRINTED.get(token, token) for token in row["tokens"]] for row in rows]
    role = reader.read([word for row in words for word in row]).role
    start = 0
    for row in words:
        yield spans(role[start : start + len(row)], reader.labels.roles, [False] * len(row))
        start += len(row)


def tagged_spans(labels: Sequence[str]) -> Iterator[Found]:
    """Read the spans off published BIO labels ("B-source", "I-cue", …)."""
    short = {"source": "SRC", "cue": "CUE", "content": "CON"}
    start, role = 0, ""
    for place, label in enumerate([*labels, "O"]):
        begin, _, name = label.partition("-")
        if role and (begin != "I" or short.get(name) != role):
            yield role, start, place
            role = ""
        if name and not role:
            start, role = place, short[name]


def _only(found: list[set[tuple[int, Found]]], role: str) -> set[tuple[int, Found]]:
    return {item for row in found for item in row if item[1][0] == role}


def _f1(gold: set[tuple[int, Found]], got: set[tuple[int, Found]]) -> float:
    return 2 * len(gold & got) / (len(gold) + len(got)) if gold or got else 0.0


def _roles(reader: Reader, documents: list[Annotated]) -> dict[str, float]:
    counts: Counter[tuple[str, str]] = Counter()
    right = wanted = 0
    for document in documents:
        reading = reader.read(document.words)
        gold = np.asarray(document.layers["role"])
        got = reading.role.argmax(1)
        arcs = np.asarray(document.layers["rhead"])
        for word, name in enumerate(document.words):
            if is_break(name) or gold[word] < 0:
                continue
            counts[_role(gold[word]), _role(got[word])] += 1
            if gold[word] > 0 and arcs[word] >= 0:
                wanted += 1
                right += int(reading.cue[word] == arcs[word])
    scores = {f"role {role}": _token_f1(counts, role) for role in ("SRC", "CUE", "CON")}
    return scores | {"role arc": right / max(1, wanted)}


def _role(label: int) -> str:
    return ("O", "SRC", "SRC", "CUE", "CUE", "CON", "CON")[label]


def _token_f1(counts: Counter[tuple[str, str]], role: str) -> float:
    both = counts[role, role]
    gold = sum(n for (a, _), n in counts.items() if a == role)
    got = sum(n for (_, b), n in counts.items() if b == role)
    return 2 * both / max(1, gold + got)


def _syntax(reader: Reader, documents: list[Annotated]) -> dict[str, float]:
    words = parts = heads = labelled = 0
    for document in documents:
        reading = reader.read(document.words)
        layers = document.layers
        relation = reading.relation.argmax(1)
        upos = reading.upos.argmax(1)
        for word, head in enumerate(layers["dhead"]):
            if head < 0:
                continue
            words += 1
            parts += int(upos[word] == layers["upos"][word])
            heads += int(reading.head[word] == head)
            labelled += int(reading.head[word] == head and relation[word] == layers["drel"][word])
    return {"UPOS": parts / words, "UAS": heads / words, "LAS": labelled / words}


def _names(reader: Reader, documents: list[Annotated]) -> dict[str, float]:
    gold: set[tuple[int, Found]] = set()
    got: set[tuple[int, Found]] = set()
    names = reader.labels.ner
    for number, document in enumerate(documents):
        breaks = [is_break(word) for word in document.words]
        labels = ["O" if label < 0 else names[label] for label in document.layers["ner"]]
        start, role = 0, ""
        for place, label in enumerate([*labels, "O"]):
            begin, _, name = label.partition("-")
            if role and (begin != "I" or name != role):
                gold.add((number, (role, start, place)))
                role = ""
            if name and not role:
                start, role = place, name
        decoded = spans(reader.read(document.words).ner, names, breaks)
        got |= {(number, span) for span in decoded if span[0] != "MISC"}
    return {"names": _f1(gold, got)}


def _pronouns(reader: Reader, documents: list[Annotated]) -> dict[str, float]:
    right = pairs = 0
    for document in documents:
        reading = reader.read(document.words)
        for pronoun, a_words, b_words, answer in document.layers["gap"]:
            first, scores = reading.antecedent_scores[pronoun]
            choice = [
                sum(float(scores[w - first]) for w in words if 0 <= w - first < len(scores) - 1)
                for words in (a_words, b_words)
            ]
            best = int(np.argmax([*choice, float(scores[-1])]))
            pairs += 1
            right += int(best == answer)
    return {"GAP": right / pairs}
