"""A part of a briefing as it is kept until it is sent: its components, and what its picture shows.

The picture is drawn from that when the part is sent, so that it is the same after a crash.
"""

import json
from dataclasses import asdict, dataclass
from typing import Any

import discord

from commands import limits, locale
from commands.pictures import Chart, chart_from

_GALLERY = discord.ComponentType.media_gallery.value


@dataclass(frozen=True, slots=True)
class KeptPart:
    """Components as Discord takes them, with a gallery among the outermost for a picture."""

    components: list[dict[str, Any]]
    picture: Chart | None = None
    language: str = locale.ENGLISH
    """That of its words: what is put right in it later speaks it too."""

    @classmethod
    def of(cls, layout: discord.ui.LayoutView, picture: Chart | None = None) -> "KeptPart":
        """Return a layout, checked against Discord's limits, as a part."""
        limits.check_message(layout)
        components = layout.to_components()  # type: ignore[no-untyped-call]  # untyped in discord.py
        return cls(components, picture, locale.spoken())

    @classmethod
    def read(cls, text: str) -> "KeptPart":
        """Return the part that `text` gave the text of."""
        kept = json.loads(text)
        picture = chart_from(kept["picture"]) if kept["picture"] else None
        return cls(kept["components"], picture, kept.get("language", locale.ENGLISH))

    def text(self) -> str:
        """Return the part as JSON."""
        picture = asdict(self.picture) if self.picture else None
        kept = {"components": self.components, "picture": picture, "language": self.language}
        return json.dumps(kept, ensure_ascii=False)

    def without_picture(self) -> "KeptPart":
        """Return the same without its gallery: Discord refuses one whose file is not attached.

        What an edit of a posted part needs too, when what was counted is no longer so.
        """
        left = [each for each in self.components if each["type"] != _GALLERY]
        return KeptPart(left, language=self.language)

    def layout(self) -> discord.ui.LayoutView:
        """Return what discord.py sends: these components as they are."""
        return _Layout(self.components)


class _Layout(discord.ui.LayoutView):
    """A layout that was turned into JSON before, sent as it was kept."""

    def __init__(self, components: list[dict[str, Any]]) -> None:
        super().__init__(timeout=None)
        self._kept = components

    def to_components(self) -> list[dict[str, Any]]:
        return self._kept

    def has_components_v2(self) -> bool:
        return True
