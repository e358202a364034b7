"""A doubtful quote as a message, with buttons for what a moderator finds, and what they do."""

import re
from typing import Any, Self, cast

import discord

from commands import forms, reply, review_blocks
from commands.changes import Undo
from commands.context import guild_of, moderator_of, services_of
from commands.controls import LONG, AnyItem, Button, Control, Select
from commands.limits import FORM_INPUT
from commands.locale import _, later
from commands.options import speaker_options
from commands.permissions import require_moderator
from commands.review_blocks import LABELS, NEW
from commands.review_place import SCOPE, form_of, read, read_form, written
from commands.text import address, clean
from news.change import Change
from news.errors import BadOption
from news.ids import QuoteId, SpeakerId
from news.review import Scope
from news.speaker import SpeakerType
from services.review import Candidates, Decision, NothingWaits, ReviewAnswer, ReviewView, Settled

NAME_LENGTH = 50
"""Characters of a new speaker's name: it travels in the custom_id, which has 100."""


def message(answer: ReviewAnswer, before: Decision | None = None) -> discord.ui.LayoutView:
    """Return a quote with its buttons; above it what became of the one `before`, to be undone."""
    undo: reply.Row = [Undo(before.id)] if isinstance(before, Change) else []
    if isinstance(answer, NothingWaits):
        return reply.layout_of(review_blocks.nothing(answer, before), undo)
    quote = answer.doubtful.quote
    known = ("right", "speaker") if quote.speaker else ("who",)
    buttons: reply.Row = [
        Step(quote.id, what, answer.scope) for what in (*known, "words", "none", "skip")
    ]
    link = reply.link_button(_("Open the article"), address(quote.article.link))
    return reply.layout_of(review_blocks.question(answer, before), buttons, [*undo, *link])


def choice(found: Candidates, scope: Scope) -> discord.ui.LayoutView:
    """Return a menu of who may have said it, and buttons for somebody else."""
    quote = found.quote.id
    menu: reply.Row = [Sayer.among(found, scope)] if found.speakers else []
    fits = bool(found.typed) and len(found.typed) <= NAME_LENGTH
    new = [NewSayer(quote, type_, scope, found.typed) for type_ in NEW] if fits else []
    others = [Step(quote, what, scope) for what in ("name", "back")]
    return reply.layout_of(review_blocks.who_said_it(found), menu, [*new, *others])


async def _go_on(
    interaction: discord.Interaction, quote: QuoteId, scope: Scope, before: Decision | None
) -> None:
    """Show the next quote, and what became of this one."""
    following = await services_of(interaction).review.next(
        scope, by=moderator_of(interaction), after=quote
    )
    await reply.edit(interaction, message(following, before))


class Step(
    Control,
    discord.ui.DynamicItem[Button],
    template=rf"v1:review:(?P<quote>{LONG}):(?P<what>{'|'.join(LABELS)}):{SCOPE}",
):
    """What a moderator finds of a quote, or wants to see; for moderators."""

    def __init__(self, quote: QuoteId, what: str, scope: Scope) -> None:
        custom_id = f"v1:review:{quote}:{what}:{written(scope)}"
        super().__init__(discord.ui.Button(label=_(LABELS[what]), custom_id=custom_id))
        self.quote, self.what, self.scope = quote, what, scope

    @classmethod
    async def from_custom_id(
        cls, __: discord.Interaction, ___: AnyItem, match: re.Match[str], /
    ) -> Self:
        """Build it again from what was pressed."""
        return cls(QuoteId(int(match["quote"])), match["what"], read(match["scope"]))

    async def pressed(self, interaction: discord.Interaction) -> None:
        """Keep what was found and go on, or show what is needed for it."""
        await require_moderator(interaction)
        desk, by = services_of(interaction).review, moderator_of(interaction)
        if self.what in {"speaker", "who"}:
            found = await desk.candidates(self.quote, "", guild=by.guild)
            await reply.edit(interaction, choice(found, self.scope))
        elif self.what == "name":
            await forms.show(interaction, NameForm(form_of(self.quote, self.scope)))
        elif self.what in {"words", "back"}:
            await self._look(interaction)
        else:
            decide = {"right": desk.right, "none": desk.no_quote}.get(self.what)
            before = await decide(self.quote, by=by) if decide else None
            await _go_on(interaction, self.quote, self.scope, before)

    async def _look(self, interaction: discord.Interaction) -> None:
        """Show the quote again, or the form with its words, unless it was decided meanwhile."""
        desk, by = services_of(interaction).review, moderator_of(interaction)
        view = await desk.look(self.quote, self.scope, by=by)
        if isinstance(view, Settled):
            await _go_on(interaction, self.quote, self.scope, view)
        elif self.what == "words":
            await forms.show(interaction, WordsForm.filled(view))
        else:
            await reply.edit(interaction, message(view))


class Sayer(
    Control,
    discord.ui.DynamicItem[Select],
    template=rf"v1:sayer:(?P<quote>{LONG}):{SCOPE}",
):
    """A menu of speakers; the chosen one says the quote. For moderators."""

    def __init__(self, quote: QuoteId, scope: Scope, menu: Select) -> None:
        super().__init__(menu)
        self.quote, self.scope = quote, scope

    @classmethod
    def among(cls, found: Candidates, scope: Scope) -> Self:
        """Return the menu of those who may have said it."""
        menu: Select = discord.ui.Select(
            custom_id=f"v1:sayer:{found.quote.id}:{written(scope)}",
            placeholder=_("Choose who said it"),
            options=speaker_options(found.speakers),
        )
        return cls(found.quote.id, scope, menu)

    @classmethod
    async def from_custom_id(
        cls, __: discord.Interaction, item: Any, match: re.Match[str], /
    ) -> Self:
        """Take over the menu as it was sent."""
        return cls(QuoteId(int(match["quote"])), read(match["scope"]), item)

    async def pressed(self, interaction: discord.Interaction) -> None:
        """Give the quote to the chosen one, and go on."""
        await require_moderator(interaction)
        to = SpeakerId(int(self.item.values[0]))
        desk = services_of(interaction).review
        given = await desk.give(self.quote, to, by=moderator_of(interaction))
        await _go_on(interaction, self.quote, self.scope, given)


class NewSayer(
    Control,
    discord.ui.DynamicItem[Button],
    template=rf"v1:new:(?P<quote>{LONG}):(?P<kind>[po]):{SCOPE}:(?P<name>.{{1,{NAME_LENGTH}}})",
):
    """Gives a quote to somebody who is not here yet; for moderators."""

    def __init__(self, quote: QuoteId, type_: SpeakerType, scope: Scope, name: str) -> None:
        custom_id = f"v1:new:{quote}:{type_[0]}:{written(scope)}:{name}"
        super().__init__(discord.ui.Button(label=_(NEW[type_]), custom_id=custom_id))
        self.quote, self.kind, self.scope, self.name = quote, type_, scope, name

    @classmethod
    async def from_custom_id(
        cls, __: discord.Interaction, ___: AnyItem, match: re.Match[str], /
    ) -> Self:
        """Build it again from what was pressed."""
        type_ = next(each for each in NEW if each[0] == match["kind"])
        return cls(QuoteId(int(match["quote"])), type_, read(match["scope"]), match["name"])

    async def pressed(self, interaction: discord.Interaction) -> None:
        """Add the speaker, give the quote away, and go on."""
        await require_moderator(interaction)
        by = moderator_of(interaction)
        desk = services_of(interaction).review
        given = await desk.give_new(self.quote, self.name, self.kind, by=by)
        await _go_on(interaction, self.quote, self.scope, given)


class NameForm(forms.Form, name="v1:sayername", title=later("Who said it?")):
    """A name; those who are called nearly so are shown to choose from, or it is a new one."""

    asked: discord.ui.Label[Any] = discord.ui.Label(
        text=later("Name"),
        description=later("Nothing is decided yet: you choose from the nearest, or add it."),
        component=discord.ui.TextInput(custom_id="name", max_length=NAME_LENGTH),
    )

    async def on_submit(self, interaction: discord.Interaction) -> None:
        """Show who may be meant, for moderators."""
        await require_moderator(interaction)
        quote, scope = read_form(self.of)
        name = clean(str(self.asked.component))
        if not name:
            raise BadOption("A name needs letters.")
        desk = services_of(interaction).review
        found = await desk.candidates(quote, name, guild=guild_of(interaction))
        await reply.edit(interaction, choice(found, scope))


class WordsForm(forms.Form, name="v1:reword", title=later("The words of the quote")):
    """The words of a quote, to be put right; they must stand in its article."""

    asked: discord.ui.Label[Any] = discord.ui.Label(
        text=later("Words, as the article prints them"),
        description=later("Each piece on a line of its own, without what stands between them."),
        component=discord.ui.TextInput(
            custom_id="words", style=discord.TextStyle.paragraph, max_length=FORM_INPUT
        ),
    )

    @classmethod
    def filled(cls, view: ReviewView) -> Self:
        """Return the form with the present words in it. Raises `BadOption` for too many."""
        quote = view.doubtful.quote
        words = "\n".join(clean(fragment) for fragment in quote.fragments)
        if len(words) > FORM_INPUT:
            raise BadOption("That quote is too long for a form: its words stay as they are.")
        form = cls(form_of(quote.id, view.scope))
        cast("discord.ui.TextInput[Any]", form.asked.component).default = words
        return form

    async def on_submit(self, interaction: discord.Interaction) -> None:
        """Give the quote these words and ask about it again, for moderators."""
        await require_moderator(interaction)
        desk, by = services_of(interaction).review, moderator_of(interaction)
        quote, scope = read_form(self.of)
        changed = await desk.reword(quote, self.typed(), by=by)
        view = await desk.look(quote, scope, by=by)
        if isinstance(view, Settled):
            await _go_on(interaction, quote, scope, changed)
        else:
            await reply.edit(interaction, message(view, changed))

    def typed(self) -> str:
        """Return the words."""
        return str(self.asked.component)


CONTROLS = (Step, Sayer, NewSayer)
