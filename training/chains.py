"""Chains: whether pronouns and roles are taken for who they mean, by GUM's gold coreference."""

from collections.abc import Iterable, Iterator

from spacy.tokens import Doc

from extraction.agreement import Ground
from extraction.coreference import SINGULAR
from extraction.language import read
from extraction.mentions import Form, Mention, find_mentions
from extraction.pipeline import stage
from extraction.speakers import Cast
from news.speaker import SpeakerType
from training.corpora import Annotated

_CLOSED_UP = frozenset([".", ",", ";", ":", "?", "!", ")", "'s", "n't"])


def judgements(articles: Iterable[Annotated]) -> Iterator[tuple[Ground, bool]]:
    """Yield why a mention is taken for a person, and whether its chain holds a name of theirs.

    Mentions in quotations are left out, and people whose names are in no chain.
    """
    for article in articles:
        text, starts = _text(article)
        doc = read(text)
        scene, cast = stage(text, doc)
        chain = _chains(doc, article, starts)
        spoken = {at for quote in scene.quotes for at in range(*scene.tokens_of(quote))}
        people = [{chain[at] for at in places if at in chain} for places in cast.places_of_people()]
        for mention in _mentions(doc):
            who = cast.speaker_of(mention) if mention.start not in spoken else None
            own = chain.get(mention.end - 1)
            if own is None or who is None or not _is_named(cast, who) or not people[who]:
                continue
            yield cast.ground_of(mention), own in people[who]


def _is_named(cast: Cast, who: int) -> bool:
    return cast.speakers[who].type is SpeakerType.PERSON


def _mentions(doc: Doc) -> Iterator[Mention]:
    yield from (m for m in find_mentions(doc) if m.form is Form.DESCRIPTION)
    for token in doc:
        if token.lower_ in SINGULAR:
            yield Mention(token.i, token.i + 1, Form.PRONOUN)


def _text(article: Annotated) -> tuple[str, list[int]]:
    """Write out an article of which only the words are known, and tell where each begins."""
    text, starts = "", []
    for word in article.words:
        breaks = word.startswith("\n")
        if text and not breaks and not text.endswith("\n") and word not in _CLOSED_UP:
            text += " "
        starts.append(len(text))
        text += "\n\n" if breaks else word
    return text, starts


def _chains(doc: Doc, article: Annotated, starts: list[int]) -> dict[int, int]:
    """Return the chain of each token that is the head of a mention."""
    token_at = {
        character: token.i
        for token in doc
        for character in range(token.idx, token.idx + len(token))
    }
    return {
        token_at[start]: chain
        for start, chain in zip(starts, article.layers["chain"], strict=True)
        if chain >= 0
    }
