"""What must be found in the sample articles about the flood: before, at its height, and after."""

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
    ),
    silent=("We use cookies", "tamselfan22"),
)

RIVER_RISING = Expected(
    name="river-rising.html",
    title="Tamsel River still rising as Orrin fills its last sandbags",
    outlet="Tamsel Valley Radio",
    published=date(2025, 11, 30),
    link="https://valleyradio.example/2025/11/30/tamsel",
    quotes=(
        Said("Imke Sandoval", "We have more shovels than sand"),
        Said("Leon Abara", "his crews would walk the levee every two hours"),
        Said("Leon Abara", "A levee tells you before it fails"),
        Said("Leon Abara", "You only have to be there to listen."),
        Said("Leon Abara", "310 people slept in the county’s shelters"),
        Said("Walter Prine", "I packed the dog, the deeds and the good knife"),
        Said("Walter Prine", "The rest it can have."),
    ),
    numbers=(
        Number("7.4 meters", 7.4, "metres"),
        Number("26,000", 26_000, "items"),
        Number("310", 310, "people"),
    ),
    roles=(("Leon Abara", "Fire Chief"),),
)

RIVER_SHELTERS = Expected(
    name="river-shelters.html",
    title="Orrin shelters are full as the Tamsel River holds",
    outlet="The Orrin Evening Post",
    published=date(2025, 12, 3),
    link="https://eveningpost.example/orrin/shelters",
    quotes=(
        Said("Leon Abara", "1,240 people slept in the county’s shelters"),
        Said("Odile Marchand", "We are not done counting"),
        Said("Odile Marchand", "We’re not even done knocking on doors."),
        Said("Beata Lorne", "It tastes a little of brass"),
        Said("Beata Lorne", "nobody has complained."),
    ),
    numbers=(Number("1,240", 1240, "people"),),
    roles=(("Leon Abara", "Fire Chief"), ("Odile Marchand", "a deputy")),
)

RIVER_CLEANUP = Expected(
    name="river-cleanup.html",
    title="Orrin counts its losses as the Tamsel River falls",
    outlet="Tamsel Valley Radio",
    published=date(2025, 12, 5),
    link="https://valleyradio.example/2025/12/05/orrin",
    quotes=(
        Said("Imke Sandoval", "You can see the road again"),
        Said("Imke Sandoval", "Somebody has to carry them all back"),
        Said("Imke Sandoval", "nobody writes songs about that."),
        Said("Leon Abara", "the levee had held in every place but one"),
        Said("Leon Abara", "The place where it did not hold is where we did not stand"),
        Said("Leon Abara", "480 people slept in the county’s shelters"),
    ),
    numbers=(
        Number("5.9 meters", 5.9, "metres"),
        Number("480", 480, "people"),
        Number("$3.1 million", 3.1e6, "USD"),
    ),
    roles=(("Leon Abara", "Fire Chief"),),
)
