"""One interaction as Discord keeps it: the first answer, the message it became, follow-ups."""

from dataclasses import dataclass, field
from typing import Any

from tests.e2e import payloads
from tests.e2e.payloads import Json

MESSAGE, DEFERRED_MESSAGE, DEFERRED_UPDATE, UPDATE, CHOICES, MODAL = 4, 5, 6, 7, 8, 9


class Refused(Exception):
    """What Discord answers instead of doing as it was asked."""

    def __init__(self, status: int, code: int, message: str) -> None:
        super().__init__(message)
        self.status = status
        self.body = {"message": message, "code": code}


@dataclass
class Exchange:
    """An interaction that was sent to the bot, and everything the bot did about it."""

    interaction: Json
    callback: Json | None = None
    original: Json | None = None
    """The message that answers, or for a press the message that carries the component."""
    followups: list[Json] = field(default_factory=list)
    edits: int = 0

    @property
    def loading(self) -> bool:
        """Tell whether the answer is still put off ("thinking")."""
        return self.callback is not None and self.callback["type"] in {5, 6} and not self.edits

    def acknowledge(self, callback: Json) -> Json:
        """Take the first answer and return Discord's reply; only one is allowed."""
        if self.callback is not None:
            raise Refused(400, 40060, "Interaction has already been acknowledged.")
        self.callback = callback
        data = callback.get("data") or {}
        match callback["type"]:
            case 4 | 5:
                self.original = payloads.message(data)
            case 7:
                self.edit(data)
            case _:
                return {"interaction": self._about()}
        return {
            "interaction": self._about(),
            "resource": {"type": callback["type"], "message": self.original},
        }

    def edit(self, data: Json) -> Json:
        """Change the answer (`@original`) and return it."""
        if self.callback is None:
            raise Refused(404, 10015, "Unknown Webhook")
        before = self.original or self.interaction["message"]
        merged = {key: before[key] for key in ("content", "embeds", "components", "flags")} | data
        merged["flags"] |= before["flags"]
        self.original = payloads.message(merged, message_id=int(before["id"]))
        self.edits += 1
        return self.original

    def follow_up(self, data: Json) -> Json:
        """Add a message after the first answer and return it."""
        if self.callback is None:
            raise Refused(404, 10015, "Unknown Webhook")
        if self.callback["type"] == DEFERRED_MESSAGE and not self.edits and not self.followups:
            return self.edit(data)
        self.followups.append(payloads.message(data))
        return self.followups[-1]

    def _about(self) -> Json:
        about: Json = {
            "id": self.interaction["id"],
            "type": self.interaction["type"],
            "response_message_loading": self.loading,
        }
        if self.original is not None:
            about["response_message_id"] = self.original["id"]
            about["response_message_ephemeral"] = bool(self.original["flags"] & payloads.EPHEMERAL)
        return about


def words(message: Any) -> str:
    """Return all text that a message shows, in reading order, one piece a line."""
    if isinstance(message, list):
        return "\n".join(filter(None, map(words, message)))
    if not isinstance(message, dict):
        return ""
    own = [message[key] for key in ("content", "label") if isinstance(message.get(key), str)]
    parts = [words(message.get(key)) for key in ("components", "accessory", "component")]
    return "\n".join(filter(None, [*own, *parts]))


def interactive(message: Any) -> list[Json]:
    """Return the components of a message or form that have a custom_id, in reading order."""
    if isinstance(message, list):
        return [found for part in message for found in interactive(part)]
    if not isinstance(message, dict):
        return []
    own = [message] if "custom_id" in message and "type" in message else []
    parts = (interactive(message.get(key)) for key in ("components", "accessory", "component"))
    return own + [found for part in parts for found in part]
