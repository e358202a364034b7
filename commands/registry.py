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

from typing import Any

import discord
from discord import app_commands

from commands import (
    answers,
    batch_menu,
    changes,
    choices,
    citing,
    corrections,
    doubts,
    feed_choice,
    following,
    forgetting,
    history,
    looking,
    narrowing,
    receipts,
    review_page,
    revisions,
    schedules,
    settings_page,
    splitting,
    welcome,
    whole,
)
from commands import briefing as briefing_page
from commands import data as data_page
from commands import help as help_page
from commands import privacy as privacy_page
from commands.about import about
from commands.article import article
from commands.articles import articles
from commands.briefing import briefing
from commands.compare import compare
from commands.context import ServedClient
from commands.data import data
from commands.export import export
from commands.feeds import feeds
from commands.figures import figures
from commands.follow import follow
from commands.help import help_
from commands.menu import submit_message, submit_thread
from commands.people import people
from commands.privacy import privacy
from commands.quotes import quotes
from commands.review import review
from commands.search import search
from commands.settings import settings
from commands.speaker import speaker
from commands.submit import submit
from commands.timeline import timeline
from commands.tree import Tree
from commands.whosaid import whosaid

COMMANDS: tuple[
    app_commands.Command[Any, Any, Any] | app_commands.ContextMenu | app_commands.Group, ...
] = (
    quotes,
    whosaid,
    timeline,
    compare,
    search,
    figures,
    articles,
    article,
    people,
    export,
    follow,
    speaker,
    review,
    history.history,
    briefing,
    submit,
    submit_message,
    feeds,
    submit_thread,
    settings,
    data,
    about,
    privacy,
    help_,
)
CONTROLS: tuple[type[discord.ui.DynamicItem[Any]], ...] = (
    *answers.CONTROLS,
    *choices.CONTROLS,
    *batch_menu.CONTROLS,
    *citing.CONTROLS,
    *following.CONTROLS,
    *forgetting.CONTROLS,
    *history.CONTROLS,
    *looking.CONTROLS,
    *narrowing.CONTROLS,
    *whole.CONTROLS,
    *receipts.CONTROLS,
    *review_page.CONTROLS,
    *revisions.CONTROLS,
    *settings_page.CONTROLS,
    *briefing_page.CONTROLS,
    *schedules.CONTROLS,
    *corrections.CONTROLS,
    *changes.CONTROLS,
    *doubts.CONTROLS,
    *feed_choice.CONTROLS,
    *splitting.CONTROLS,
    *help_page.CONTROLS,
    *welcome.CONTROLS,
    *data_page.CONTROLS,
    *privacy_page.CONTROLS,
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
