"""What the extraction does not find in the sample articles yet, each with the reason.

The tests are marked with these as strict expected failures, so that they speak up when it does.
"""

NOT_YET: dict[tuple[str, str], str] = {
    ("comet-probe.md", "Keep listening."): "a message is no source of the words after its colon",
}
