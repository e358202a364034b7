"""Pairs of names, the same person and different ones, made from rules and lists."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations, product

from news.identity import Portrait
from news.speaker import SpeakerType


@dataclass(frozen=True, slots=True)
class Pair:
    """Two portraits as two articles give them, and whether they are of one person."""

    kind: str
    one: Portrait
    other: Portrait
    same: bool


GIVEN = ("John", "Maria", "Samuel", "Ingrid", "Dennis", "Olena", "Tomas", "Grace")
SURNAMES = ("Kirby", "Okafor", "Halloran", "Lindqvist", "Moreau", "Petrenko", "Castellanos")
NAMES = tuple(f"{GIVEN[i % len(GIVEN)]} {surname}" for i, surname in enumerate(SURNAMES))
ROLES = ("mayor of Larkhaven", "a dentist", "the union's lawyer", "a White House spokesman")

TRANSLITERATIONS = (
    ("Mohammed Darwish", "Muhammad Darwish"),
    ("Mohamed Salem", "Mohammad Salem"),
    ("Ahmed Mansour", "Ahmad Mansour"),
    ("Hussein Jaber", "Hussain Jaber"),
    ("Yusuf Demir", "Yousef Demir"),
    ("Khaled Nassar", "Khalid Nassar"),
    ("Volodymyr Zelensky", "Volodymyr Zelenskyy"),
    ("Volodymyr Zelenskiy", "Volodymyr Zelenskyi"),
    ("Alexei Morozov", "Aleksey Morozov"),
    ("Sergei Volkov", "Sergey Volkov"),
    ("Dmitry Orlov", "Dmitri Orlov"),
    ("Yevgeny Tarasov", "Evgeny Tarasov"),
    ("Yuri Belov", "Yury Belov"),
    ("Andrei Rublyov", "Andrey Rublyov"),
    ("Vitaly Dobrinsky", "Vitali Dobrinskiy"),
    ("Muammar Gaddafi", "Muammar Qaddafi"),
    ("Mustafa Aydin", "Mostafa Aydın"),
    ("Omar Farouk", "Umar Farouk"),
    ("Lech Wałęsa", "Lech Walesa"),
    ("Søren Øster", "Soren Oster"),
    ("Jürgen Müller", "Juergen Mueller"),
    ("Zoë Brontë", "Zoe Bronte"),
    ("Ángela Muñoz", "Angela Munoz"),
    ("Đorđe Marić", "Djordje Maric"),
    ("Åsa Bergström", "Asa Bergstrom"),
)
CLOSE_BUT_OTHER = (
    ("Robert Mueller", "Robert Muller"),
    ("Vladimir Sokolov", "Volodymyr Sokolov"),
    ("Mahmoud Darwish", "Mohammed Darwish"),
    ("Hassan Jaber", "Hussein Jaber"),
    ("Said Nassar", "Saad Nassar"),
    ("Jan Kowalski", "Jan Kowalsky"),
    ("Ann Amari", "Anna Mari"),
    ("Sara Kim", "Sarah Kim"),
    ("Jon Voss", "John Voss"),
    ("Marc Dubois", "Mark Dubois"),
    ("Ali Hassan", "Hassan Ali"),
    ("Kim Jong Un", "Kim Jong Il"),
    ("Wang Wei", "Wang Wen"),
    ("王伟", "王偉"),
    ("Sergei Volkov", "Sergei Volkova"),
    ("Paul Lindqvist", "Paula Lindqvist"),
    ("Thomas Moreau", "Thomas Moreaux"),
    ("Mohammed bin Salman", "Mohammed bin Nayef"),
    ("Mohammed bin Salman", "Mohammed Salman"),
    ("Ursula von Leyden", "Ursula Leyden"),
)
PARTICLES = (
    ("Pieter van der Berg", "Pieter Van Der Berg"),
    ("Abdel Fattah el-Sisi", "Abdel-Fattah al-Sisi"),
    ("Ahmed el-Tayeb", "Ahmad al-Tayeb"),
    ("Osama bin Laden", "Usama ibn Laden"),
    ("Ana de la Vega", "Ana De La Vega"),
    ("Sean O'Neill", "Sean O’Neill"),
    ("Siobhan O’Dea", "Siobhan ODea"),
    ("Marie-Claire Roux", "Marie Claire Roux"),
    ("Kim Jong-un", "Kim Jong Un"),
    ("J.K. Rowling", "J. K. Rowling"),
    ("J.D. Vance", "JD Vance"),
    ("Anne Smith-Jones", "Anne Smith Jones"),
)
MAYBE_PARTICLES = (
    ("Pieter van der Berg", "Pieter Vanderberg"),
    ("Abdel Fattah el-Sisi", "Abdel Fattah Sisi"),
    ("Abdel Fattah al-Sisi", "Abdelfattah al-Sisi"),
    ("Ursula von der Leyen", "Ursula Leyen"),
    ("Ludwig van Beek", "Ludwig Beek"),
)
SHORT_FORMS = (
    *(("William", "Bill"), ("Robert", "Bob"), ("Elizabeth", "Liz"), ("Katherine", "Kate")),
    *(("Joseph", "Joe"), ("Margaret", "Peggy"), ("Thomas", "Tom"), ("Edward", "Ted")),
)


def pairs() -> tuple[Pair, ...]:
    """Return all pairs, the same each time."""
    return (*_of_one_person(), *_of_two())


def _of_one_person() -> Iterator[Pair]:
    for name in NAMES:
        given, surname = name.split()
        yield _pair("same full name", name, name)
        yield _pair("same full name, one role known", name, name, roles=("", ROLES[0]))
        yield _pair("case", name, name.upper())
        yield _pair("title", name, f"Dr. {name}")
        yield _pair("role said otherwise", name, name, roles=(ROLES[0], "the Larkhaven mayor"))
        yield _pair("invisible characters", name, f"{given}\u200d \u200b{surname}")
        yield _pair("former role", name, name, roles=(ROLES[0], f"former {ROLES[0]}"))
        yield _pair("surname alone", surname, name)
        yield _pair("initial", f"{given[0]}. {surname}", name)
        yield _pair("middle initial", f"{given} Q. {surname}", name)
        yield _pair("middle name", f"{given} Rowan {surname}", name)
        yield _pair("hyphenated married name", f"{given} {surname}-Voss", name)
        yield _pair("new married name", f"{given} Voss", name)
        yield _pair("new role", name, name, roles=("mayor of Larkhaven", "a senator"))
        yield _pair("suffix left out", f"{name} Jr.", name)
    for (one, other), surname in product(SHORT_FORMS, SURNAMES[:3]):
        yield _pair("short form", f"{one} {surname}", f"{other} {surname}")
    for kind, listed in (
        ("transliteration or accents", TRANSLITERATIONS),
        ("particles, hyphens, apostrophes, initials", PARTICLES),
        ("particle left out or run together", MAYBE_PARTICLES),
    ):
        yield from (_pair(kind, one, other) for one, other in listed)


def _of_two() -> Iterator[Pair]:
    for surname in SURNAMES:
        for one, other in combinations(GIVEN[:5], 2):
            yield _two("one given name changed", f"{one} {surname}", f"{other} {surname}")
        yield _two("John and Jack", f"John {surname}", f"Jack {surname}")
        yield _two("surname alone of somebody else", surname, f"John {surname}", ROLES[1], ROLES[0])
    for name in NAMES:
        given, surname = name.split()
        for one, other in combinations(ROLES, 2):
            yield _two("namesakes in other roles", name, name, one, other)
        yield _two("namesakes, same office elsewhere", name, name, "mayor of Ashby", ROLES[0])
        yield _two("namesakes, same subject", name, name, "a history teacher", "a history editor")
        yield _two("namesakes, same town", name, name, "a Larkhaven baker", "the Larkhaven mayor")
        yield _two("namesakes, same school", name, name, "an Ashby student", "an Ashby professor")
        yield _two("father and son", f"{name} Jr.", f"{name} Sr.")
        yield _two("father and son", f"{name} III", f"{name} II")
        yield _two("father and son", f"{name} Jr.", name)
        yield _two("father and son by role", name, name, "his father", "his son")
        yield _two("another middle name", f"{given} Paul {surname}", f"{given} Mark {surname}")
        yield _two("another middle initial", f"{given} B. {surname}", f"{given} T. {surname}")
        yield _two("initial of another", f"{given[0]}. {surname}", name, "a nurse", ROLES[0])
        yield _two("surname changed", name, f"{given} {surname}s")
        yield _two("two people in one", f"{name} and Jack {surname}", name)
        title, other_title = (f"Mr. {surname}",), (f"Ms. {surname}",)
        yield Pair(
            "title of another gender", _of(name, "", title), _of(name, "", other_title), same=False
        )
        body = Portrait(f"{surname}’s office", SpeakerType.ORGANIZATION)
        yield Pair("a person and their office", body, _of(name), same=False)
        yield Pair("offices of namesakes", body, body, same=False)
    yield from (_two("names that look alike", one, other) for one, other in CLOSE_BUT_OTHER)
    for word in ("the ministry", "The Ministry", "his office", "the campaign", "the Court"):
        body = Portrait(word, SpeakerType.ORGANIZATION)
        yield Pair("bodies without a name", body, body, same=False)


def _pair(kind: str, one: str, other: str, roles: tuple[str, str] = ("", "")) -> Pair:
    return Pair(kind, _of(one, roles[0]), _of(other, roles[1]), same=True)


def _two(kind: str, one: str, other: str, role: str = "", other_role: str = "") -> Pair:
    return Pair(kind, _of(one, role), _of(other, other_role), same=False)


def _of(name: str, role: str = "", aliases: tuple[str, ...] = ()) -> Portrait:
    return Portrait(name, SpeakerType.PERSON, (name, *aliases), (role,) if role else ())
