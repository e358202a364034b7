"""A web site on this machine for tests, and names that lead to it."""

import asyncio
import socket
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from ipaddress import ip_address

from aiohttp import web
from aiohttp.abc import AbstractResolver, ResolveResult

LOOPBACK = ip_address("127.0.0.1")

Answer = Callable[[web.Request], Awaitable[web.StreamResponse]]


class Site:
    """Serves what it is told to, and remembers every request."""

    def __init__(self) -> None:
        self.address = ""
        self.requests: list[web.Request] = []
        self._answers: dict[str, Answer] = {}

    def serves(self, path: str, body: str | bytes, *, status: int = 200, **headers: str) -> str:
        """Serve a body under a path and return the link; headers are written Content_Type=..."""
        data = body.encode() if isinstance(body, str) else body
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        named.setdefault("Content-Type", "text/html; charset=utf-8")

        async def answer(_: web.Request) -> web.StreamResponse:
            return web.Response(body=data, status=status, headers=named)

        return self.answers(path, answer)

    def redirects(self, path: str, target: str, *, status: int = 302) -> str:
        """Send whoever asks for a path to another address, and return the link."""
        return self.serves(path, "", status=status, Location=target)

    def never_answers(self, path: str) -> str:
        """Leave whoever asks for a path waiting until the site closes."""

        async def answer(_: web.Request) -> web.StreamResponse:
            await asyncio.Event().wait()
            raise AssertionError

        return self.answers(path, answer)

    def answers(self, path: str, answer: Answer) -> str:
        """Let a function answer under a path, and return the link."""
        self._answers[path] = answer
        return f"{self.address}{path}"

    async def handle(self, request: web.Request) -> web.StreamResponse:
        self.requests.append(request)
        if request.path not in self._answers:
            return web.Response(status=404)
        return await self._answers[request.path](request)


class Names(AbstractResolver):
    """A name server that answers with prepared addresses, one after another, then the last."""

    def __init__(self, **answers: list[str]) -> None:
        self._answers = answers

    async def resolve(
        self,
        host: str,
        port: int = 0,
        family: socket.AddressFamily = socket.AF_INET,  # noqa: ARG002 - aiohttp's signature
    ) -> list[ResolveResult]:
        answers = self._answers.get(host.split(".", maxsplit=1)[0])
        if answers is None:
            raise OSError(f"no such name: {host}")
        address = answers.pop(0) if len(answers) > 1 else answers[0]
        return [
            ResolveResult(
                hostname=host, host=address, port=port, family=socket.AF_INET, proto=0, flags=0
            )
        ]

    async def close(self) -> None:
        """Nothing is open."""


@asynccontextmanager
async def running_site() -> AsyncIterator[Site]:
    """Run a site on a free port of 127.0.0.1 while the block lasts."""
    site = Site()
    app = web.Application(client_max_size=0)
    app.router.add_route("*", "/{path:.*}", site.handle)
    runner = web.AppRunner(app, shutdown_timeout=0, handler_cancellation=True)
    await runner.setup()
    try:
        await web.TCPSite(runner, "127.0.0.1", 0).start()
        port = runner.addresses[0][1]
        site.address = f"http://127.0.0.1:{port}"
        yield site
    finally:
        await runner.cleanup()
