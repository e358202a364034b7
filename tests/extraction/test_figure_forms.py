"""Every way of writing a number, times numbers made up for it: what goes in comes out."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extraction.figures import find_figures
from extraction.pipeline import read
from news.figure import Qualifier

quick = settings(max_examples=25, deadline=None)
SMALL = [
    *("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"),
    *("eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen"),
    "nineteen",
]
TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
PARTS = {"third": 3, "quarter": 4, "fifth": 5, "sixth": 6, "eighth": 8, "tenth": 10}


def in_words(number):
    """Spell a whole number below a million, as newspapers do."""
    if number < 20:
        return SMALL[number]
    if number < 100:
        ten, unit = TENS[number // 10 - 2], number % 10
        return f"{ten}-{SMALL[unit]}" if unit else ten
    if number < 1000:
        rest = number % 100
        return f"{SMALL[number // 100]} hundred" + (f" and {in_words(rest)}" if rest else "")
    rest = number % 1000
    return f"{in_words(number // 1000)} thousand" + (f" {in_words(rest)}" if rest else "")


def the_figure(text):
    (figure,) = find_figures(read(text))
    return figure


def value_of(text):
    return the_figure(text).value


# A whole number that nobody takes for a year.
wholes = st.integers(2, 999) | st.integers(2_101, 999_999)
decimals = st.integers(1, 9_999).map(lambda n: n / 10)


@quick
@given(wholes)
def test_a_count_is_the_same_in_every_way_of_writing_it(number):
    grouped = f"{number:,}"
    ways = {grouped, grouped.replace(",", "\u00a0"), grouped.replace(",", "\u202f")}
    for written in ways | {in_words(number)}:
        assert value_of(f"In Malmo {written} boats sank.") == number, written
    assert value_of(f"{in_words(number).capitalize()} boats sank.") == number


@quick
@given(wholes, st.sampled_from(["thousand", "million", "billion", "trillion"]))
def test_a_scale_word_multiplies(number, scale):
    times = {"thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12}[scale]
    assert value_of(f"It lost {number} {scale} leaves.") == pytest.approx(number * times)
    assert value_of(f"It lost {number}.5 {scale} leaves.") == pytest.approx((number + 0.5) * times)


@quick
@given(decimals, st.sampled_from(["k", "m", "bn", "tn", "K", "M", "B", "T"]))
def test_a_scale_letter_multiplies_money(number, letter):
    times = {"k": 1e3, "m": 1e6, "b": 1e9, "t": 1e12}[letter[0].lower()]
    figure = the_figure(f"The mill lost ${number}{letter} then.")
    assert (figure.value, figure.unit) == (pytest.approx(number * times), "USD")


CURRENCIES = {
    "${}": "USD", "US${}": "USD", "A${}": "AUD", "C${}": "CAD", "€{}": "EUR", "£{}": "GBP",
    "¥{}": "JPY", "₹{}": "INR", "CHF {}": "CHF", "SEK {}": "SEK", "{} euros": "EUR",
    "{} dollars": "USD", "{} yen": "JPY", "{} Swiss francs": "CHF", "{} Canadian dollars": "CAD",
    "{} rupees": "INR", "{} zlotys": "PLN", "EUR {}": "EUR", "{} USD": "USD",
}  # fmt: skip


@quick
@given(wholes, st.sampled_from(sorted(CURRENCIES)))
def test_money_has_its_currency_and_value(number, form):
    figure = the_figure(f"The mill lost {form.format(f'{number:,}')}.")
    assert (figure.value, figure.unit) == (number, CURRENCIES[form])


@quick
@given(decimals, st.sampled_from(["%", " %", " percent", " per cent", "pc", " pct"]))
def test_a_percentage_is_the_same_with_every_sign(number, sign):
    figure = the_figure(f"Sales of kelp grew {number}{sign} then.")
    assert (figure.value, figure.unit) == (number, "percent")


@quick
@given(decimals, st.sampled_from([" percentage points", " percentage-points", " points"]))
def test_points_are_no_percentage(number, sign):
    figure = the_figure(f"Turnout rose {number}{sign} in the poll.")
    assert (figure.value, figure.unit) == (number, "percentage points")


UNITS = {
    "{} kg": "kilograms", "{}kg": "kilograms", "{} tonnes": "tonnes", "{}-lb": "pounds",
    "{} miles": "miles", "{}km": "kilometres", "{} sq km": "square kilometres",
    "{} square miles": "square miles", "{}mph": "miles per hour", "{}°C": "degrees Celsius",
    "{} degrees Fahrenheit": "degrees Fahrenheit", "{} MWh": "megawatt hours",
    "{} months": "months", "{}-hour": "hours", "{} acres": "acres", "{} litres": "litres",
}  # fmt: skip


@quick
@given(st.integers(2, 999), st.sampled_from(sorted(UNITS)))
def test_a_measure_has_its_unit(number, form):
    figure = the_figure(f"They gave {form.format(number)} of it away.")
    assert (figure.value, figure.unit) == (number, UNITS[form])


@quick
@given(st.integers(2, 400), st.integers(1, 400))
def test_a_range_has_both_ends(low, width):
    high = low + width
    for written in (f"between {low} and {high}", f"{low} to {high}", f"{low}-{high}"):
        figure = the_figure(f"In Malmo {written} boats sank.")
        assert (figure.value, figure.high) == (low, high), written


@quick
@given(st.integers(1, 9), st.sampled_from([10, 20, 50, 100]))
def test_a_ratio_is_its_quotient(part, whole):
    words = SMALL[part]
    for written in (f"{words} in {whole}", f"{words} out of {whole}", f"{part} in every {whole}"):
        figure = the_figure(f"Then {written} hens died.")
        assert (figure.value, figure.unit) == (pytest.approx(part / whole), "fraction"), written


@quick
@given(st.integers(2, 7), st.sampled_from(sorted(PARTS)))
def test_a_fraction_is_its_quotient(top, part):
    for written in (f"{SMALL[top]}-{part}s", f"{SMALL[top]} {part}s"):
        assert value_of(f"Then {written} of the hens died.") == pytest.approx(top / PARTS[part])
    assert value_of(f"Then a {part} of the hens died.") == pytest.approx(1 / PARTS[part])


@quick
@given(
    st.integers(11, 999),
    st.sampled_from(
        [
            ("about {}", Qualifier.ABOUT), ("roughly {}", Qualifier.ABOUT),
            ("{} or so", Qualifier.ABOUT), ("at least {}", Qualifier.OVER),
            ("more than {}", Qualifier.OVER), ("{}-plus", Qualifier.OVER),
            ("nearly {}", Qualifier.UNDER), ("up to {}", Qualifier.UNDER),
            ("as many as {}", Qualifier.UNDER), ("fewer than {}", Qualifier.UNDER),
            ("{}", Qualifier.EXACT),
        ]
    ),
)  # fmt: skip
def test_a_qualifier_is_part_of_the_words_and_says_how_it_is_meant(number, form):
    words, qualifier = form[0].format(number), form[1]
    text = f"In Malmo {words} boats sank."
    figure = the_figure(text)
    assert (figure.value, figure.qualifier) == (number, qualifier)
    assert figure.span.of(text) == words


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("a dozen", 12), ("two dozen", 24), ("half a dozen", 6), ("half a million", 5e5),
        ("a quarter of a million", 2.5e5), ("a million and a half", 1.5e6),
        ("one and a half million", 1.5e6), ("several hundred", 200), ("a couple of hundred", 200),
        ("tens of thousands", 2e4), ("hundreds of thousands", 2e5), ("dozens", 24),
        ("a hundred and one", 101), ("twelve hundred", 1200), ("40 lakh", 4e6), ("2 crore", 2e7),
    ],
)  # fmt: skip
def test_numbers_in_words_that_newspapers_use(words, value):
    joint = " of" if words in {"dozens", "tens of thousands", "hundreds of thousands"} else ""
    assert value_of(f"In Malmo {words}{joint} boats sank.") == pytest.approx(value)


@quick
@given(
    st.integers(2, 30),
    st.sampled_from(
        [
            "It ends on May {}.", "It ends on {} May 2019.", "It ends on 2019-05-{:02}.",
            "Smith, {}, came.", "A {}-year-old came.", "They are aged {}.", "He turned {}.",
            "See page {}.", "See Article {}.", "It is in Room {}.", "Call 555-01{:02}.",
            "It was version 1.{}.3.", "It began at {} p.m.", "The Boeing {}7 flew.",
            "An F-{} flew.",
            "It is the {}th century.", "They fired at No. {} Main Street.", "COVID-{} spread.",
            "It held 10^{} atoms.", "He owes $-{}.", "The code is {}-4-3.", "The {}s were hard.",
        ]
    ),
)  # fmt: skip
def test_dates_ages_names_and_codes_are_no_figures(number, form):
    assert find_figures(read(form.format(number))) == []


@pytest.mark.parametrize(
    "text",
    [
        "9" * 400 + " boats sank.",
        "$" + "9" * 400 + " was lost.",
        "1" + ",000" * 130 + " boats sank.",
        "Team P W D L\nReds 12 8 3 1\nBlues 12 7 2 3\n",
        "2014 12 45 300 18 22\n2015 13 46 301 19 23\n",
        "1.2.3",
        "5-4-3",
        "$-5",
        "10^9",
        "1.000.000 boats",
        "12 500 boats sank.",
    ],
)
def test_what_is_no_number_gives_no_absurd_figure(text):
    assert find_figures(read(text)) == []


@pytest.mark.parametrize(
    ("text", "value"), [("١٢ boats sank.", 12), ("½ of the boats sank.", 0.5), ("3½ miles", 3.5)]
)
def test_numerals_of_other_scripts_and_signs_for_parts_are_numbers(text, value):
    assert value_of(text) == value


@quick
@given(st.text(alphabet="0123456789.,-–/^%$€ \n١½kmb()ap", max_size=200))
def test_no_run_of_digits_and_signs_breaks_it(text):
    for figure in find_figures(read(text)):
        assert figure.span.of(text).strip()
        assert abs(figure.value) < 1e31
