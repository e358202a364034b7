"""Reports for measuring who copies whom: made events, agency copy rewritten, and other reporters.

Every sentence is put together from parts written for this. Two reporters at one event share its
names, places, numbers and quotations, and have their own sentences.
"""

import random
from collections.abc import Iterator
from typing import NamedTuple

_PLACES = [
    "Aldermouth",
    "Brakel",
    "Corvey",
    "Dunhaven",
    "Estwick",
    "Farleigh",
    "Grenmoor",
    "Hollin",
    "Istrad",
    "Kelby",
]
_NAMES = [
    "Odell",
    "Prior",
    "Quiroga",
    "Rastan",
    "Selby",
    "Thornby",
    "Ursell",
    "Vance",
    "Wexley",
    "Yarrow",
]
_FIRST = ["Ada", "Bram", "Cleo", "Dario", "Edda", "Finn", "Greta", "Hugo", "Iris", "Jonas"]
_THINGS = [
    "ferry",
    "bridge",
    "hospital",
    "market",
    "tunnel",
    "school",
    "harbour",
    "railway",
    "quarry",
    "reservoir",
]
_BODIES = ["council", "port authority", "health board", "transport ministry", "water company"]
_DEEDS = ["closed", "reopened", "sold", "inspected", "flooded", "extended", "rebuilt", "blocked"]
_AGENCIES = ["NORTH WIRE", "COAST PRESS", "LAND SERVICE", "DAILY DESK"]

_AGENCY = [
    "The {body} said on {day} that the {thing} in {place} would be {deed} for {n} weeks.",
    "More than {m} people use the {thing} every day and many of them live beyond {place}.",
    "{first} {name} of the {body} told reporters that the work could not be put off any longer.",
    "“{q0},” {name} said.",
    "Engineers found {n} cracks in the main wall of the {thing} during a check last month.",
    "The repair is expected to cost {k} million euros and will be paid for by the {body} alone.",
    "Shopkeepers near the {thing} complained that nobody had asked them before the decision.",
    "“{q1},” said {first2} {name2}, who runs a bakery next to the {thing}.",
    "A replacement service will run every {n} minutes from the old station to central {place}.",
    "The {body} first learned of the damage in the spring but kept the report under lock.",
    "Opposition members called for an inquiry into why the warnings were ignored for so long.",
    "“{q2},” {name} said when she was asked about the delay.",
    "Work starts at dawn on {day} and the first trucks stood along the road last night.",
    "Residents were told to expect noise until ten in the evening except on Sundays.",
    "The {thing} was built {m} years ago and had been painted twice since then.",
    "A spokesman for the contractor declined to say how many workers would be sent to {place}.",
    "Heavy rain could lengthen the closure by another {n} days according to the plan.",
    "Nobody was hurt when a part of the roof came down at the weekend.",
]

_REPORTER = [
    "{place} woke to bad news this {day}: its {thing} is to be {deed}, and soon.",
    "For {first2} {name2} the sign on the gate came as a shock, she said between two customers.",
    "“{q1},” she said, wiping flour off her hands.",
    "Her neighbours had gathered in the rain outside, some of them angry and most of them late.",
    "What the {body} plans is simple enough on paper, and it has a price tag of {k} million euros.",
    "{first} {name}, who speaks for the officials, climbed onto a bench to be heard.",
    "“{q0},” {name} told the crowd.",
    "Then somebody shouted a question about those {n} cracks that inspectors had counted.",
    "“{q2},” came the answer, and a few people laughed.",
    "By the reckoning of the drivers' union, {m} commuters will have to find another way round.",
    "Buses are promised, one in every {n} minutes, though no timetable hung there this morning.",
    "The mood in the café across the street was gloomier than the sky over the estuary.",
    "An old man remembered how his father had carried stones for the foundations, {m} years back.",
    "Nobody here believes that it will be over before the autumn fair.",
    "At the town hall, the windows stayed dark all afternoon and calls went unanswered.",
    "Two schoolgirls had painted a banner that read simply: we need our {thing}.",
    "Whether the money is really there is another matter, people close to the talks suggest.",
    "As dusk fell the first barriers went up, orange and white, on the whole length of the quay.",
]

_QUOTES = [
    "We have looked at every other way and there is none that is safe",
    "It is a matter of weeks and not of months",
    "I lose every customer who comes on foot, and nobody will pay me for that",
    "They could have told us in the spring when they knew it themselves",
    "You would have asked me the same question if we had done nothing at all",
    "The report was never secret, it was simply not finished",
    "We will be open again before the first snow, that is a promise",
    "Our people did what they could with the money that they were given",
    "I cannot sleep beside a hole in the ground and neither can my children",
    "The numbers speak for themselves and I have nothing to add to them",
]


class Pair(NamedTuple):
    """Two texts, and whether they are one report."""

    kind: str
    one: str
    other: str
    same: bool


def pairs(count: int, seed: int = 7) -> Iterator[Pair]:
    """Yield so many pairs of each kind."""
    dice = random.Random(seed)
    for _ in range(count):
        agency, reporter = _event(dice)
        for kind, rewrite in REWRITES.items():
            yield Pair(kind, "\n\n".join(agency), "\n\n".join(rewrite(dice, agency)), same=True)
        yield Pair("same event", "\n\n".join(agency), "\n\n".join(reporter), same=False)
        brief = dice.sample([s for s in reporter if "“" not in s], 3)
        brief += [sentence for sentence in reporter if "“" in sentence]
        yield Pair("same event, mostly quotes", "\n\n".join(agency), "\n\n".join(brief), same=False)
        other, _ = _event(dice)
        apart = [a if i % 3 else b for i, (a, b) in enumerate(zip(other, reporter, strict=True))]
        yield Pair("another event", "\n\n".join(reporter), "\n\n".join(apart[1::3]), same=False)


def _event(dice: random.Random) -> tuple[list[str], list[str]]:
    parts = {
        "place": dice.choice(_PLACES), "thing": dice.choice(_THINGS), "body": dice.choice(_BODIES),
        "deed": dice.choice(_DEEDS), "day": dice.choice(("Monday", "Tuesday", "Friday")),
        "n": dice.randint(3, 19), "m": dice.randint(40, 900), "k": dice.randint(2, 80),
        **dict(zip(("name", "name2"), dice.sample(_NAMES, 2), strict=True)),
        **dict(zip(("first", "first2"), dice.sample(_FIRST, 2), strict=True)),
        **{f"q{i}": quote for i, quote in enumerate(dice.sample(_QUOTES, 3))},
    }  # fmt: skip
    wires = [sentence.format(**parts) for sentence in _AGENCY]
    told = [sentence.format(**parts) for sentence in _REPORTER]
    return _some(dice, wires), _some(dice, told)


def _some(dice: random.Random, sentences: list[str]) -> list[str]:
    """Leave a few sentences out, so that no two events have the same."""
    left = set(dice.sample(range(1, len(sentences)), 4))
    return [sentence for at, sentence in enumerate(sentences) if at not in left]


def _headed(dice: random.Random, text: list[str]) -> list[str]:
    place = dice.choice(_PLACES).upper()
    return [f"{place} ({dice.choice(_AGENCIES)}) — {text[0]}", *text[1:], "© All rights reserved."]


def _cut(dice: random.Random, text: list[str]) -> list[str]:
    return _headed(dice, text[: max(5, len(text) * dice.randint(35, 80) // 100)])


def _reordered(dice: random.Random, text: list[str]) -> list[str]:
    rest = text[1:]
    dice.shuffle(rest)
    return [text[0], *rest]


def _edited(dice: random.Random, text: list[str]) -> list[str]:
    """Change one word in twenty, as a sub-editor does, and add two sentences of its own."""
    words = [[dice.choice(_NAMES) if dice.random() < 0.05 else w for w in s.split()] for s in text]
    own = "Our paper reported on the matter earlier this year, and readers wrote in about it."
    return [*(" ".join(sentence) for sentence in words), own, "More on this in our next edition."]


def _all(dice: random.Random, text: list[str]) -> list[str]:
    return _headed(dice, _reordered(dice, _edited(dice, _cut(dice, text))))


REWRITES = {
    "agency header changed": _headed,
    "cut": _cut,
    "reordered": _reordered,
    "edited": _edited,
    "cut, reordered, edited": _all,
}
