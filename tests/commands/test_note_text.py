"""Notes and lists of what is followed: within Discord's limits, and inert, whatever is in them."""

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from commands import reply
from commands.citation import citation_of
from commands.following import ShowFollows
from commands.limits import check_message
from commands.note_text import follows_sheet, note_message
from commands.text import clean
from news.follow import FOLLOWS_AT_MOST, LONGEST_TOPIC, Follow, Heard, Recipient
from tests.support.views import a_filed_quote

HOSTILE = st.one_of(st.text(max_size=300), st.sampled_from(["@everyone " * 40, "*_`|[](" * 60]))
ME, CHANNEL = Recipient(2**63 - 1, 2**63 - 1, private=True), Recipient(1, 2**63 - 1, private=False)


@st.composite
def follows(draw, to=ME):
    name, topic = draw(st.none() | HOSTILE), draw(st.none() | HOSTILE)
    topic = topic if topic is None else topic[:LONGEST_TOPIC]
    return Follow(
        1, to, 1, name, topic or ("words" if not name else None), 0, draw(HOSTILE | st.none())
    )


@st.composite
def heards(draw):
    found = [a_filed_quote(draw(HOSTILE) or "x" * 4_000) for _ in range(draw(st.integers(0, 3)))]
    return Heard(draw(follows()), len(found) + draw(st.integers(0, 10_000)), tuple(found))


@settings(max_examples=40, deadline=None)
@given(st.lists(heards(), min_size=1, max_size=FOLLOWS_AT_MOST), HOSTILE)
def test_a_note_keeps_to_the_limits(heard, server):
    shown = [one if at < 2 else replace(one, quotes=()) for at, one in enumerate(heard)]
    layout = note_message(shown, server, ShowFollows(2**63 - 1, 2**63 - 1))
    texts = str(layout.to_components())
    assert "@everyone" not in texts


@settings(max_examples=40, deadline=None)
@given(
    st.lists(follows(), max_size=FOLLOWS_AT_MOST),
    st.lists(follows(CHANNEL), max_size=3 * FOLLOWS_AT_MOST),
)
def test_the_list_keeps_to_the_limits(mine, channels):
    check_message(reply.layout_of(follows_sheet(mine, channels)))


def test_a_long_list_counts_what_it_leaves_out():
    many = [Follow(n, CHANNEL, None, None, f"{n} " + "word " * 19, 0) for n in range(99)]
    (block,) = follows_sheet((), many).blocks
    shown = block.count("\n- ")
    assert 10 < shown < 99
    assert block.endswith(f"\nand {99 - shown} more")


@given(HOSTILE)
def test_a_citation_has_all_words(words):
    quote = a_filed_quote(words or "x")
    assert clean(words or "x") in citation_of(quote).plain
