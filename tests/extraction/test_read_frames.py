"""What the reader ties together gets edges, an act and a score, and its place beside the rules."""

import pytest

from extraction.around import clause
from extraction.frames import Rule
from extraction.language import read
from extraction.linking import Linked
from extraction.mentions import find_mentions
from extraction.merging import merged
from extraction.quotations import find_quotations
from extraction.read_frames import read_frames
from extraction.reports import find_reports
from extraction.scene import Scene
from news.quote import Act, Kind


def scene_of(text):
    doc = read(text)
    return Scene(doc, find_quotations(text), find_mentions(doc))


def seen(scene, source, cue, *contents, probability=0.9):
    """Return an attribution as the reader would see it, its parts given by their words."""

    def tokens(words):
        start = scene.text.index(words)
        inside = [
            at
            for at in range(scene.size)
            if start <= scene.span(at, at + 1).start < start + len(words)
        ]
        mention = scene.mention(inside[0], inside[-1] + 1)
        return mention.start, mention.end

    return Linked(
        tokens(cue),
        tuple(map(tokens, contents)),
        tokens(source) if source else None,
        borrowed=False,
        content_probability=probability,
        cue_probability=probability,
        source_probability=probability,
    )


def frame_of(text, *parts):
    scene = scene_of(text)
    (frame,) = read_frames(scene, [seen(scene, *parts)])
    return frame, [span.of(text) for span in frame.spans]


def test_words_that_cover_most_of_a_quotation_take_it_whole_and_without_its_marks():
    frame, words = frame_of("“We sell the mill,” Roy said.", "Roy", "said", "We sell the mill")

    assert (frame.kind, words) == (Kind.DIRECT, ["We sell the mill,"])


def test_a_cue_and_a_source_end_before_the_circumstance_that_they_open():
    text = "Ada Roy at said in a letter that the mill was late."
    frame, _ = frame_of(text, "Ada Roy at", "said in", "that the mill was late")

    assert frame.cue_span.of(text) == "said"
    assert (frame.subject.start, frame.subject.end) == (0, 2)


def test_words_that_cover_little_of_a_quotation_leave_it_out():
    text = "Ada Roy said it was late. “We are closing the mill and the shop,” Bo Sand said."
    frame, words = frame_of(text, "Ada Roy", "said", "it was late. “We are")

    assert (frame.kind, words) == (Kind.INDIRECT, ["it was late"])


def test_a_quotation_inside_reported_words_makes_them_mixed_and_keeps_its_marks():
    frame, words = frame_of(
        "Ada Roy said the mill was “a ruin” and would go.",
        "Ada Roy",
        "said",
        "the mill was “a ruin” and would go",
    )

    assert (frame.kind, words) == (Kind.MIXED, ["the mill was “a ruin” and would go"])


def test_words_end_with_the_paragraph_of_their_cue():
    text = "The mill would go, Ada Roy said.\n\nIt was sold, records say."
    _, words = frame_of(text, "Ada Roy", "said", "The mill would go", "It was sold")
    assert words == ["The mill would go", "It was sold"]  # two pieces, each in its paragraph

    text = "Ada Roy said the mill would go.\n\nThe shop stays."
    _, words = frame_of(text, "Ada Roy", "said", "the mill would go.\n\nThe shop stays")
    assert words == ["the mill would go"]


def test_whom_the_words_are_said_to_is_not_among_them():
    _, words = frame_of("Roy told him that it rained.", "Roy", "told", "him that it rained")

    assert words == ["that it rained"]


def test_a_report_inside_quotation_marks_is_part_of_the_quotation():
    scene = scene_of("“The board said it was late,” Ada Roy said.")

    assert read_frames(scene, [seen(scene, "The board", "said", "it was late")]) == []


@pytest.mark.parametrize(
    ("text", "cue", "content", "act"),
    [
        ("Roy said it was late.", "said", "it was late", Act.STATEMENT),
        ("It was late, per Roy.", "per", "It was late", Act.STATEMENT),
        ("Roy denied it was late.", "denied", "it was late", Act.STATEMENT),
        ("“Who left then?” Roy asked.", "asked", "“Who left then?”", Act.STATEMENT),
        ("Roy asked who had left.", "asked", "who had left", Act.QUESTION),
        ("Roy did not say who had left.", "did not say", "who had left", Act.REFUSAL),
        ("Roy thinks it was late.", "thinks", "it was late", Act.BELIEF),
        ("Roy plans to sell it.", "plans", "to sell it", Act.BELIEF),
        ("Roy was told it was late.", "was told", "it was late", Act.BELIEF),
        ("Roy would say it was late.", "would say", "it was late", Act.BELIEF),
        ("If Roy says it was late, we go.", "says", "it was late", Act.BELIEF),
        ("Roy cited the cost.", "cited", "the cost", Act.BELIEF),
        ("Roy railed against “ruin”.", "railed against", "“ruin”", Act.BELIEF),
    ],
)
def test_the_cue_and_the_words_tell_what_is_done_with_them(text, cue, content, act):
    frame, _ = frame_of(text, "Roy", cue, content)

    assert frame.act is act


def test_denials_and_what_nobody_said_are_negative():
    denied, _ = frame_of("Roy denied it was late.", "Roy", "denied", "it was late")
    nobody, _ = frame_of("Nobody said it was late.", "Nobody", "said", "it was late")

    assert denied.negated
    assert nobody.act is Act.REFUSAL


def test_the_weakest_tie_bounds_the_score_and_an_unsure_reading_is_a_guess():
    scene = scene_of("Ada Roy said it was late.")
    parts = ("Ada Roy", "said", "it was late")
    (sure,) = read_frames(scene, [seen(scene, *parts, probability=0.95)])
    (unsure,) = read_frames(scene, [seen(scene, *parts, probability=0.6)])

    assert (sure.rule, unsure.rule) == (Rule.READ, Rule.GUESSED)
    assert unsure.confidence < 0.6 < sure.confidence


def joint_of(text, source, cue, content, probability):
    """Merge the reader's view of a text with that of the rule for a clause after a cue."""
    scene = scene_of(text)
    reports = find_reports(scene)
    ruled = [frame for r in reports if (frame := clause(scene, r, reports))]
    read = read_frames(scene, [seen(scene, source, cue, content, probability=probability)])
    (joint,) = merged(scene, ruled, read)
    return joint, [span.of(text) for span in joint.spans]


def test_a_sure_reader_decides_where_the_words_of_a_shared_cue_end():
    text = "Ada Roy said the mill would go despite all protests."
    sure, words = joint_of(text, "Ada Roy", "said", "the mill would go", 0.95)
    assert (sure.rule, words) == (Rule.BOTH, ["the mill would go"])

    unsure, words = joint_of(text, "Ada Roy", "said", "the mill would go", 0.6)
    assert (unsure.rule, words) == (Rule.BOTH, ["the mill would go despite all protests"])


def test_two_that_agree_on_the_source_are_trusted_more_than_two_that_do_not():
    text = "Bo Sand left. Ada Roy said the mill would go."
    agreed, _ = joint_of(text, "Ada Roy", "said", "the mill would go", 0.9)
    apart, _ = joint_of(text, "Bo Sand", "said", "the mill would go", 0.9)

    assert apart.confidence < 0.75
    assert agreed.confidence > 0.9


def test_what_only_one_of_the_two_finds_is_kept():
    text = "Ada Roy said the mill would go. Bo Sand hinted that it would stay."
    scene = scene_of(text)
    read = read_frames(scene, [seen(scene, "Bo Sand", "hinted", "that it would stay")])

    assert merged(scene, [], read) == read
    assert merged(scene, read, []) == read
