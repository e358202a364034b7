"""Subjects: the mention that speaks, beside a cue; None wherever that is not plain."""

from extraction.cues import Cue
from extraction.cues import Form as CueForm
from extraction.lexicon import (
    ADVERBS,
    ASIDE_OPENERS,
    CONJUNCTIONS,
    LINKING_WORDS,
    NAMING_VERBS,
    NOUNLIKE_VERBS,
    PERIODS,
    PHRASE_OPENERS,
    PLURAL_PERSONS,
    SUPPOSING,
    WEEKDAYS,
)
from extraction.mentions import PRONOUNS, Form, Mention
from extraction.noun_phrases import PERSONS, SOURCE_NOUNS
from extraction.scene import Scene
from extraction.source_phrases import Subject, phrase_after, phrase_before

_CIRCUMSTANCE = 7  # words of "On the third of May," before a subject
_ASIDE_LIMIT = 45  # words of an aside between a subject and its verb
_NOBODY = frozenset(
    ["anything", "enough", "everything", "i", "less", "little", "more", "much", "no", "nothing"]
) | frozenset(["so", "something", "there", "we", "what", "you"])
_CAUSING = frozenset("had have has having let lets made make makes help helped see saw".split())
_POSSESSIVES = frozenset(["its", "their", "his", "her"])
_DASHES = frozenset(["—", "–", "-", "--"])
_OPEN_PUNCTUATION = frozenset(",;:.—–-(…") | {"--", "•", "*", "!", "?"}


def subject_before(scene: Scene, cue: Cue) -> Subject | None:
    """Find the subject that ends just before a cue: "Reyes, who had run, said"."""
    first = scene.unit(cue.start)[0]
    at = _skip_adverbs(scene, cue.start, first)
    if at <= first or scene.quote_at[at - 1] >= 0:
        return None
    if scene.word(at - 1) in {"who", "which"}:
        return _antecedent(scene, at - 1, first)
    with_relative = _before_relative(scene, at, first)
    if with_relative is not None:
        return with_relative
    if scene.word(at - 1) == "," and scene.word(at - 2) == ")":
        at -= 1
    if scene.word(at - 1) == ",":
        return before_asides(scene, at - 1, first) or _before_aside(scene, at - 1, first)
    if _is_dash(scene, at - 1):
        dash = next((i for i in range(at - 2, first, -1) if _is_dash(scene, i)), None)
        return _ending_at(scene, dash, first) if dash else None
    if scene.word(at - 1) == ")":
        at = next((i for i in range(at - 1, max(first, at - 8), -1) if scene.word(i) == "("), at)
    return _ending_at(scene, at, first)


def subject_after(scene: Scene, start: int, last: int) -> Subject | None:
    """Find the subject that begins at a word: "said fire chief Omar Reyes"."""
    while scene.word(start) in ADVERBS:
        start += 1
    if start >= last or scene.quote_at[start] >= 0:
        return None
    mention = scene.mention_from.get(start)
    if mention is None and scene.word(start) == "the":
        named = scene.mention_from.get(start + 1)
        mention = named if named is not None and named.form is Form.NAME else None
    if mention is None:
        return phrase_after(scene, start, last)
    end = scene.words_of(mention)[1]
    if scene.word(end) == "and" and end + 1 in scene.mention_from:
        end = scene.words_of(scene.mention_from[end + 1])[1]
        return Subject(scene.mention(start, end), start, end)
    if mention.form is Form.DESCRIPTION:
        return _apposed(scene, mention, start, end)
    return Subject(mention, start, end)


def _apposed(scene: Scene, mention: Mention, start: int, end: int) -> Subject:
    """Prefer the name in "the head of the agency, Ruth Calder"."""
    named = scene.mention_from.get(end + 1) if scene.word(end) == "," else None
    if named is None or named.form is not Form.NAME:
        return Subject(mention, start, end)
    after = scene.words_of(named)[1]
    if scene.word(after) not in {",", ".", ";", ""}:
        return Subject(mention, start, end)
    return Subject(named, start, after)


def _skip_adverbs(scene: Scene, at: int, first: int) -> int:
    while at > first:
        word = scene.word(at - 1)
        if word in PERIODS and scene.word(at - 2) in {"this", "last", "that"}:
            at -= 3 if scene.word(at - 3) in {"earlier", "late"} else 2
        elif word in WEEKDAYS and scene.word(at - 2) == "on":
            at -= 2
        elif (
            (word in WEEKDAYS and scene.word(at - 2) != ",")
            or word in ADVERBS
            or (word.endswith("ly") and at - 1 not in scene.mention_from)
        ):
            at -= 1
        else:
            break
    return at


def _is_dash(scene: Scene, at: int) -> bool:
    """Tell a dash from the hyphen of "cross-country"."""
    word = scene.word(at)
    spaced = at > 0 and scene.span(at - 1, at).end < scene.span(at, at + 1).start
    return word in _DASHES and (word != "-" or spaced)


def _before_relative(scene: Scene, end: int, first: int) -> Subject | None:
    """Take "A group that represents them", with which a sentence begins, and not what it holds."""
    begin = next((i for i in range(first, min(end, first + 4)) if i in scene.mention_from), first)
    mention = scene.mention_from.get(begin)
    if mention is None or mention.form is not Form.DESCRIPTION:
        return None
    if {*scene.words[first:begin]} & (LINKING_WORDS | {","}):
        return None
    relative = scene.words_of(mention)[1]
    begins = {"a", "an", "the", "his", "her", "their", "its"} | PHRASE_OPENERS
    if scene.word(relative) not in {"that", "who", "which"} or relative + 2 >= end:
        return None
    inner = scene.words[relative:end]
    if inner[1] in begins | PRONOUNS or relative + 1 in scene.mention_from:
        return None  # "The man that Reyes said was late"
    if {",", ";", ":", "and", "but", "that"} & set(inner[1:]) or scene.cues_in(relative, end - 1):
        return None
    return Subject(mention, begin, end)


def _antecedent(scene: Scene, at: int, first: int) -> Subject | None:
    end = at - 1 if scene.word(at - 1) == "," else at
    mention = scene.mention_to.get(end)
    if mention is not None and scene.word(at) == "who" and _is_no_person(scene, mention):
        return _named_before(scene, end, at, first)
    if mention is not None and mention.form is Form.NAME:
        return _with_body(scene, mention, at)
    if mention is not None and scene.word(end - 1) in PERSONS | PLURAL_PERSONS:
        return Subject(mention, scene.words_of(mention)[0], at)
    return _ending_at(scene, end, first) if end > first else None


def _with_body(scene: Scene, mention: Mention, relative: int) -> Subject:
    """Take Ann Lee in "Ann Lee of Harbor Capital, who"."""
    start = scene.words_of(mention)[0]
    whose = scene.mention_to.get(start - 1) if scene.word(start - 1) in {"of", "from"} else None
    if whose is not None and whose.form is Form.NAME and scene.word(relative) == "who":
        mention, start = whose, scene.words_of(whose)[0]
    return Subject(mention, start, relative)


def _is_no_person(scene: Scene, mention: Mention) -> bool:
    """Tell by its article that a name is no person's: "of the Harbor Union, who"."""
    start = scene.words_of(mention)[0]
    articles = {"a", "an", "the"}
    if mention.form is not Form.NAME or scene.word(start) in articles:
        return False
    adjective = scene.word(start - 2) in {"a", "an"} and scene.shapes[start - 1][0].islower()
    return scene.word(start - 1) in articles or adjective


def _named_before(scene: Scene, end: int, relative: int, first: int) -> Subject | None:
    """Take Ann Lee in "Ann Lee, the head of the Harbor Union, who"."""
    for comma in range(end - 1, max(first, end - _ASIDE_LIMIT), -1):
        if scene.quote_at[comma] >= 0 or scene.word(comma) in {";", ":"}:
            return None
        named = scene.mention_to.get(comma) if scene.word(comma) == "," else None
        if named is not None and named.form is Form.NAME:
            start = scene.words_of(named)[0]
            return Subject(named, start, relative) if _opens_aside(scene, comma + 1) else None
    return None


def _after_circumstance(scene: Scene, first: int, comma: int) -> int:
    """Step over "On Mill Street," before a subject."""
    if scene.word(first) not in LINKING_WORDS - {"of", "to", "as"}:
        return first
    for at in range(first + 1, min(comma, first + _CIRCUMSTANCE)):
        if scene.word(at) == ",":
            return at + 1
    return first


def before_asides(scene: Scene, comma: int, first: int) -> Subject | None:
    """Take a name that begins all, when only asides follow: "Reyes, 30, of Rye, N.Y., said"."""
    for at in range(comma - 1, max(first - 1, comma - _ASIDE_LIMIT), -1):
        if scene.quote_at[at] >= 0:
            first = at + 1 + (scene.word(at + 1) == ",")
            break
    first = _after_circumstance(scene, first, comma)
    mention = scene.mention_from.get(first)
    end = scene.words_of(mention)[1] if mention else first
    if mention is None or mention.form is not Form.NAME or scene.word(end) != ",":
        return None
    openings = [at + 1 for at in range(end, comma) if scene.word(at) == ","]
    if all(_opens_aside(scene, at) or scene.shapes[at][0].isupper() for at in openings):
        return Subject(mention, first, comma)
    return None


def _before_aside(scene: Scene, comma: int, first: int) -> Subject | None:
    """Step over an aside that ends at a comma; a name in it that stands in apposition wins."""
    named = _name_in_apposition(scene, comma)
    if named is not None:
        return named
    for at in range(comma - 1, max(first, comma - _ASIDE_LIMIT), -1):
        if scene.word(at) in {";", ":"} or scene.quote_at[at] >= 0:
            return None
        if scene.word(at) == "," and _opens_aside(scene, at + 1):
            return _head_of_aside(scene, at, first)
    return None


def _name_in_apposition(scene: Scene, comma: int) -> Subject | None:
    """Take Ruth Calder in "The head of the agency (NFA), Ruth Calder, said"."""
    inner = scene.mention_to.get(comma)
    if inner is None or inner.form is not Form.NAME:
        return None
    start = scene.words_of(inner)[0]
    outer = scene.mention_to.get(start - 1)
    if scene.word(start - 1) != ",":
        return None
    if outer is None:
        return Subject(inner, start, comma) if scene.word(start - 2) == ")" else None
    begin = scene.words_of(outer)[0]
    if outer.form is not Form.DESCRIPTION and scene.word(begin - 1) not in LINKING_WORDS:
        return None
    return Subject(inner, begin, comma)


def _opens_aside(scene: Scene, at: int) -> bool:
    word = scene.word(at)
    return (
        word in ASIDE_OPENERS
        or word.isdigit()
        or at in scene.mention_from
        or word.endswith(("ing", "ed"))
    )


def _head_of_aside(scene: Scene, comma: int, first: int) -> Subject | None:
    head = _ending_at(scene, comma, first)
    if head is not None and scene.words[head.end - 1].count(".") > 1:
        return None  # a place: "in Rye, N.Y., said"
    if head is None or head.mention.form is not Form.DESCRIPTION:
        return head
    if scene.word(head.start - 1) == ",":
        outer = scene.mention_to.get(head.start - 1)
        if outer is not None and outer.form is Form.NAME:
            return Subject(outer, scene.words_of(outer)[0], comma)
    return head


def _ending_at(scene: Scene, end: int, first: int) -> Subject | None:
    """Read the phrase that ends at a word, as far as it belongs to the subject."""
    mention = scene.mention_to.get(end)
    start = scene.words_of(mention)[0] if mention else end
    if mention is None or scene.word(start) in {"'s", "'"}:
        return phrase_before(scene, end, first)
    before = scene.word(start - 1) if start > first else ""
    owned = before in {"'s", "'"} and scene.quote_at[start - 1] < 0
    if before in {"or", "nor", "neither"} or owned or before.endswith("ing"):
        return None
    if before == "and":
        return _joined(scene, mention, start, first)
    if before in LINKING_WORDS - {"as", "since", "until", "after", "before"}:
        return _headed(scene, start - 1, end, first)
    return Subject(mention, start, end)


def _joined(scene: Scene, mention: Mention, start: int, first: int) -> Subject | None:
    """Take "the company and its auditors" as one source."""
    other = scene.mention_to.get(start - 1)
    end = scene.words_of(mention)[1]
    phrase = phrase_before(scene, start - 1, first) if other is None else None
    if other is None and (phrase is None or phrase.start > first):
        return None if scene.word(start) in _POSSESSIVES else Subject(mention, start, end)
    begin = phrase.start if phrase else scene.words_of(other)[0] if other else start
    free = _OPEN_PUNCTUATION | CONJUNCTIONS | {"both"}
    if begin > first and scene.quote_at[begin - 1] < 0 and scene.word(begin - 1) not in free:
        return None
    return Subject(scene.mention(begin, end), begin, end)


def _headed(scene: Scene, preposition: int, end: int, first: int) -> Subject | None:
    """Widen "the agency" to "a lawyer for the agency" when that is what speaks."""
    head = scene.mention_to.get(preposition)
    start = scene.words_of(head)[0] if head else None
    if start is None or head is None or head.form is not Form.DESCRIPTION:
        phrase = phrase_before(scene, preposition, first)
        if phrase is None:
            return None
        start = phrase.start
    return Subject(scene.mention(start, end), start, end)


def _is_thing(scene: Scene, cue: Cue, words: list[str]) -> bool:
    """Tell "a class called “Sight”", which is named and names nothing."""
    quoted = bool(scene.quotes_in(cue.end, cue.end + 2))
    if cue.verb == "call" and scene.quotes_in(cue.end, cue.end + 1) and words[0] in {"a", "an"}:
        return True
    return quoted and cue.verb in {"call", "dub"} and not SOURCE_NOUNS & set(words)


def is_possible(scene: Scene, cue: Cue, subject: Subject) -> bool:
    """Refuse suppositions ("if Reyes says"), nouns ("a claim") and singular pronouns ("he say")."""
    if scene.word(subject.start - 1) in SUPPOSING and cue.verb not in NAMING_VERBS:
        return False
    if scene.word(cue.start - 1) in LINKING_WORDS:
        return False
    words = scene.words[subject.start : subject.end]
    if scene.word(subject.end - 1).endswith(("'s", "s'")) and subject.end <= cue.start:
        return False  # "Reyes's alleged “friends”"
    base = cue.present or cue.verb in {"read", "put"}
    if base and scene.word(subject.start - 1) in _CAUSING:
        return False  # "had Reyes read the letter"
    described = subject.mention.form is Form.DESCRIPTION
    if described and words[0] in {"a", "an"} and cue.plain:
        return False  # "a belly laugh"
    if described and cue.verb in NAMING_VERBS and _is_thing(scene, cue, words):
        return False
    if len(words) == 1 and words[0] in _NOBODY:
        return False
    if cue.form is CueForm.FINITE and cue.verb in NOUNLIKE_VERBS and cue.present:
        if cue.plain and subject.mention.form is Form.DESCRIPTION:
            return False
        if not scene.is_recognised(subject.mention):
            return False
    return not (cue.plain and words in (["he"], ["she"], ["it"]))
