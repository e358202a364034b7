"""The texts of a message, and that nothing in them is more than text."""

import re

import discord

OURS = re.compile(r"<t:-?\d+:D>|(?<=\])\(https?://[^()\s<>]*\)")


def texts(layout):
    return [
        item.content for item in layout.walk_children() if isinstance(item, discord.ui.TextDisplay)
    ]


def assert_inert(layout):
    """Nothing of Discord's own syntax is left but what we write ourselves."""
    for text in texts(layout):
        assert not set(text) & set("\u202e\u2066\u0000\ufeff")
        rest = OURS.sub("", text)
        assert not re.search(r"<[@#:/a-zA-Z]", rest), rest
        assert not re.search(r"@(everyone|here)", rest, re.IGNORECASE), rest
        assert not re.search(r"(?<!\\)`(?!/)", rest), rest
        assert not re.search(r"(?<!\\)\|", rest), rest
        assert "://" not in rest, rest
