"""Speakers of one article: whom each mention means, with names, other forms and roles."""

from bisect import bisect_left
from collections.abc import Sequence

from spacy.tokens import Doc

from extraction.antecedents import GENDERS, Stage, Stranger
from extraction.descriptions import Descriptions, gender_of, is_somebody, type_of
from extraction.introductions import introduced_later
from extraction.mentions import Form, Mention
from extraction.names import Name, find_names
from extraction.organizations import Organizations
from extraction.people import People
from extraction.portraits import portrait
from extraction.words import Words
from news.speaker import Speaker, SpeakerType

_PRONOUNS = frozenset(
    ["he", "she", "they", "it", "i", "we", "you", "him", "her", "them", "us", "me", "who", "which"]
)
_JOINTS = frozenset([",", "and", "&"])


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
        self._organizations = Organizations(self._words, names, self._people)
        self._descriptions = Descriptions(self._words, self._people, names)
        self._speakers = [portrait(self._words, person) for person in self._people.persons]
        self._index: dict[tuple[SpeakerType, str], int] = {}
        self._known: dict[tuple[int, int], int | Stranger | None] = {}
        self._named_later = introduced_later(self._words, names, self._people)
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
        if (start, end) not in self._known:
            self._known[start, end] = self._resolve(start, end)
        who = self._known[start, end]
        if isinstance(who, Stranger):
            return self._described(who.start, who.end)
        return self._other(start, end) if who is None else who

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
            who = self._resolve(start, end)
            if who is None and mention.form is Form.DESCRIPTION:
                who = self._stranger(start, end)
                self._enter_named_in(start, end)
            self._known[start, end] = who
            if who is not None:
                self._stage.enter(start, end, who)

    def _enter_named_in(self, start: int, end: int) -> None:
        """Note who is named inside a description: "Ida Falk's letter" brings her up as well."""
        for name in self._all_names_in(start, end):
            person = self._people.of(name)
            if person is not None:
                self._stage.enter(name.start, name.end, person)

    def _resolve(self, start: int, end: int) -> int | Stranger | None:
        """Return the person whom a range of words means, None for all other sources."""
        if end - start == 1 and self._words.lower[start] in GENDERS:
            return self._stage.meant(start)
        name = self._name_in(start, end)
        if name is not None:
            return self._people.of(name)
        return self._descriptions.person(start, end)

    def _stranger(self, start: int, end: int) -> int | Stranger | None:
        """Take somebody unnamed as one to whom "she" may refer, or as who is named later."""
        if self._descriptions.is_role(start) or not is_somebody(self._words, start, end):
            return None
        gender = gender_of(self._words, start, end)
        later = self._named_later(start, gender)
        if later is not None:
            return later
        first = self._descriptions.earlier(start, end)
        if first is None:
            self._descriptions.note(start, end)
            first = start, end
        return Stranger(*first, gender_of(self._words, *first) or gender)

    def _name_in(self, start: int, end: int) -> Name | None:
        """Return the name that a range is, with at most a determiner or an apposition beside it."""
        names = self._all_names_in(start, end)
        if len(names) == 1 and (self._is_beside(names[0], start, end)):
            return names[0]
        if names and names[0].start <= start and self._words.at(names[0].end) == ",":
            return None if self._is_joint(names, start, end) else names[0]
        return None

    def _all_names_in(self, start: int, end: int) -> list[Name]:
        low, high = bisect_left(self._cores, start), bisect_left(self._cores, end)
        return [name for name in self._all_names[low:high] if name.end <= end]

    def _is_beside(self, name: Name, start: int, end: int) -> bool:
        if name.end == end:
            return name.start - start <= 1 or self._words.at(name.start - 1) == ","
        return name.start <= start and self._words.at(name.end) in {",", "("}

    def _is_joint(self, names: Sequence[Name], start: int, end: int) -> bool:
        """Tell "Mr. Lee and Ms. Bay", where nothing but names is joined."""
        covered = {i for name in names for i in range(name.start, name.end)}
        between = {self._words.lower[i] for i in range(start, end) if i not in covered}
        return len(names) > 1 and between <= _JOINTS | {"the"}

    def _other(self, start: int, end: int) -> int | None:
        """File a source that is no person: a body, a document, a group, somebody unnamed."""
        name = self._name_in(start, end)
        if name is not None:
            return self._named(name)
        if end - start == 1 and self._words.lower[start] in _PRONOUNS:
            body = self._organizations.before(start) if self._words.lower[start] == "it" else None
            return None if body is None else self._named(body)
        names = self._all_names_in(start, end)
        if self._is_joint(names, start, end):
            return self._joint(names, start, end)
        return self._described(start, end)

    def _named(self, name: Name) -> int:
        if name.start in self._people.ambiguous:
            written = self._words.phrase(name.start, name.end)
            return self._file(Speaker(written, SpeakerType.UNKNOWN))
        person = self._people.of(name)
        return person if person is not None else self._file(self._organizations.speaker(name))

    def _joint(self, names: Sequence[Name], start: int, end: int) -> int:
        members = [self._speakers[self._named(name)] for name in names]
        bodies = all(member.type is SpeakerType.ORGANIZATION for member in members)
        if bodies:
            return self._file(Speaker(self._words.phrase(start, end), SpeakerType.ORGANIZATION))
        name = ", ".join(m.name for m in members[:-1]) + f" and {members[-1].name}"
        return self._file(Speaker(name, SpeakerType.GROUP))

    def _described(self, start: int, end: int) -> int:
        first = self._descriptions.earlier(start, end)
        if first is not None:
            start, end = first
        named = self._organizations.described(start, end)
        if named is not None:
            return self._named(named)
        kind = type_of(self._words, start, end)
        if kind is SpeakerType.DOCUMENT and self._words.lower[start] in {"a", "an", "some"}:
            start += 1
        return self._file(Speaker(self._words.phrase(start, end), kind))

    def _file(self, speaker: Speaker) -> int:
        key = speaker.type, speaker.name.casefold()
        if key not in self._index:
            self._index[key] = len(self._speakers)
            self._speakers.append(speaker)
        return self._index[key]


def _inside(quoted: Sequence[tuple[int, int]], size: int) -> list[bool]:
    inside = [False] * (size + 1)
    for start, end in quoted:
        for token in range(start, min(end, size)):
            inside[token] = True
    return inside
