"""The judge itself: what it lets pass and what it refuses, so that its silence means something."""

import pytest

from tests.e2e.openapi import DESCRIPTION, discord_description

CALLBACK = "/interactions/1/token/callback"

pytestmark = pytest.mark.skipif(
    not DESCRIPTION.is_file(), reason="Discord's API description is not at ../shared/discord"
)


def button(**changes):
    return {"type": 2, "style": 1, "label": "Share", "custom_id": "share"} | changes


def layout(*parts):
    return {"type": 4, "data": {"flags": 1 << 15, "components": list(parts)}}


def said(method, path, body=None, **query):
    return discord_description().violations(method, path, query, body)


@pytest.mark.parametrize(
    ("method", "path", "body", "query"),
    [
        ("POST", CALLBACK, {"type": 4, "data": {"content": "Done."}}, {"with_response": "1"}),
        ("POST", CALLBACK, layout({"type": 1, "components": [button()]}), {}),
        ("PATCH", "/webhooks/1/token/messages/@original", {"content": "Done."}, {}),
        ("POST", "/channels/1/messages", {"content": "Done.", "nonce": "n" * 25}, {}),
        ("GET", "/users/@me", None, {}),
    ],
)
def test_what_discord_takes_passes(method, path, body, query):
    assert said(method, path, body, **query) == []


@pytest.mark.parametrize(
    ("method", "path", "body", "query", "complaint"),
    [
        ("GET", "/users/@you", None, {}, "not in the description"),
        ("POST", CALLBACK, {"type": 4, "data": {}}, {"wait": "1"}, "query wait is not described"),
        ("POST", CALLBACK, {"type": 4, "data": {}}, {"with_response": "7"}, "must not be '7'"),
        ("POST", CALLBACK, None, {}, "the body is missing"),
        ("POST", CALLBACK, {"type": 3, "data": {}}, {}, "body at $"),
        ("POST", CALLBACK, {"type": 4, "data": {"content": "a" * 4001}}, {}, "$.data.content"),
        (
            "POST",
            CALLBACK,
            layout({"type": 1, "components": [button(label="a" * 81)]}),
            {},
            "$.data.components[0].components[0].label",
        ),
        ("POST", "/channels/1/messages", {"nonce": "n" * 26}, {}, "$.nonce"),
    ],
)
def test_what_discord_refuses_is_named_with_its_place(method, path, body, query, complaint):
    complaints = said(method, path, body, **query)

    assert len(complaints) == 1
    assert complaint in complaints[0]
