"""Controls that stand in a message, and members who press them: one press, or many at once."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import discord
from simcord import Env, InteractionResult, MemberActor

from tests.support.discord_env import read


@dataclass(frozen=True, slots=True)
class Pressable:
    """A control as a message sent long ago has it: its custom_id and, of a menu, what is chosen.

    What is chosen is a value of the menu's own, or a role or a channel of the guild.
    """

    custom_id: str
    chosen: Any = None

    def layout(self) -> discord.ui.LayoutView:
        """Return a message with nothing but this control, which no client keeps."""
        layout = discord.ui.LayoutView(timeout=None)
        layout.add_item(discord.ui.ActionRow(self._item()))
        layout.stop()
        return layout

    def _item(self) -> discord.ui.Item[Any]:
        match self.chosen:
            case None:
                return discord.ui.Button(label="Press", custom_id=self.custom_id)
            case int() | str():
                option = discord.SelectOption(label="Choose", value=f"{self.chosen}")
                return discord.ui.Select(custom_id=self.custom_id, options=[option])
            case _ if "moderators" in self.custom_id:
                return discord.ui.RoleSelect(custom_id=self.custom_id)
            case _:
                return discord.ui.ChannelSelect(custom_id=self.custom_id)

    async def pressed(self, member: MemberActor, message: discord.Message) -> InteractionResult:
        """Let a member press it, or choose in it."""
        if self.chosen is None:
            return await member.click(message, custom_id=self.custom_id)
        chosen = f"{self.chosen}" if isinstance(self.chosen, int) else self.chosen
        return await member.select(message, [chosen], custom_id=self.custom_id)

    async def pressed_at_once(
        self, env: Env, member: MemberActor, message: discord.Message, times: int
    ) -> Sequence[InteractionResult]:
        """Let a member press it so many times before the bot has seen the first of them.

        SimCord waits after each press until the bot is done, as nobody before a screen does.
        """
        emit, held = env.backend.emit, []
        env.backend.emit = lambda *event: held.append(event)
        try:
            found = [await self.pressed(member, message) for _ in range(times)]
        finally:
            env.backend.emit = emit
        for event in held:
            emit(*event)
        await env.settle()
        return found


async def told(result: InteractionResult) -> str:
    """Return all that a member gets of a press: the form, or the text with its files."""
    if result.modal is not None:
        return str(result.modal["custom_id"])
    message = result.followups[-1] if result.followups else result.response
    files = message.attachments if message else []
    texts = [await each.read() for each in files if each.filename.endswith((".txt", ".jsonl"))]
    return "\n".join([read(result), *(text.decode() for text in texts)])
