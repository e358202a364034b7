"""What must be found in the sample article about the recount."""

from tests.examples.expectations import ANONYMOUS, Expected, Number, Said

RECOUNT = Expected(
    name="recount.txt",
    title="Recount leaves Dunmore West with a majority of 61",
    quotes=(
        Said("Moira Galbraith", "Green ink is not a crime"),
        Said("Moira Galbraith", "It is a nuisance, and I have said so to the stationers."),
        Said("Duncan Strachan", "I am not saying that anything was stolen"),
        Said("Duncan Strachan", "I am saying that I would like it counted a third time."),
        Said("Duncan Strachan", "every hour of it"),
        Said("Elena Marchetti", "The voters didn’t whisper, but they didn’t shout either"),
        Said("Elena Marchetti", "I heard them, and I start on Monday."),
        Said("Tomas Havel", "We looked for “the usual tricks”, and we did not find one"),
        Said("One organiser", "nothing left for a judge", ANONYMOUS),
        Said("Anjali Deshpande", "close contests were becoming common"),
        Said("Anjali Deshpande", "A marginal seat used to be a curiosity"),
        Said("Anjali Deshpande", "Now it is a job."),
        Said("Moira Galbraith", "They photographed the stapler"),
        Said("Moira Galbraith", "It’s a good stapler."),
        Said("Moira Galbraith", "If a judge asks me to count them again"),
        Said("Moira Galbraith", "But I shall get the same number."),
    ),
    numbers=(
        Number("61", 61, "items"),
        Number("38,902", 38_902, "items"),
        Number("212", 212, "items"),
        Number("17,204", 17_204, "items"),
        Number("31 hours", 31, "hours"),
        Number("£1.2 million", 1_200_000, "GBP"),
        Number("58.4%", 58.4, "percent"),
        Number("four minutes", 4, "minutes"),
    ),
    roles=(
        ("Moira Galbraith", "the returning officer"),
        ("Elena Marchetti", "a former teacher"),
        ("Anjali Deshpande", "Professor"),
    ),
    silent=("did not respond to questions",),
)
