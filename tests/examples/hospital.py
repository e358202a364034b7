"""What must be found in the sample article about the maternity ward."""

from tests.examples.expectations import GROUP, ORGANIZATION, OVER, UNDER, Expected, Number, Said

HOSPITAL_WARD = Expected(
    name="hospital-ward.md",
    title="Kestrel Bay hospital to close its maternity ward in March",
    quotes=(
        Said("Meridian Health", "The ward delivered 412 babies last year", ORGANIZATION),
        Said("Samuel Adeyemi", "This was not a decision about money alone"),
        Said("Samuel Adeyemi", "When she has the flu, we have none."),
        Said("Colleen Braddock", "I found out next to the lunch menu"),
        Said("Colleen Braddock", "38 of the ward's 51 employees had been offered other jobs"),
        Said("Renata Cho", "a failure with many authors"),
        Said("Renata Cho", "We can ask questions, and we will"),
        Said("Renata Cho", "What we can't do is deliver babies by press release."),
        Said("Two physicians at the hospital", "managers had turned away at least five", GROUP),
        Said("Theo Lindgren", "No qualified applicant was turned away"),
        Said("Theo Lindgren", "looked for years, and in four languages,"),
        Said("Priya Raman", "My husband has timed it"),
        Said("Priya Raman", "An hour and 50 minutes, if nobody is moving cattle."),
        Said("Walt Jessup", "I have delivered more calves than anyone in this county"),
        Said("Walt Jessup", "but I would rather not branch out."),
        Said("Olamide Fashola", "They are elsewhere."),
        Said("Colleen Braddock", "It's a very long road"),
        Said("Colleen Braddock", "Somebody will have to drive it."),
    ),
    numbers=(
        Number("up to 95 miles", 95, "miles", UNDER),
        Number("412", 412, "people"),
        Number("more than 900", 900, "people", OVER),
        Number("$6.3 million", 6_300_000, "USD"),
        Number("26 years", 26, "years"),
        Number("at least five", 5, "people", OVER),
        Number("14 percent", 14, "percent"),
        Number("$400,000", 400_000, "USD"),
        Number("$48 million", 48_000_000, "USD"),
    ),
    roles=(
        ("Samuel Adeyemi", "the hospital's chief medical officer"),
        ("Colleen Braddock", "a midwife"),
        ("Renata Cho", "the state's health commissioner"),
        ("Theo Lindgren", "a spokesman for the company"),
        ("Walt Jessup", "Mayor"),
    ),
    silent=("A very long road",),
)
