"""Relatives: whom "who" and "that" belong to, and who stands before an aside."""

from extraction.endings import ending_at
from extraction.lexicon import (
    ASIDE_OPENERS,
    LINKING_WORDS,
    PHRASE_OPENERS,
    PLURAL_PERSONS,
)
from extraction.mentions import PRONOUNS, Form, Mention
from extraction.noun_phrases import PERSONS
from extraction.scene import Scene
from extraction.source_phrases import Subject

_ASIDE_LIMIT = 45  # words of an aside between a subject and its verb


def before_relative(scene: Scene, end: int, first: int) -> Subject | None:
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


def antecedent(scene: Scene, at: int, first: int) -> Subject | None:
    """Find whom the "who" or "which" at a word stands for."""
    end = at - 1 if scene.word(at - 1) == "," else at
    mention = scene.mention_to.get(end)
    if mention is not None and scene.word(at) == "who" and _is_no_person(scene, mention):
        return _named_before(scene, end, at, first)
    if mention is not None and mention.form is Form.NAME:
        return _with_body(scene, mention, at)
    if mention is not None and scene.word(end - 1) in PERSONS | PLURAL_PERSONS:
        return Subject(mention, scene.words_of(mention)[0], at)
    return ending_at(scene, end, first) if end > first else None


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
            return Subject(named, start, relative) if opens_aside(scene, comma + 1) else None
    return None


def opens_aside(scene: Scene, at: int) -> bool:
    """Tell whether the word after a comma may begin an aside on a subject."""
    word = scene.word(at)
    return (
        word in ASIDE_OPENERS
        or word.isdigit()
        or at in scene.mention_from
        or word.endswith(("ing", "ed"))
    )
