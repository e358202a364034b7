"""What a moderator finds of a doubtful quote, inside the transaction of whoever asks."""

from news.change import Change, ChangeKind
from news.errors import BadOption
from news.ids import SpeakerId
from news.quote import FiledQuote
from news.rewording import found_again
from news.speaker import FiledSpeaker
from news.text import said
from news.verdict import Verdict
from services import rewordings
from services.joined import described
from services.people import Moderator
from storage.stores import Stores

SHOWN = 80  # characters of a quote's words in the trail


async def right(stores: Stores, quote: FiledQuote, by: Moderator) -> Change:
    """Say that words and speaker are right. Raises `BadOption` where no speaker is known."""
    if quote.speaker is None:
        raise BadOption("Nobody is known to say it: choose who does.")
    amended = await stores.reviews.is_amended(quote.id)
    verdict = Verdict.AMENDED if amended else Verdict.RIGHT
    who = described(quote.speaker)
    words = said(
        "“{words}” was found right, as said by {speaker}", words=_words(quote), speaker=who
    )
    return await _found(stores, quote, verdict, words, by)


async def no_quote(stores: Stores, quote: FiledQuote, by: Moderator) -> Change:
    """Say that nobody says these words."""
    words = said("“{words}” was found to be no quote", words=_words(quote))
    return await _found(stores, quote, Verdict.NO_QUOTE, words, by)


async def given(
    stores: Stores, quote: FiledQuote, to: FiledSpeaker, by: Moderator, *, made: bool = False
) -> Change:
    """Say who says it; `made` tells that this speaker is new."""
    one = quote.speaker
    if one is not None and one.id == to.id:
        return await right(stores, quote, by)
    who = {"words": _words(quote), "speaker": described(to)}
    words = said("“{words}” was found to be said by {speaker}", **who)
    if one is not None:
        words = said(
            "“{words}” was found to be said by {speaker}, not by {one}", one=described(one), **who
        )
    new = to.id if made else None
    change = await _found(stores, quote, Verdict.SPEAKER, words, by, to=to, made=new)
    origin = one.id if one else None
    await stores.placements.place(by.guild, origin, [quote.id], to.id, change=change.id)
    return change


async def reworded(stores: Stores, quote: FiledQuote, typed: str, by: Moderator) -> Change:
    """Give a quote other words of its article, each piece on a line of its own.

    Raises `BadOption` where they do not stand near it.
    """
    found = await stores.review_queue.doubtful(by.guild, quote)
    pieces = [line for line in typed.splitlines() if line.strip()]
    spans = found_again(found.text, pieces, near=found.spans) if pieces else None
    if spans is None:
        raise BadOption(
            "These words do not stand in the article near the quote, so nothing was changed."
            " Copy them from the article as they are printed there, each piece on its own line."
        )
    if spans == found.spans:
        raise BadOption("It has these words already, so nothing was changed.")
    fragments = [span.of(found.text) for span in spans]
    after = _shortened(" … ".join(fragments))
    words = said("“{words}” was put right: “{after}”", words=_words(quote), after=after)
    change = await _found(stores, quote, Verdict.WORDS, words, by, fragments=fragments)
    now = await stores.review_queue.get(by.guild, quote.id)
    await stores.changes.fill(by.guild, change.id, rewordings.body(quote, now or quote))
    await stores.disputes.compare(by.guild, quote.article.id)
    return change


async def _found(
    stores: Stores,
    quote: FiledQuote,
    verdict: Verdict,
    words: str,
    by: Moderator,
    *,
    to: FiledSpeaker | None = None,
    fragments: list[str] | None = None,
    made: SpeakerId | None = None,
) -> Change:
    """Note a verdict, and that what shows the quote may be otherwise by it.

    Its speakers stay, so that the quote is known again as theirs.
    """
    about = [each.id for each in (quote.speaker, to) if each is not None]
    await stores.merges.decide(by.guild, about)
    change = await stores.changes.note(
        by.guild,
        ChangeKind.REVIEW,
        words,
        by=by.user,
        at=by.now,
        about=about,
        articles=[quote.article.id],
        body={"made": made},
    )
    await stores.reviews.note(by.guild, quote.id, verdict, change=change.id, fragments=fragments)
    await stores.withdrawals.note_articles(by.guild, [quote.article.id], at=by.now)
    return change


def _words(quote: FiledQuote) -> str:
    return _shortened(" … ".join(quote.fragments))


def _shortened(words: str) -> str:
    flat = " ".join(words.split())
    return flat if len(flat) <= SHOWN else flat[:SHOWN].rsplit(" ", 1)[0] + " …"
