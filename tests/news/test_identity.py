"""Who is who across articles: joined only where it is safe, asked where it is likely."""

import pytest

from news.identity import Portrait, Verdict, filed_keys, is_whole, judge, sought_keys
from news.person_name import parsed
from news.speaker import SpeakerType
from tests.support.name_pairs import pairs

PAIRS = pairs()


def a_portrait(name, *roles, aliases=(), type_=SpeakerType.PERSON):
    return Portrait(name, type_, (name, *aliases), roles)


def verdict(one, other):
    return judge(a_portrait(one), a_portrait(other))


def test_there_are_hundreds_of_pairs_of_both_kinds():
    assert sum(pair.same for pair in PAIRS) >= 150
    assert sum(not pair.same for pair in PAIRS) >= 150


def test_no_two_people_are_ever_joined_whichever_comes_first():
    judged = [(pair, judge(pair.one, pair.other), judge(pair.other, pair.one)) for pair in PAIRS]

    wrong = [pair for pair, *verdicts in judged if not pair.same and Verdict.JOIN in verdicts]

    assert wrong == []
    assert [pair for pair, there, back in judged if there is not back] == []


@pytest.mark.parametrize(
    "kind",
    [
        "same full name",
        "same full name, one role known",
        "case",
        "title",
        "role said otherwise",
        "former role",
        "invisible characters",
        "transliteration or accents",
        "particles, hyphens, apostrophes, initials",
    ],
)
def test_what_is_safe_is_joined(kind):
    found = {judge(pair.one, pair.other) for pair in PAIRS if pair.kind == kind}

    assert found == {Verdict.JOIN}


@pytest.mark.parametrize(
    "kind",
    [
        "surname alone",
        "initial",
        "middle initial",
        "middle name",
        "short form",
        "suffix left out",
        "hyphenated married name",
        "particle left out or run together",
        "new role",
    ],
)
def test_what_is_only_likely_is_asked(kind):
    found = {judge(pair.one, pair.other) for pair in PAIRS if pair.kind == kind}

    assert found == {Verdict.ASK}


@pytest.mark.parametrize(
    "name", ["K", "Q.", "...", "🙂", "王伟", "John Kirby and Jack Kirby", "word " * 40, "\u200d"]
)
def test_what_is_no_full_name_joins_nobody_not_even_itself(name):
    assert not is_whole(a_portrait(name))
    assert verdict(name, name) is Verdict.APART


@pytest.mark.parametrize(
    "name", ["Владимир Путин", "محمد علي", "山田太郎", "김정은", "JOHN KIRBY", "Jo\u200dhn Kirby"]
)
def test_a_full_name_in_any_script_is_known_again(name):
    assert verdict(name, name) is Verdict.JOIN


def test_whoever_may_be_the_same_is_found_by_a_key_whichever_comes_first():
    missed = [
        pair
        for pair in PAIRS
        for one, other in ((pair.one, pair.other), (pair.other, pair.one))
        if judge(one, other) is not Verdict.APART and not sought_keys(one) & filed_keys(other)
    ]

    assert missed == []


def test_scripts_are_not_guessed_across():
    assert verdict("Владимир Путин", "Vladimir Putin") is Verdict.APART


def test_initials_and_titles_are_told_from_names():
    assert parsed("JK Rowling") == parsed("J. K. Rowling")
    assert parsed("Gen. Milley") == parsed("Milley")
    assert parsed("John Kirby III").suffix == "iii"
    assert parsed("AL GORE") == parsed("Al Gore")


def test_bodies_are_one_by_their_own_name_only():
    def body(name):
        return a_portrait(name, type_=SpeakerType.ORGANIZATION)

    assert judge(body("the White House"), body("White House")) is Verdict.JOIN
    assert judge(body("the Health Ministry"), body("The Health Ministry")) is Verdict.JOIN
    assert filed_keys(body("the ministry")) == filed_keys(body("his office")) == frozenset()
    assert judge(body("Kirby"), a_portrait("Kirby")) is Verdict.APART
