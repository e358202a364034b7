"""Lists: the plurals that stand beside what is counted, "troops, tanks and aircraft"."""

from extraction.lexicon import AUXILIARIES, BE_FORMS, DETERMINERS, MODALS, VERBS
from extraction.numbers import number_at
from extraction.phrases import Phrase, can_continue, counted_after, is_only_a_state
from extraction.pieces import Pieces

_FINITE = VERBS | AUXILIARIES | BE_FORMS | MODALS


def listed_after(pieces: Pieces, phrase: Phrase) -> Phrase:
    """Widen a phrase over the plurals listed with it: "troops, tanks and aircraft"."""
    end, at = phrase.end, phrase.end
    while pieces.low(at) in {",", "and", "or"}:
        is_last = pieces.low(at) != "," or pieces.low(at + 1) in {"and", "or"}
        start = at + 1 + (pieces.low(at) == "," and is_last)
        following = counted_after(pieces, start)
        is_number = number_at(pieces, start) is not None
        if is_number or following is None or following.end - start > 2:  # noqa: PLR2004 - words
            break
        at = following.end
        if is_only_a_state(pieces, at - 1) or _has_object(pieces, at):
            break  # "killed 40 people and injured 200"
        if is_last:
            if not can_continue(pieces, at) and not _is_subject(pieces, following):
                end = at
            break
    return Phrase(phrase.begin, end)


def _has_object(pieces: Pieces, index: int) -> bool:
    """Tell "40 towns and sends a ship", where a verb stands, from a list of plurals."""
    return number_at(pieces, index) is not None or pieces.low(index) in DETERMINERS | {"just"}


def _is_subject(pieces: Pieces, phrase: Phrase) -> bool:
    """Tell "won 19 votes and Ann Sanders won 15", where a name begins a clause, from a list."""
    return pieces.at(phrase.begin).is_capital and pieces.low(phrase.end) in _FINITE
