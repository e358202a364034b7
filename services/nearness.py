"""Names near to what was typed: misspelled, in another case, without its accents."""

from collections.abc import Iterable

from rapidfuzz import fuzz, process

from news.ids import SpeakerId
from news.text import fold

NEAR = 70.0  # of 100: one wrong letter in five passes ("kirbi"), two do not
SHORTEST = 3  # letters; anything is near to less


def nearest(
    typed: str, names: Iterable[tuple[SpeakerId, str]], *, limit: int
) -> tuple[SpeakerId, ...]:
    """Return the speakers with the most similar names, best first.

    `names` are folded forms. One typed word is compared with each word of a name as well, so
    that "kirbi" finds "john kirby".
    """
    word = fold(typed)
    if len(word) < SHORTEST:
        return ()
    owners: dict[str, list[SpeakerId]] = {}
    for speaker, name in names:
        forms = {name, *name.split()} if " " not in word else {name}
        for form in forms:
            if len(form) >= SHORTEST:
                owners.setdefault(form, []).append(speaker)
    close = process.extract(word, owners.keys(), scorer=fuzz.ratio, score_cutoff=NEAR, limit=limit)
    found = dict.fromkeys(speaker for form, *_ in close for speaker in owners[form])
    return tuple(found)[:limit]
