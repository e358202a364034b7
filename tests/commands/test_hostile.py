"""An article written to harm: shown as plain words, and nobody is pinged."""

from tests.support.builders import said
from tests.support.discord_env import markup, read

ARTICLE = """\
@everyone <@&1> **Free** `rm -rf` \u202egnp.exe

“@everyone look at <@&1> and <t:0>, `run this` ||now||” John Kirby said. \
“[click](https://evil.example) @here \u202ereversed\u202c,” he added.
"""


async def test_hostile_words_are_inert_and_ping_nobody(reading_room):
    room = reading_room
    receipt = await room.submits(text=ARTICLE)
    answer = await room.reader.slash(room.channel, "quotes", speaker="kirby")
    await room.reader.click(answer.response, label="Share")

    shown = markup(answer).replace("\u200b", "").replace("\\", "")
    assert "“@everyone look at <@&1> and <t:0>, `run this` ||now||”" in shown
    for sent in (markup(receipt), markup(answer), markup(room.posts()[0])):
        for harm in ("@everyone", "@here", "<@&1>", "<t:0>", "\u202e", "](https://evil", " `run"):
            assert harm not in sent
    (post,) = room.posts()
    assert not post.mention_everyone
    assert post.role_mentions == []
    allowed = [r.json["allowed_mentions"] for r in room.env.http_requests if mentions(r.json)]
    assert allowed
    assert all(mentioned["parse"] == [] for mentioned in allowed)


def mentions(body):
    return isinstance(body, dict) and "allowed_mentions" in body


async def test_a_speaker_with_an_endless_name_is_shown_cut(room, extractor):
    name = "Kirby" * 800
    text, findings = said("It is late", name=name, role=None)
    extractor.finds(text, findings, title=name, outlet=name)
    receipt = await room.submits(text=text[:4_000], more=text[4_000:])
    assert read(receipt).startswith("Filed\nKirbyKirby")
    answer = await room.reader.slash(room.channel, "article show", article="id:1")
    assert "“It is late”" in read(answer)
    assert "KirbyKirby" in read(answer)
    assert len(markup(answer)) < 600
