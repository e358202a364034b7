"""What an answer says, for tests that look up."""

from services.views import QuotesView


def words(answer):
    assert isinstance(answer, QuotesView), answer
    return ["…".join(quote.fragments) for quote in answer.quotes]
