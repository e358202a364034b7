"""Speakers of one article: whom each mention means, with names, other forms and roles."""

from bisect import bisect_left
from collections.abc import Sequence

from spacy.tokens import Doc

from extraction.antecedents import GENDERS, Stage
from extraction.descriptions import Descriptions, type_of
from extraction.mentions import Form, Mention
from extraction.names import Name, find_names
from extraction.organizations import Organizations
from extraction.people import People
from extraction.portraits import portrait
from extraction.words import Words
from news.speaker import Speaker, SpeakerType


class Cast:
    """Everybody and everything that speaks in an article. `quoted` are ranges of tokens."""

    def __init__(
        self, doc: Doc, mentions: Sequence[Mention], quoted: Sequence[tuple[int, int]]
    ) -> None:
        self._words = Words(doc)
        names = find_names(self._words)
        self._names = {name.start: name for name in names}
        self._people = People(self._words, names)
        self._organizations = Organizations(self._words, names, self._people)
        self._descriptions = Descriptions(self._words, self._people, names)
        self._speakers = [portrait(self._words, person) for person in self._people.persons]
        self._index: dict[tuple[SpeakerType, str], int] = {}
        self._known: dict[tuple[int, int], int | None] = {}
        self._stage = Stage(self._words, self._people.persons)
        self._read(mentions, quoted)

    @property
    def speakers(self) -> tuple[Speaker, ...]:
        """Return every person named, then every other source that was asked for."""
        return tuple(self._speakers)

    def speaker_of(self, mention: Mention) -> int | None:
        """Return the index of the speaker whom a mention means, None when that is not safe."""
        start, end = self._range(mention)
        if start >= end:
            return None
        if (start, end) in self._known:
            return self._settle(self._known[start, end], start, end)
        return self._settle(self._resolve(start, end, mention.form), start, end)

    def _range(self, mention: Mention) -> tuple[int, int]:
        tokens = self._words.token
        return bisect_left(tokens, mention.start), bisect_left(tokens, mention.end)

    def _read(self, mentions: Sequence[Mention], quoted: Sequence[tuple[int, int]]) -> None:
        """Read the narrative in order, so that each mention knows those before it."""
        inside = _inside(quoted, max((m.end for m in mentions), default=0))
        for mention in mentions:
            start, end = self._range(mention)
            if start >= end or inside[mention.start]:
                continue
            person = self._resolve(start, end, mention.form)
            self._known[start, end] = person
            if person is not None:
                self._stage.enter(start, end, person)
            elif mention.form is Form.DESCRIPTION:
                self._descriptions.note(start, end)

    def _resolve(self, start: int, end: int, form: Form) -> int | None:
        """Return the person whom a range of words means, None for all other sources."""
        if form is Form.PRONOUN or (end - start == 1 and self._words.lower[start] in GENDERS):
            return self._stage.meant(start)
        name = self._names.get(start)
        if name is not None and name.end == end:
            return self._people.of(name)
        if form is Form.DESCRIPTION:
            return self._descriptions.person(start, end)
        return None

    def _settle(self, person: int | None, start: int, end: int) -> int | None:
        if person is not None:
            return person
        name = self._names.get(start)
        if name is not None and name.end == end:
            return self._named(name)
        if end - start == 1 and self._words.lower[start] in _PERSONAL:
            return self._file_pronoun(start)
        return self._described(start, end)

    def _named(self, name: Name) -> int:
        """File a name that is no person's: a namesake left open, or an organisation."""
        if name.start in self._people.ambiguous:
            return self._file(
                Speaker(self._words.phrase(name.start, name.end), SpeakerType.UNKNOWN)
            )
        return self._file(self._organizations.speaker(name))

    def _file_pronoun(self, start: int) -> int | None:
        if self._words.lower[start] != "it":
            return None
        name = self._organizations.before(start)
        return None if name is None else self._named(name)

    def _described(self, start: int, end: int) -> int | None:
        first = self._descriptions.earlier(start, end)
        if first is not None:
            start, end = first
        named = self._organizations.described(start, end)
        if named is not None:
            return self._named(named)
        return self._file(Speaker(self._words.phrase(start, end), type_of(self._words, start, end)))

    def _file(self, speaker: Speaker) -> int:
        key = speaker.type, speaker.name.casefold()
        if key not in self._index:
            self._index[key] = len(self._speakers)
            self._speakers.append(speaker)
        return self._index[key]


_PERSONAL = frozenset("he she they it i we you him her them us me".split())


def _inside(quoted: Sequence[tuple[int, int]], size: int) -> list[bool]:
    inside = [False] * (size + 1)
    for start, end in quoted:
        for token in range(start, min(end, size)):
            inside[token] = True
    return inside
