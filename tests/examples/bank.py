"""What must be found in the sample article about the central bank."""

from tests.examples.expectations import ANONYMOUS, DOCUMENT, OVER, Expected, Number, Said

CENTRAL_BANK = Expected(
    name="central-bank.txt",
    title="Bank of Averland holds rates and hints at a cut before summer",
    quotes=(
        Said("Ingrid Solheim", "Inflation is coming down, but it is not yet where we want it"),
        Said("Ingrid Solheim", "I would rather be two months late than one month early."),
        Said("Ingrid Solheim", "the board had voted 6-3 to hold"),
        Said("Minutes", "wages were growing by 5.1 percent a year", DOCUMENT),
        Said("Minutes", "was neither easy nor unanimous", DOCUMENT),
        Said("Paulo Arriaga", "would have voted with the three."),
        Said("Beatriz Coyle", "The minister has a megaphone and he has been using it"),
        Said("Henrik Osei", "They are fighting last year's war"),
        Said("Maeve Donnelly", "If the governor says summer, I hear autumn"),
        Said("Maeve Donnelly", "wait for one more bad number, because it always does."),
        Said(
            "Two officials familiar with the board's debate",
            "the discussion had lasted more than six hours",
            ANONYMOUS,
        ),
        Said("Ingrid Solheim", "It was a long meeting with short coffee breaks"),
        Said("Ingrid Solheim", "People ask me when this will end"),
        Said("Ingrid Solheim", "anybody who says that they do is selling something."),
    ),
    numbers=(
        Number("4.25 percent", 4.25, "percent"),
        Number("2.9 percent", 2.9, "percent"),
        Number("3.4 percent", 3.4, "percent"),
        Number("5.1 percent", 5.1, "percent"),
        Number("7%", 7, "percent"),
        Number("more than six hours", 6, "hours", OVER),
    ),
    roles=(
        ("Ingrid Solheim", "Governor"),
        ("Paulo Arriaga", "Finance Minister"),
        ("Beatriz Coyle", "the opposition's spokeswoman on finance"),
        ("Henrik Osei", "chief economist at Calloway & Finch"),
    ),
)
