"""Who is who in a text, as tests ask for it: mentions and speakers by the words written."""

from extraction.mentions import Form, Mention, find_mentions
from extraction.pipeline import read
from extraction.quotations import find_quotations
from extraction.speakers import Cast
from news.speaker import Speaker


def mentioned(text, form):
    """Return the words of all mentions of one form, in reading order."""
    doc = read(text)
    return [doc[m.start : m.end].text for m in find_mentions(doc) if m.form is form]


def names(text):
    return mentioned(text, Form.NAME)


class Reading:
    """A text read once; `who` asks for the speaker of words, counted from the first or the last."""

    def __init__(self, text: str) -> None:
        self._doc = read(text)
        self._mentions = find_mentions(self._doc)
        spans = [(q.start, q.end) for q in find_quotations(text)]
        found = [self._doc.char_span(s, e, alignment_mode="expand") for s, e in spans]
        self.cast = Cast(self._doc, self._mentions, [(span.start, span.end) for span in found])

    def who(self, words: str, *, last: bool = True) -> Speaker | None:
        text = self._doc.text
        start = text.rindex(words) if last else text.index(words)
        span = self._doc.char_span(start, start + len(words))
        listed = [m for m in self._mentions if (m.start, m.end) == (span.start, span.end)]
        mention = listed[0] if listed else Mention(span.start, span.end, Form.DESCRIPTION)
        index = self.cast.speaker_of(mention)
        return None if index is None else self.cast.speakers[index]

    def person(self, name: str) -> Speaker:
        return next(s for s in self.cast.speakers if s.name == name)


def name_of(text, words, *, last=True):
    """Return the name of the speaker whom these words mean, None where nobody is safe."""
    speaker = Reading(text).who(words, last=last)
    return speaker and speaker.name


def people(text):
    return [s.name for s in Reading(text).cast.speakers]
