"""What must be found in the sample article about the flood."""

from datetime import date

from tests.examples.expectations import ABOUT, ANONYMOUS, ORGANIZATION, OVER, Expected, Number, Said

RIVER_FLOOD = Expected(
    name="river-flood.html",
    title="Tamsel River crests below the levee, sparing downtown Orrin",
    outlet="Valley Ledger",
    published=date(2025, 12, 2),
    link="https://ledger.example/weather/tamsel-crest",
    quotes=(
        Said("Jane Kirby", "It was close, and I don’t use that word loosely"),
        Said("Jane Kirby", "Another half a day of rain"),
        Said("Jane Kirby", "the crest was the second highest since measurements began in 1911"),
        Said("Jane Kirby", "even an ordinary storm"),
        Said("Tobias Renn", "We are not done counting"),
        Said("Tobias Renn", "We’re not even done knocking on doors."),
        Said("Lucía Ferrante", "she had carried 40 sacks of flour upstairs by hand"),
        Said("Lucía Ferrante", "My grandmother lost everything in ’64"),
        Said("Lucía Ferrante", "flour first, photographs second."),
        Said("A senior state official", "The system did what it was told", ANONYMOUS),
        Said("A senior state official", "It was told too late.", ANONYMOUS),
        Said("The state emergency agency", "No alert was delayed", ORGANIZATION),
        Said("Nils Bergquist", "You used us as a bathtub"),
        Said("Nils Bergquist", "All right. Now pay the plumber."),
        Said("Jane Kirby", "I’ve read that my job is to keep people calm"),
        Said("Jane Kirby", "My job is to be right about water."),
        Said("Jane Kirby", "When I am wrong about water, people drown."),
    ),
    numbers=(
        Number("8.7 meters", 8.7, "metres"),
        Number("some 30 centimeters", 30, "centimetres", ABOUT),
        Number("more than 4,600", 4600, "people", OVER),
        Number("at least three", 3, "people", OVER),
        Number("138", 138, "items"),
        Number("about 90 minutes", 90, "minutes", ABOUT),
        Number("between $180 million and $210 million", 180e6, "USD", high=210e6),
    ),
    roles=(
        ("Jane Kirby", "chief hydrologist at the State Water Office"),
        ("Tobias Renn", "Sheriff"),
        ("Lucía Ferrante", "runs a bakery"),
    ),
    silent=("We use cookies", "tamselfan22"),
)
