"""What the extraction does not find in the sample articles yet, each with the reason.

The tests are marked with these as strict expected failures, so that they speak up when it does.
"""

_AFTER_SINGLE_MARKS = "a comma and a single closing mark hide who speaks right after them"
_ASIDE = "an aside between the source and the verb hides or shortens the source"
_PRONOUN = "no safe antecedent is found for this pronoun"
_PERSON_OF = "a person named together with an organisation (of) is not read as a person"

NOT_YET: dict[tuple[str, str], str] = {
    ("river-flood.html", "No alert was delayed"): _PRONOUN,
    ("comet-probe.md", "Keep listening."): "a message is no source of the words after its colon",
}
