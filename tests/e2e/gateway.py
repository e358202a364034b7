"""The gateway half of the loopback Discord: HELLO, IDENTIFY, RESUME, heartbeats, events."""

from dataclasses import dataclass, field
from typing import Any

from aiohttp import WSMsgType, web

from tests.e2e import payloads
from tests.e2e.payloads import Json

DISPATCH, RECONNECT, INVALID_SESSION, HELLO, HEARTBEAT_ACK = 0, 7, 9, 10, 11
AUTHENTICATION_FAILED = 4004


@dataclass
class Session:
    """What a client may come back to: every event, in order, so that missed ones are replayed."""

    id: str
    events: list[Json] = field(default_factory=list)

    def add(self, name: str, data: Any) -> Json:
        event = {"op": DISPATCH, "t": name, "s": len(self.events) + 1, "d": data}
        self.events.append(event)
        return event


class Gateway:
    """One bot's gateway. `identified` and `resumed` count what the client asked for."""

    def __init__(self, *, token: str) -> None:
        self.address = ""
        self.identified: list[Json] = []
        self.resumed: list[Json] = []
        self.heartbeats = 0
        self.guilds = [payloads.guild()]
        self._token = token
        self._session: Session | None = None
        self._socket: web.WebSocketResponse | None = None
        self._request: web.Request | None = None
        self._refusing = False

    @property
    def connected(self) -> bool:
        """Tell whether events reach the client now."""
        return self._socket is not None and not self._socket.closed

    async def dispatch(self, name: str, data: Any) -> None:
        """Send an event; while the client is away it waits for the RESUME."""
        assert self._session is not None, "no client has identified yet"
        event = self._session.add(name, data)
        if self.connected:
            await self._send(event)

    async def close(self, code: int) -> None:
        """Close the connection with a code, as Discord does when it moves a session."""
        assert self._socket is not None
        await self._socket.close(code=code)

    async def ask_to_reconnect(self) -> None:
        await self._send({"op": RECONNECT, "d": None})

    def cut(self) -> None:
        """Break the connection without a word, as a lost network does."""
        assert self._request is not None
        assert self._request.transport is not None
        self._request.transport.abort()
        self._socket = None

    def forget_session(self) -> None:
        """Let the next RESUME be answered with 'invalid session'."""
        self._session = None

    def refuse(self) -> None:
        """Cut the line, and answer every new connection with an error."""
        self._refusing = True
        self.cut()

    async def handle(self, request: web.Request) -> web.WebSocketResponse:
        """Serve one connection of the client."""
        if self._refusing:
            raise web.HTTPServiceUnavailable
        socket = web.WebSocketResponse()
        await socket.prepare(request)
        await socket.send_json({"op": HELLO, "d": {"heartbeat_interval": 41250}})
        async for frame in socket:
            if frame.type is WSMsgType.TEXT:
                await self._receive(frame.json(), socket, request)
        if self._socket is socket:
            self._socket = None
        return socket

    async def _receive(
        self, frame: Json, socket: web.WebSocketResponse, request: web.Request
    ) -> None:
        match frame["op"]:
            case 1:  # heartbeat
                self.heartbeats += 1
                await socket.send_json({"op": HEARTBEAT_ACK, "d": None})
            case 2:  # identify
                self._socket, self._request = socket, request
                await self._identify(frame["d"])
            case 6:  # resume
                self._socket, self._request = socket, request
                await self._resume(frame["d"])

    async def _identify(self, data: Json) -> None:
        self.identified.append(data)
        if data["token"] != self._token:
            await self.close(AUTHENTICATION_FAILED)
            return
        self._session = Session(f"session-{len(self.identified)}")
        await self.dispatch(
            "READY",
            {
                "v": 10,
                "user": payloads.user(payloads.APPLICATION, bot=True),
                "guilds": [{"id": each["id"], "unavailable": True} for each in self.guilds],
                "session_id": self._session.id,
                "resume_gateway_url": self.address,
                "application": {"id": str(payloads.APPLICATION), "flags": 0},
                "private_channels": [],
            },
        )
        for each in self.guilds:
            await self.dispatch("GUILD_CREATE", each)

    async def _resume(self, data: Json) -> None:
        self.resumed.append(data)
        if self._session is None or data["session_id"] != self._session.id:
            await self._send({"op": INVALID_SESSION, "d": False})
            return
        for missed in self._session.events[data["seq"] :]:
            await self._send(missed)
        await self.dispatch("RESUMED", {})

    async def _send(self, frame: Json) -> None:
        assert self._socket is not None
        await self._socket.send_json(frame)
