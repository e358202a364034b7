"""Members and servers that speak another language than English, which SimCord has none of."""

from collections import defaultdict

import pytest
from simcord import interactions

ENGLISH = "en-US"


class Languages:
    """What each member's Discord is set to, and what each server chose for itself."""

    def __init__(self):
        self._of = defaultdict(lambda: ENGLISH)

    def set(self, who, language):
        """Let a member, or a server, speak a language from now on."""
        self._of[who.id] = language
        return who

    def payload(self, make, *args, **facts):
        record, payload = make(*args, **facts)
        languages = {
            "locale": self._of[facts["user_id"]],
            "guild_locale": self._of[facts["guild_id"]],
        }
        return record, payload | languages


@pytest.fixture
def languages(monkeypatch):
    """The languages that interactions carry; English for whoever is not set otherwise."""
    spoken, make = Languages(), interactions.base_payload
    monkeypatch.setattr(
        interactions, "base_payload", lambda *a, **facts: spoken.payload(make, *a, **facts)
    )
    return spoken
