"""A small Discord on 127.0.0.1: REST and gateway for one bot, in one guild, over real sockets."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from inspect import isawaitable
from typing import Any

from aiohttp import web

from tests.e2e import payloads
from tests.e2e.exchange import Exchange
from tests.e2e.gateway import Gateway
from tests.e2e.openapi import Description
from tests.e2e.payloads import MODERATOR, READER, Attachment, Json
from tests.e2e.rest import Rest

TOKEN = "loopback.token.of-no-account"
PATIENCE = 20.0  # seconds that a test waits at most for what must come

COMMAND, COMPONENT, AUTOCOMPLETE, FORM = 2, 3, 4, 5
STRING = 3


class LoopbackDiscord:
    """What a test says as a member and sees of the bot's answers."""

    def __init__(self, description: Description | None) -> None:
        self.rest = Rest(token=TOKEN, description=description)
        self.gateway = Gateway(token=TOKEN)
        self.address = ""

    async def until(self, come: Callable[[], Any], *, patience: float = PATIENCE) -> Any:
        """Wait until `come()`, a function or coroutine, is true and return it."""
        async with asyncio.timeout(patience):
            while not (found := await _result(come())):  # noqa: ASYNC110 - it has no event
                await asyncio.sleep(0.01)
        return found

    async def ready(self) -> None:
        """Wait until a client has identified or resumed and events reach it."""
        await self.until(lambda: self.gateway.connected)

    async def use(self, command: str, *, by: int = READER, **options: str) -> Exchange:
        """Use a slash command as a member."""
        data = self._command(command) | {"options": _options(options)}
        return await self._interact(COMMAND, data, by=by)

    async def type(self, command: str, *, focused: str, text: str) -> Exchange:
        """Type into an option and wait for suggestions."""
        option = {"type": STRING, "name": focused, "value": text, "focused": True}
        data = self._command(command) | {"options": [option]}
        return await self._interact(AUTOCOMPLETE, data, by=READER)

    async def press(self, message: Json, custom_id: str, *, by: int = READER) -> Exchange:
        """Press a button of a message."""
        data = {"custom_id": custom_id, "component_type": 2, "id": 1}
        return await self._interact(COMPONENT, data, by=by, message=message)

    async def submit(
        self,
        form: Json,
        *,
        by: int = MODERATOR,
        texts: tuple[str, ...] = (),
        file: Attachment | None = None,
    ) -> Exchange:
        """Hand in a form: `texts` fill its text inputs in order, `file` its upload."""
        remaining = list(texts)
        filled = [_filled(part, remaining, file) for part in form["components"]]
        resolved = {"attachments": {str(file.id): file.payload()}} if file else {}
        data = {"custom_id": form["custom_id"], "components": filled, "resolved": resolved}
        return await self._interact(FORM, data, by=by)

    def upload(self, name: str, data: bytes, content_type: str = "text/plain") -> Attachment:
        """Put a member's file where the bot can download it."""
        attachment_id = payloads.next_id()
        link = f"{self.address}/attachments/{attachment_id}/{name}"
        attachment = Attachment(name, data, content_type, link, attachment_id)
        self.rest.attachments[attachment_id] = attachment
        return attachment

    async def answered(self, exchange: Exchange) -> Json:
        """Wait for the first answer to an interaction and return it."""
        return await self.until(lambda: exchange.callback)

    async def message(self, exchange: Exchange) -> Json:
        """Wait for the message that answers an interaction, past any "thinking"."""
        return await self.until(lambda: not exchange.loading and exchange.original)

    async def _interact(
        self, kind: int, data: Json, *, by: int, message: Json | None = None
    ) -> Exchange:
        interaction = payloads.interaction(kind, data, by=by, message=message)
        exchange = self.rest.exchanges[interaction["token"]] = Exchange(interaction)
        await self.gateway.dispatch("INTERACTION_CREATE", interaction)
        return exchange

    def _command(self, name: str) -> Json:
        command = next(c for c in self.rest.commands if c["name"] == name)
        return {"id": command["id"], "name": name, "type": command.get("type", 1)}


@asynccontextmanager
async def loopback_discord(description: Description | None) -> AsyncIterator[LoopbackDiscord]:
    """Serve a Discord on a free port of 127.0.0.1 while the context lasts."""
    discord = LoopbackDiscord(description)
    app = web.Application(middlewares=[discord.rest.judge])
    app.add_routes([*discord.rest.routes(), web.get("/gw/", discord.gateway.handle)])
    runner = web.AppRunner(app, shutdown_timeout=0.5)
    await runner.setup()
    try:
        site = web.TCPSite(runner, "127.0.0.1", 0)
        await site.start()
        host, port = runner.addresses[0][:2]
        discord.address = f"http://{host}:{port}"
        discord.gateway.address = f"ws://{host}:{port}/gw/"
        yield discord
    finally:
        await runner.cleanup()


async def _result(value: Any) -> Any:
    return await value if isawaitable(value) else value


def _options(options: dict[str, str]) -> list[Json]:
    return [{"type": STRING, "name": name, "value": value} for name, value in options.items()]


def _filled(part: Json, texts: list[str], file: Attachment | None) -> Json:
    """Return what a client sends for one label of a form."""
    field = part["component"]
    sent: Json = {"id": 1, "type": field["type"], "custom_id": field["custom_id"]}
    if field["type"] == 19:
        sent["values"] = [str(file.id)] if file else []
    else:
        sent["value"] = texts.pop(0) if texts else ""
    return {"id": 1, "type": part["type"], "component": sent}
