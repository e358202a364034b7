"""Register: the speakers of an article, each once, and those that are no single person."""

from collections.abc import Sequence

from extraction.descriptions import Descriptions, type_of
from extraction.names import Name
from extraction.organizations import Organizations
from extraction.people import People
from extraction.portraits import portrait
from extraction.words import Words
from news.speaker import Speaker, SpeakerType


class Register:
    """All speakers by number: first the people who are named, then who else is asked for."""

    def __init__(
        self, words: Words, names: Sequence[Name], people: People, descriptions: Descriptions
    ) -> None:
        self._words = words
        self._people = people
        self._descriptions = descriptions
        self._organizations = Organizations(words, names, people)
        self._index: dict[tuple[SpeakerType, str], int] = {}
        self.speakers = [portrait(words, person) for person in people.persons]

    def it(self, pronoun: int) -> int | None:
        """File the body that "it" means, None where that is not plain."""
        body = self._organizations.before(pronoun) if self._words.lower[pronoun] == "it" else None
        return None if body is None else self.named(body)

    def named(self, name: Name) -> int:
        """File whose name it is; where several people share it, nobody of them."""
        if name.start in self._people.ambiguous:
            written = self._words.phrase(name.start, name.end)
            return self._file(Speaker(written, SpeakerType.UNKNOWN))
        person = self._people.of(name)
        return person if person is not None else self._file(self._organizations.speaker(name))

    def joint(self, names: Sequence[Name], start: int, end: int) -> int:
        """File several who are named together."""
        members = [self.speakers[self.named(name)] for name in names]
        bodies = all(member.type is SpeakerType.ORGANIZATION for member in members)
        if bodies:
            return self._file(Speaker(self._words.phrase(start, end), SpeakerType.ORGANIZATION))
        name = ", ".join(m.name for m in members[:-1]) + f" and {members[-1].name}"
        return self._file(Speaker(name, SpeakerType.GROUP))

    def described(self, start: int, end: int, names: Sequence[Name]) -> int:
        """File a source without a name; `names` are those in its words."""
        first = self._descriptions.earlier(start, end)
        if first is not None:
            start, end = first
        named = self._organizations.described(start, end)
        if named is not None:
            return self.named(named)
        people = self._joins_people(start, end, names)
        kind = SpeakerType.GROUP if people else type_of(self._words, start, end)
        if kind is SpeakerType.DOCUMENT and self._words.lower[start] in {"a", "an", "some"}:
            start += 1
        return self._file(Speaker(self._words.phrase(start, end), kind))

    def _joins_people(self, start: int, end: int, names: Sequence[Name]) -> bool:
        """Tell "he and Ms. Bay", or "Mr. Lee and his aides", from the name of a body."""
        words = self._words.lower[start:end]
        named = any(self._people.of(n) is not None for n in names)
        return "and" in words and (named or bool({"he", "she", "they"} & set(words)))

    def _file(self, speaker: Speaker) -> int:
        key = speaker.type, speaker.name.casefold()
        if key not in self._index:
            self._index[key] = len(self.speakers)
            self.speakers.append(speaker)
        return self._index[key]
