"""The spaCy pipeline that texts go through: words, sentences, and what the reader says of them."""

import re
from collections.abc import Sequence
from functools import cache
from itertools import pairwise

import spacy
from spacy.about import __version__ as version
from spacy.language import Language
from spacy.tokens import Doc

import extraction.component  # noqa: F401 - tells spaCy what "verbatim_reader" is
from extraction.sentences import with_sentences
from news.errors import ConfigurationWrong

_LONGEST_RUN = 400  # characters without white space that are tokenized at once
_LONG_RUN = re.compile(rf"\S{{{_LONGEST_RUN + 1},}}")


def read(text: str, *, spacy_pipeline: str | None = None) -> Doc:
    """Cut a text into words and sentences, and let the reader say what it sees in them.

    `doc.text == text`; `extraction.component` tells what else the document holds. Names and
    syntax come from `spacy_pipeline` where one is named, an installed package or a folder.
    """
    language = _language(spacy_pipeline)
    return language(_words(language, text))


def _words(language: Language, text: str) -> Doc:
    docs = [language.tokenizer(piece) for piece in _pieces(text)]
    return with_sentences(docs[0] if len(docs) == 1 else _joined(docs))


def _pieces(text: str) -> list[str]:
    """Cut very long runs without white space, on which spaCy's tokenizer takes quadratic time."""
    cuts = [0]
    for run in _LONG_RUN.finditer(text):
        cuts.extend(range(run.start() + _LONGEST_RUN, run.end(), _LONGEST_RUN))
    return [text[start:end] for start, end in pairwise([*cuts, len(text)])]


def _joined(docs: Sequence[Doc]) -> Doc:
    tokens = [token for doc in docs for token in doc]
    return Doc(
        docs[0].vocab,
        words=[token.text for token in tokens],
        spaces=[bool(token.whitespace_) for token in tokens],
    )


@cache
def _language(spacy_pipeline: str | None) -> Language:
    language = spacy.blank("en") if spacy_pipeline is None else _installed(spacy_pipeline)
    given = {what for name in language.pipe_names for what in language.get_pipe_meta(name).assigns}
    language.add_pipe(
        "verbatim_reader",
        last=True,
        config={"names": "doc.ents" not in given, "syntax": "token.dep" not in given},
    )
    return language


def _installed(name: str) -> Language:
    try:
        return spacy.load(name)
    except (OSError, ValueError, ImportError) as error:  # missing, damaged, of another spaCy
        raise ConfigurationWrong(
            f"The spaCy pipeline {name} cannot be loaded: install one that fits spaCy "
            f"{version}, or leave VERBATIM_SPACY_PIPELINE empty."
        ) from error
