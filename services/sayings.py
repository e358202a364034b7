"""Who said it: words as somebody remembers them, found with small errors, each saying once."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime

from rapidfuzz import fuzz

from news.article import ArticleLine
from news.errors import BadOption
from news.ids import GuildId, QuestionId, QuoteId
from news.quote import RUN, FiledQuote, Kind
from news.saying import Saying
from news.text import fold
from services.asked import SayingsQuestion
from services.lookups import page_of
from services.near import near_in_meaning
from services.ports import Meaning
from services.views import NothingFound, SayingsAnswer, SayingsView
from services.wordforms import is_one_sentence
from storage.sayings import Candidate
from storage.search import BEGINS, Alternative
from storage.stores import Stores

SAYINGS_A_PAGE = 5
SAYINGS = 50
"""The nearest that are shown; of more, a member should give more words."""
_LIKE = 80.0  # of 100: a wrong letter or two in each word, or a wrong word in six
EXACT = 100.0
_SEVERAL, _RUNS = 12, 12  # words, phrases that one search holds at most
_BY_LETTERS = 200  # characters; longer texts are compared word by word, which is far quicker
_RUN_LENGTH = 3
_WRONG = 2  # neighbouring words
_COMPARED = 150  # the nearest, with each other, for being forms of one sentence
_LONG = 6  # letters of a word of which the beginning is enough


@dataclass(slots=True)
class Found:
    """Candidates with the same words, or nearly, and how like they are to what was asked."""

    likeness: float
    same: list[Candidate]
    variants: list[Candidate] = field(default_factory=list)

    @property
    def terms(self) -> str:
        """The folded words."""
        return self.same[0].terms

    def rank(self) -> tuple[float, bool, datetime]:
        """Return what decides which comes first, the greatest."""
        first = self.same[0]
        return self.likeness, first.kind is Kind.DIRECT, first.dated


async def sayings(
    stores: Stores,
    guild: GuildId,
    asked: SayingsQuestion,
    question: QuestionId,
    page: int,
    *,
    meaning: Meaning | None = None,
) -> SayingsAnswer:
    """Answer with a page of sayings, the nearest first.

    Raises `BadOption` where there is no word to look for, or too much.
    """
    found = await found_by_words(stores, guild, asked.words)
    if asked.near:
        found = await near_to(stores, meaning, guild, asked.words, without=found)

    async def some(limit: int, offset: int) -> tuple[tuple[Saying, ...], int]:
        return await read_sayings(stores, guild, found[offset : offset + limit]), len(found)

    shown, paging = await page_of(some, question=question, page=page, size=SAYINGS_A_PAGE)
    return SayingsView(asked, shown, paging) if shown else NothingFound(asked)


def words_of(typed: str) -> list[str]:
    """Return the words to look for, folded, or raise `BadOption`."""
    words = fold(typed).split()
    if not words:
        raise BadOption("There is no word in that: give a part of what was said.")
    return words


def strict(words: Sequence[str]) -> Iterator[list[Alternative]]:
    """Yield searches whose results have the words, in any ending: one after another, or all."""
    yield [[tuple(words)]]
    if 1 < len(words) <= _SEVERAL:
        yield [[(word,) for word in words]]


def loose(words: Sequence[str]) -> Iterator[list[Alternative]]:
    """Yield searches whose results must be compared with the words.

    One after another but for one or two neighbours, which may be wrong; of many, any three in a
    row; of a single long word, the beginning.
    """
    if len(words) == 1 and len(words[0]) >= _LONG:
        yield [[(words[0][: 2 * len(words[0]) // 3] + BEGINS,)]]
    for wrong in range(1, 1 + min(_WRONG, len(words) // 2)):
        if len(words) <= _SEVERAL:
            yield [
                [tuple(part) for part in (words[:at], words[at + wrong :]) if part]
                for at in range(len(words) - wrong + 1)
            ]
    if len(words) >= RUN:
        runs = [tuple(words[at : at + _RUN_LENGTH]) for at in range(len(words) - _RUN_LENGTH + 1)]
        yield [[run] for run in runs[:: -(-len(runs) // _RUNS)]]


async def found_by_words(stores: Stores, guild: GuildId, typed: str) -> list[Found]:
    """Return what has the words, or nearly these, the nearest first. Raises like `sayings`."""
    words = words_of(typed)
    asked, found = " ".join(words), dict[QuoteId, tuple[float, Candidate]]()
    for wanted in strict(words):
        for one in await stores.sayings.candidates(guild, wanted):
            found.setdefault(one.id, (max(likeness(asked, one.terms), _LIKE), one))
    if sum(near == EXACT for near, _ in found.values()) >= SAYINGS:
        return _once(_in_order(found.values()))
    for wanted in loose(words):
        for one in await stores.sayings.candidates(guild, wanted):
            if one.id not in found and (near := likeness(asked, one.terms)) >= _LIKE:
                found[one.id] = near, one
    return _once(_in_order(found.values()))


async def near_to(
    stores: Stores,
    meaning: Meaning | None,
    guild: GuildId,
    words: str,
    *,
    without: Sequence[Found],
) -> list[Found]:
    """Return what is near to some words in meaning, nearest first, but for what they found."""
    told = [one.id for found in without for one in (*found.same, *found.variants)]
    near = await near_in_meaning(stores, meaning, guild, words, without=told)
    return _once([Found(one.closeness, one.same) for one in near])


def _in_order(found: Iterable[tuple[float, Candidate]]) -> list[Found]:
    """Put equal words together, the nearest to what was asked first.

    Of equally near ones, words in quotation marks come before reported ones, then the newest.
    """
    by_words: dict[str, Found] = {}
    for near, one in found:
        by_words.setdefault(one.said, Found(near, [])).same.append(one)
    return sorted(by_words.values(), key=Found.rank, reverse=True)


def likeness(asked: str, said: str) -> float:
    """Return how like folded words are to a part of what was said, up to 100.

    A quote of less than half of what was asked does not answer it, though it stand in there.
    """
    if f" {asked} " in f" {said} ":
        return EXACT
    if 2 * len(said) < len(asked):
        near = fuzz.ratio(asked, said)
    elif len(asked) <= _BY_LETTERS:
        near = fuzz.partial_ratio(asked, said)
    else:
        near = fuzz.partial_ratio(asked.split(), said.split())
    return min(near, EXACT - 1)


def _once(found: Sequence[Found]) -> list[Found]:
    """Put the forms of one sentence under the first of them; keep the nearest `SAYINGS`."""
    kept: list[Found] = []
    for one in found[:_COMPARED]:
        same = next((other for other in kept if is_one_sentence(other.terms, one.terms)), None)
        if same is not None:
            same.variants += one.same
        elif len(kept) < SAYINGS:
            kept.append(one)
    return kept


async def read_sayings(
    stores: Stores, guild: GuildId, found: Sequence[Found]
) -> tuple[Saying, ...]:
    """Read what was found, with everyone whom articles give the words to."""
    ids = [each.id for one in found for each in (*one.same, *one.variants)]
    quotes = {quote.id: quote for quote in await stores.sayings.those(guild, ids)}
    return tuple(_saying(one, quotes) for one in found)


def _saying(found: Found, quotes: dict[QuoteId, FiledQuote]) -> Saying:
    """Give the words to each speaker to whom some article gives them, side by side."""
    order = list(quotes)
    same = sorted((each.id for each in found.same), key=order.index)
    variants = sorted((each.id for each in found.variants), key=order.index)
    told: dict[int | None, FiledQuote] = {}
    different: dict[int, ArticleLine] = {}
    for id_ in (*same, *variants):
        quote = quotes[id_]
        speaker = quote.speaker.id if quote.speaker else None
        first = told.setdefault(speaker, quote)
        if first is not quote and quote.said == first.said:
            told[speaker] = replace(first, places=_with(first, quote.article))
        elif first is not quote:
            different.setdefault(quote.article.id, quote.article)
    printed = {line.id for quote in told.values() for line in (quote.article, *quote.places)}
    others = tuple(line for line in different.values() if line.id not in printed)
    return Saying(tuple(told.values()), others, exact=found.likeness == EXACT)


def _with(quote: FiledQuote, article: ArticleLine) -> tuple[ArticleLine, ...]:
    known = {line.id for line in (quote.article, *quote.places)}
    return quote.places if article.id in known else (*quote.places, article)
