"""What must be found in the sample article about the space probe."""

from tests.examples.expectations import ABOUT, Expected, Number, Said

COMET_PROBE = Expected(
    name="comet-probe.md",
    title="Halcyon probe wakes after 212 days of silence",
    quotes=(
        Said("Noor Haddad", "We had a signal for eleven seconds"),
        Said("Noor Haddad", "I have sat through weddings that said less."),
        Said("Tomasz Wieczorek", "a stuck valve, not software, had caused the loss of contact"),
        Said("Tomasz Wieczorek", "The computer did nothing wrong"),
        Said("Tomasz Wieczorek", "In our business"),
        Said("Tomasz Wieczorek", "that is a kiss."),
        Said("Claire Montfort", "Memos describe what we fear"),
        Said("Claire Montfort", "Budgets describe what we decide."),
        Said("Ravi Menon", "It’s a wonderful story and a poor investment"),
        Said("Claire Montfort", "You don’t hang up"),
        Said("Claire Montfort", "when somebody finally answers the phone."),
        Said("Mei-Ling Castro", "First we cried, and then we checked the timestamps"),
        Said("Noor Haddad", "Keep listening."),
    ),
    numbers=(
        Number("212 days", 212, "days"),
        Number("640 million kilometers", 640_000_000, "kilometres"),
        Number("9 percent", 9, "percent"),
        Number("minus 140 degrees Celsius", -140, "degrees Celsius"),
        Number("about 75 kilometers", 75, "kilometres", ABOUT),
        Number("84", 84, "people"),
        Number("1.4 tons", 1.4, "tons"),
        Number("890 million euros", 890_000_000, "EUR"),
        Number("about 40 million euros a year", 40_000_000, "EUR", ABOUT),
        Number("22 percent", 22, "percent"),
    ),
    roles=(
        ("Noor Haddad", "the flight director"),
        ("Tomasz Wieczorek", "Project scientist"),
        ("Claire Montfort", "the agency’s director"),
        ("Ravi Menon", "an astronomer at Kelso University"),
    ),
)
