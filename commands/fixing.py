"""The form that puts right what is known of an article beside its text."""

from typing import Any, Self

import discord

from commands import changes, forms
from commands.context import services_of
from commands.locale import later
from news.article import Facts
from news.ids import ArticleId
from services.facts import LINE_LENGTH, Entered

LINK_BOX = 2_000  # characters

FormLabel = discord.ui.Label[Any]


def _line(custom_id: str, *, required: bool = False, longest: int = LINE_LENGTH) -> Any:
    return discord.ui.TextInput(custom_id=custom_id, required=required, max_length=longest)


class FixForm(forms.Form, name="v1:fix", title=later("Put an article right")):
    """Title, outlet, day, byline and link, each with what is known now; empty ones are cleared."""

    headline: FormLabel = discord.ui.Label(
        text=later("Title"), component=_line("title", required=True)
    )
    outlet: FormLabel = discord.ui.Label(text=later("Outlet"), component=_line("outlet"))
    day: FormLabel = discord.ui.Label(
        text=later("Day of publication"),
        description=later("Such as 2024-05-31; in UTC"),
        component=_line("day", longest=40),
    )
    byline: FormLabel = discord.ui.Label(text=later("Byline"), component=_line("byline"))
    link: FormLabel = discord.ui.Label(
        text=later("Link"), component=_line("link", longest=LINK_BOX)
    )

    @classmethod
    def about(cls, article: ArticleId, facts: Facts) -> Self:
        """Return the form for an article, filled in; what is too long for a box is cut there."""
        form = cls(str(article))
        day = f"{facts.published:%Y-%m-%d}" if facts.published else ""
        known = (facts.title, facts.outlet, day, facts.byline, facts.link)
        for box, value in zip(form.boxes(), known, strict=True):
            box.default = (value or "")[: box.max_length]
        return form

    def boxes(self) -> list[discord.ui.TextInput[Any]]:
        """Return the inputs, in the order of the form."""
        labels = (self.headline, self.outlet, self.day, self.byline, self.link)
        return [label.component for label in labels]  # type: ignore[misc]  # each is one, see above

    async def on_submit(self, interaction: discord.Interaction) -> None:
        """Put it right, for moderators."""
        fixes, article = services_of(interaction).fixes, ArticleId(int(self.of))
        entered = Entered(*(str(box) for box in self.boxes()))
        await changes.decide(interaction, lambda by: fixes.fix(article, entered, by=by))

    def typed(self) -> str:
        """Return what was typed, a line for each box."""
        return "\n".join(str(box) for box in self.boxes() if str(box))
