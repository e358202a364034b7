"""Speakers of one article: whom each mention means, with names, other forms and roles."""

from bisect import bisect_left
from collections.abc import Sequence

from spacy.tokens import Doc

from extraction.agreement import Ground, Meaning, agree, alone, described
from extraction.antecedents import Source, Stage, Stranger, Who
from extraction.coreference import OTHERS, SINGULAR, Coreference
from extraction.descriptions import Descriptions, gender_of, head_of, is_somebody, type_of
from extraction.heads import head_name, is_joint, trimmed
from extraction.introductions import introduced_later
from extraction.mentions import Form, Mention
from extraction.names import Name, find_names
from extraction.people import People
from extraction.register import Register
from extraction.words import Words
from news.speaker import Speaker, SpeakerType

_PRONOUNS = frozenset(
    ["he", "she", "they", "it", "i", "we", "you", "him", "her", "them", "us", "me", "who", "which"]
)


class Cast:
    """Everybody and everything that speaks in an article. `quoted` are ranges of tokens."""

    def __init__(
        self, doc: Doc, mentions: Sequence[Mention], quoted: Sequence[tuple[int, int]]
    ) -> None:
        self._words = Words(doc)
        names = find_names(self._words)
        self._all_names = names
        self._cores = [name.core for name in names]
        self._people = People(self._words, names)
        self._descriptions = Descriptions(self._words, self._people, names)
        self._register = Register(self._words, names, self._people, self._descriptions)
        self._known: dict[tuple[int, int], Meaning | None] = {}
        self._named_later = introduced_later(self._words, names, self._people)
        self._stage = Stage(self._words, self._people.persons)
        self._owners = self._named_words()
        inside = _inside(quoted, len(doc))
        spoken = bytes(inside[token] for token in self._words.token)
        self._coreference = Coreference(
            self._words, doc._.reading, self._owners, spoken, self._fits
        )
        self._read(mentions, inside)

    @property
    def speakers(self) -> tuple[Speaker, ...]:
        """Return every person named, then every other source that was asked for."""
        return tuple(self._register.speakers)

    def speaker_of(self, mention: Mention) -> int | None:
        """Return the index of the speaker whom a mention means, None when that is not safe."""
        start, end = self._range(mention)
        if start >= end:
            return None
        meaning = self._meaning(start, end)
        if meaning is None:
            return self._other(start, end)
        if isinstance(meaning.who, Stranger):
            return self._other(meaning.who.start, meaning.who.end)
        if isinstance(meaning.who, Source):
            return self._other(meaning.who.start, meaning.who.end)
        return meaning.who

    def ground_of(self, mention: Mention) -> Ground:
        """Return why a mention is taken for its speaker."""
        start, end = self._range(mention)
        meaning = self._meaning(start, end) if start < end else None
        return Ground.NO_PERSON if meaning is None else meaning.ground

    def places_of_people(self) -> list[set[int]]:
        """Return the tokens of all names of each person, in the order of `speakers`."""
        return [
            {self._words.token[at] for name in person.names for at in range(name.core, name.end)}
            for person in self._people.persons
        ]

    def _meaning(self, start: int, end: int) -> Meaning | None:
        if (start, end) not in self._known:
            self._known[start, end] = self._resolve(start, end)
        return self._known[start, end]

    def _named_words(self) -> dict[int, Who]:
        """Return whom each word of a name, and of a role beside it, stands for."""
        owners: dict[int, Who] = dict(self._descriptions.stated)
        bodies: dict[str, Source] = {}
        for name in self._all_names:
            if name.start in self._people.ambiguous:
                continue
            written = self._words.phrase(name.core, name.end).casefold()
            source = bodies.setdefault(written, Source(name.start, name.end))
            owners.update(dict.fromkeys(range(name.core, name.end), source))
        for index, person in enumerate(self._people.persons):
            for name in person.names:
                owners.update(dict.fromkeys(range(name.start, name.end), index))
        for name in self._all_names:
            if name.start in self._people.usual:
                usual = self._people.usual[name.start]
                owners.update(dict.fromkeys(range(name.start, name.end), usual))
        return owners

    def _range(self, mention: Mention) -> tuple[int, int]:
        tokens = self._words.token
        start, end = bisect_left(tokens, mention.start), bisect_left(tokens, mention.end)
        return trimmed(self._words, start, end)

    def _read(self, mentions: Sequence[Mention], inside: Sequence[int]) -> None:
        """Read the narrative in order, so that each mention knows those before it."""
        for mention in mentions:
            start, end = self._range(mention)
            if start >= end or inside[mention.start]:
                continue
            meaning = self._resolve(start, end)
            if meaning is None and mention.form is Form.DESCRIPTION:
                meaning = self._stranger(start, end)
                self._enter_named_in(start, end)
            if meaning is None and mention.form is Form.DESCRIPTION:
                self._owners[head_of(self._words, start, end)] = Source(start, end)
            self._known[start, end] = meaning
            if meaning is not None and not isinstance(meaning.who, Source):
                self._stage.enter(start, end, meaning.who)

    def _enter_named_in(self, start: int, end: int) -> None:
        """Note who is named inside a description: "Ida Falk's letter" brings her up as well."""
        for name in self._all_names_in(start, end):
            person = self._people.of(name)
            if person is not None:
                self._stage.enter(name.start, name.end, person)

    def _resolve(self, start: int, end: int) -> Meaning | None:
        """Return the person whom a range of words means, None for all other sources."""
        if end - start == 1 and self._words.lower[start] in SINGULAR:
            return self._pronoun(start)
        if end - start == 1 and self._words.lower[start] in OTHERS:
            return alone(self._coreference.of(start))
        name = self._name_in(start, end)
        if name is not None:
            return self._by_name(name)
        person = self._descriptions.person(start, end)
        if person is not None:
            return Meaning(person, Ground.ROLE)
        if self._words.lower[start] != "the" or not is_somebody(self._words, start, end):
            return None
        return described(self._coreference.outright(head_of(self._words, start, end)))

    def _by_name(self, name: Name) -> Meaning | None:
        """Return whose name it is; of those who share it, who was called so first."""
        if name.start in self._people.ambiguous:
            usual = self._people.usual.get(name.start)
            return None if usual is None else Meaning(usual, Ground.SHARED_NAME)
        person = self._people.of(name)
        full = name.end - name.core > 1
        ground = Ground.FULL_NAME if full else Ground.SHORT_NAME
        return None if person is None else Meaning(person, ground)

    def _pronoun(self, word: int) -> Meaning | None:
        meaning = agree(self._stage.meant(word), self._coreference.of(word))
        if meaning is None or meaning.ground is not Ground.READER:
            return meaning
        return meaning if self._stage.is_near(meaning.who, word) else None

    def _fits(self, who: Who, pronoun: str) -> bool:
        """Tell whether a pronoun can mean somebody: by gender, by number."""
        if pronoun in SINGULAR:
            return self._stage.may_be(who, SINGULAR[pronoun])
        if pronoun not in OTHERS:
            return True
        if not isinstance(who, Source):
            return False
        kind = type_of(self._words, who.start, who.end)
        people = kind in {SpeakerType.GROUP, SpeakerType.ANONYMOUS}
        return pronoun.startswith("the") or not people

    def _stranger(self, start: int, end: int) -> Meaning | None:
        """Take somebody unnamed as one to whom "she" may refer, or as who is named later."""
        if self._descriptions.is_role(start) or not is_somebody(self._words, start, end):
            return None
        gender = gender_of(self._words, start, end)
        later = self._named_later(start, gender)
        if later is not None:
            return Meaning(later, Ground.ROLE)
        first = self._descriptions.earlier(start, end)
        if first is None:
            self._descriptions.note(start, end)
            first = start, end
        stranger = Stranger(*first, gender_of(self._words, *first) or gender)
        self._owners.update(dict.fromkeys(range(start, end), stranger))
        return Meaning(stranger, Ground.NO_PERSON)

    def _name_in(self, start: int, end: int) -> Name | None:
        """Return the name that a range is, with what goes with it: a role, an apposition."""
        return head_name(self._words, self._all_names_in(start, end), self._people, start, end)

    def _all_names_in(self, start: int, end: int) -> list[Name]:
        low, high = bisect_left(self._cores, start), bisect_left(self._cores, end)
        return [name for name in self._all_names[low:high] if name.end <= end]

    def _other(self, start: int, end: int) -> int | None:
        """File a source that is no person: a body, a document, a group, somebody unnamed."""
        name = self._name_in(start, end)
        if name is not None:
            return self._register.named(name)
        if end - start == 1 and self._words.lower[start] in _PRONOUNS:
            return self._register.it(start)
        names = self._all_names_in(start, end)
        if is_joint(self._words, names, start, end):
            return self._register.joint(names, start, end)
        return self._register.described(start, end, names)


def _inside(quoted: Sequence[tuple[int, int]], size: int) -> bytearray:
    inside = bytearray(size)
    for start, end in quoted:
        inside[start:end] = b"\x01" * (min(end, size) - start)
    return inside
