"""Coreference: whom the reader takes each pronoun for, as shares of belief in known speakers."""

from array import array
from collections import defaultdict, deque
from collections.abc import Callable, Iterator, Mapping, Sequence

from extraction.antecedents import Who
from extraction.people import Gender
from extraction.reading import Reading
from extraction.words import Words

SINGULAR = {
    "he": Gender.MALE,
    "him": Gender.MALE,
    "his": Gender.MALE,
    "himself": Gender.MALE,
    "she": Gender.FEMALE,
    "her": Gender.FEMALE,
    "hers": Gender.FEMALE,
    "herself": Gender.FEMALE,
}
"""Pronouns that mean one person, with the gender that they ask for."""
OTHERS = frozenset(["they", "them", "their", "it", "its"])
"""Pronouns that mean several people, a body or a thing."""


class Coreference:
    """The reader's view of whom pronouns mean, carried from pronoun to pronoun.

    `owner[word]` is who a word of the narrative means: those of names and of roles beside them;
    more may be added as reading goes on. The reader says how strongly a pronoun and each other
    word near it mean the same; an earlier pronoun hands on what is believed of it. Words that
    `inside` marks stand in quotations and tell nothing; whoever they name is spoken of.
    `fits(who, pronoun)` leaves out whom a pronoun, a word in lower case, cannot mean.
    """

    def __init__(
        self,
        words: Words,
        reading: Reading | None,
        owner: Mapping[int, Who],
        inside: Sequence[int],
        fits: Callable[[Who, str], bool],
    ) -> None:
        self._words = words
        self._owner = owner
        self._inside = inside
        self._fits = fits
        self._believed: dict[int, Mapping[Who, float]] = {}
        self._word_of = array("i", [-1]) * (words.token[-1] + 1 if words.size else 0)
        for word, token in enumerate(words.token):
            self._word_of[token] = word
        self._pointing = None if reading is None else reading.antecedent_scores
        pronouns = OTHERS | SINGULAR.keys()
        self._waiting = deque(w for w in range(words.size) if words.lower[w] in pronouns)

    def of(self, word: int) -> Mapping[Who, float]:
        """Return for whom a pronoun, or a name that several people share, may stand.

        The shares sum up to 1 at most; what is missing is believed of nobody that is known.
        """
        while self._waiting and self._waiting[0] <= word:
            pronoun = self._waiting.popleft()
            self._believed[pronoun] = self._belief(pronoun)
        return self._believed[word] if word in self._believed else self._belief(word)

    def outright(self, word: int) -> Mapping[Who, float]:
        """Return for whom the head of a description stands, where it need not be anybody known.

        The shares are of everything that the reader says of the word: of its being new, too.
        """
        shares: defaultdict[Who, float] = defaultdict(float)
        for earlier, probability in self._pointed(word):
            for who, share in self._means(earlier).items():
                shares[who] += probability * share
        return shares

    def _belief(self, word: int) -> Mapping[Who, float]:
        shares: defaultdict[Who, float] = defaultdict(float)
        total = 0.0
        for earlier, probability in self._pointed(word):
            total += probability
            for who, share in self._means(earlier).items():
                if self._fits(who, self._words.lower[word]):
                    shares[who] += probability * share
        return {who: share / total for who, share in shares.items()} if total else {}

    def _pointed(self, word: int) -> Iterator[tuple[int, float]]:
        """Yield the earlier words that may mean the same, each with its probability."""
        if self._pointing is None:
            return
        token = self._words.token[word]
        row = zip(self._pointing.words[token], self._pointing.probabilities[token], strict=True)
        for other, probability in row:
            earlier = self._word_of[other] if other < len(self._word_of) else -1
            if 0 <= earlier < word and not self._inside[earlier]:
                yield earlier, float(probability)

    def _means(self, word: int) -> Mapping[Who, float]:
        if word in self._owner:
            return {self._owner[word]: 1.0}
        return self._believed.get(word, {})
