"""The one way in: joins the commands, buttons and forms to a client.

    class Client(commands.context.ServedClient):
        def __init__(self, services):
            super().__init__(intents=..., allowed_mentions=discord.AllowedMentions.none())
            self.services = services
            self.tree = registry.register(self)

        async def setup_hook(self):
            registry.listen(self)

        async def on_interaction(self, interaction):
            await forms.receive(interaction)
"""

import discord

from commands import answers, articles, figures, guide, menu, quotes, receipts, settings, submit
from commands.context import ServedClient
from commands.tree import Tree

COMMANDS = (
    quotes.quotes,
    figures.figures,
    articles.articles,
    submit.submit,
    menu.submit_message,
    settings.settings,
    guide.help_,
)
CONTROLS: tuple[type[discord.ui.DynamicItem[discord.ui.Item]], ...] = (
    *answers.CONTROLS,
    *receipts.CONTROLS,
    *settings.CONTROLS,
)


def register(client: ServedClient) -> Tree:
    """Build the client's command tree with every command. Call once, in the constructor."""
    tree = Tree(client)
    for command in COMMANDS:
        tree.add_command(command)
    return tree


def listen(client: ServedClient) -> None:
    """Make the buttons and menus of all messages work, also of those sent before a restart.

    Call in `setup_hook`: the library forgets the classes when the client is closed.
    """
    client.add_dynamic_items(*CONTROLS)
