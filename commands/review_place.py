"""Where a moderator is in the review, written into the ids of buttons and forms."""

from news.ids import ArticleId, QuoteId, SpeakerId
from news.review import Scope

SCOPE = r"(?P<scope>[as]\d{1,19}|)"
"""A scope as it stands in a custom_id."""


def written(scope: Scope) -> str:
    """Return a scope as it is read by `read`."""
    if scope.article is not None:
        return f"a{scope.article}"
    return "" if scope.speaker is None else f"s{scope.speaker}"


def read(scope: str) -> Scope:
    """Return the scope that was written so."""
    if scope.startswith("a"):
        return Scope(article=ArticleId(int(scope[1:])))
    return Scope(speaker=SpeakerId(int(scope[1:]))) if scope else Scope()


def form_of(quote: QuoteId, scope: Scope) -> str:
    """Return what a form about a quote is known by."""
    return f"{quote}:{written(scope)}"


def read_form(of: str) -> tuple[QuoteId, Scope]:
    """Return the quote and the scope that a form was opened with."""
    quote, __, scope = of.partition(":")
    return QuoteId(int(quote)), read(scope)
