"""Which of several known speakers a new one is, and what is asked."""

from news.identity import Portrait
from news.joining import Known, choose
from news.speaker import SpeakerType


def a_portrait(name, *roles):
    return Portrait(name, SpeakerType.PERSON, (name,), roles)


def known(id_, name, *roles, head=None):
    return Known(id_, head or id_, a_portrait(name, *roles))


MAYOR = known(1, "John Kirby", "mayor of Larkhaven")
DENTIST = known(2, "John Kirby", "a dentist")


def asked(decision):
    assert decision.joined is None
    return [one.id for one in decision.asked]


def test_one_of_the_same_name_and_no_contradiction_is_joined():
    assert choose(a_portrait("John Kirby"), [MAYOR], {}).joined == MAYOR


def test_among_namesakes_only_an_agreeing_role_decides():
    both = [MAYOR, DENTIST]
    assert choose(a_portrait("John Kirby", "the Larkhaven mayor"), both, {}).joined == MAYOR
    assert asked(choose(a_portrait("John Kirby"), both, {})) == [1, 2]
    assert asked(choose(a_portrait("John Kirby", "a pilot"), both, {})) == [1, 2]


def test_a_namesake_of_whom_no_role_is_known_takes_nobody_in_beside_another():
    nobody = known(3, "John Kirby")
    assert asked(choose(a_portrait("John Kirby", "a pilot"), [MAYOR, nobody], {})) == [1, 3]


def test_those_whom_moderators_made_one_are_no_choice():
    part = known(3, "John Kirby", "a senator", head=1)
    assert choose(a_portrait("John Kirby"), [MAYOR, part], {}).joined == MAYOR
    assert choose(a_portrait("John Kirby", "the senator"), [MAYOR, part], {}).joined == part


def test_at_most_three_are_asked_about_those_with_an_agreeing_role_first():
    others = [
        known(n, f"{name} Kirby", "a nurse") for n, name in enumerate(("Ann", "Bea", "Cleo"), 6)
    ]
    agreeing = known(9, "Dora Kirby", "a judge")
    decision = choose(a_portrait("Kirby"), [*others, agreeing], {})
    assert len(asked(decision)) == 3
    assert asked(choose(a_portrait("Kirby", "the judge"), [*others, agreeing], {})) == [9]


def test_what_was_told_apart_is_asked_again_only_when_a_role_speaks_for_it():
    lone = known(5, "Kirby")
    apart = {1: {5}, 5: {1}}
    assert asked(choose(a_portrait("Kirby"), [MAYOR, lone], apart)) == []
    assert asked(choose(a_portrait("Kirby", "the mayor"), [MAYOR, lone], apart)) == [1]


def test_a_lone_surname_that_is_somebody_by_a_moderators_word_is_so_with_that_role_only():
    lone = known(5, "Kirby", "the mayor", head=1)
    assert choose(a_portrait("Kirby", "mayor"), [MAYOR, lone], {}).joined.head == 1
    assert asked(choose(a_portrait("Kirby"), [MAYOR, lone], {})) == [1]
