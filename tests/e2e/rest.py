"""The REST half of the loopback Discord: what the client may ask, judged by the description."""

import json
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace
from typing import Any

from aiohttp import web

from tests.e2e import payloads
from tests.e2e.channels import Channels
from tests.e2e.exchange import Exchange, Refused
from tests.e2e.limits import ChannelLimit, GlobalLimit, Turn
from tests.e2e.openapi import Description, as_described
from tests.e2e.payloads import Attachment, Json

API = "/api/v10"
BODY: web.RequestKey[Any] = web.RequestKey("body", object)
Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


@dataclass(frozen=True)
class Sent:
    """One request of the client; `path` begins after /api/v10."""

    method: str
    path: str
    query: dict[str, str]
    body: Any
    status: int


@dataclass(frozen=True)
class Fault:
    """What goes wrong with the next matching request.

    `after` does what was asked before it fails, as when the answer is lost on its way.
    `status` 0 cuts the connection. `headers` make a 429 Discord's own (Via) or a proxy's.
    """

    method: str
    path: str
    status: int
    body: Json | None = None
    headers: tuple[tuple[str, str], ...] = ()
    after: bool = False

    def hits(self, request: web.Request) -> bool:
        return request.method == self.method and self.path in request.path


def limited(method: str, path: str, *, seconds: float, everywhere: bool = False) -> Fault:
    """Return a 429 as Discord itself gives it, which names the time to wait."""
    return Fault(
        method,
        path,
        429,
        {"message": "You are being rate limited.", "retry_after": seconds, "global": everywhere},
        (
            ("Via", "1.1 google"),
            ("X-RateLimit-Limit", "5"),
            ("X-RateLimit-Remaining", "0"),
            ("X-RateLimit-Reset-After", str(seconds)),
            ("X-RateLimit-Bucket", "loopback"),
        ),
    )


class Rest:
    """Answers requests, remembers them and every interaction, and fails where it is told to."""

    def __init__(self, *, token: str, description: Description | None) -> None:
        self.sent: list[Sent] = []
        self.violations: list[str] = []
        self.faults: list[Fault] = []
        self.limit = GlobalLimit()
        self.channel_limit: ChannelLimit | None = None
        """None: as many messages in a channel as one likes."""
        self.commands: list[Json] = []
        self.exchanges: dict[str, Exchange] = {}
        self.channels = Channels()
        self.attachments: dict[int, Attachment] = {}
        self.uploads: list[tuple[str, bytes]] = []
        """Name and content of each file that came with a message for a channel."""
        self.on_edit: Callable[[], None] = lambda: None
        """Called when an edit of an answer has arrived, before its sender learns of that."""
        self._token = token
        self._description = description

    def routes(self) -> list[web.RouteDef]:
        webhook = API + "/webhooks/{app}/{token}"
        return [
            web.get(API + "/users/@me", me),
            web.get(API + "/oauth2/applications/@me", application),
            web.put(API + "/applications/{app}/commands", self._sync),
            web.post(API + "/interactions/{id}/{token}/callback", self._callback),
            web.post(webhook, self._follow_up),
            web.get(webhook + "/messages/@original", self._original),
            web.patch(webhook + "/messages/{message}", self._edit),
            web.delete(webhook + "/messages/{message}", self._delete),
            web.post(API + "/channels/{channel}/messages", self._post),
            web.get(API + "/channels/{channel}/messages", self._read),
            web.patch(API + "/channels/{channel}/messages/{message}", self._edit_post),
            web.get(API + "/users/{user}", self._user),
            web.post(API + "/users/@me/channels", self._private_channel),
            web.get("/attachments/{id}/{name}", self._attachment),
        ]

    @web.middleware
    async def judge(self, request: web.Request, handler: Handler) -> web.StreamResponse:
        """Let a planned fault happen, check the token and the request, then answer it."""
        if not request.path.startswith(API):
            return await handler(request)
        body = await _body(request)
        request[BODY] = body
        if wait := self.limit.wait(request.path.removeprefix(API)):
            fault = limited(request.method, request.path, seconds=wait, everywhere=True)
            return await self._fail(fault, request, handler)
        turn = self.channel_limit and self.channel_limit.turn(
            request.method, request.path.removeprefix(API)
        )
        if turn and not turn.let_in:
            return await self._fail(_full(request, turn), request, handler)
        fault = next((fault for fault in self.faults if fault.hits(request)), None)
        if fault is not None:
            self.faults.remove(fault)
            return await self._fail(fault, request, handler)
        answered = self._kept(request, await self._judged(request, handler))
        if turn:
            answered.headers.extend(turn.headers())
        return answered

    async def _judged(self, request: web.Request, handler: Handler) -> web.StreamResponse:
        path = request.path.removeprefix(API)
        by_token = path.startswith(("/webhooks/", "/interactions/"))
        if not by_token and request.headers.get("Authorization") != f"Bot {self._token}":
            return answer({"message": "401: Unauthorized", "code": 0}, status=401)
        wrong = self._wrong(request, path)
        if wrong:
            self.violations += [f"{request.method} {path}: {violation}" for violation in wrong]
            return answer({"message": "Invalid Form Body", "code": 50035, "errors": {}}, status=400)
        try:
            return await handler(request)
        except Refused as refused:
            return answer(refused.body, status=refused.status)

    def _wrong(self, request: web.Request, path: str) -> list[str]:
        if self._description is None:
            return []
        query, body = dict(request.query), as_described(path, request[BODY])
        return self._description.violations(request.method, path, query, body)

    async def _fail(
        self, fault: Fault, request: web.Request, handler: Handler
    ) -> web.StreamResponse:
        if fault.after:
            await self._judged(request, handler)
        failed = answer(fault.body or {"message": "fault"}, status=fault.status or 500)
        failed.headers.extend(dict(fault.headers))
        self._kept(request, failed)
        if fault.status == 0:
            assert request.transport is not None
            request.transport.abort()
        return failed

    def _kept(self, request: web.Request, response: web.StreamResponse) -> web.StreamResponse:
        path = request.path.removeprefix(API)
        self.sent.append(
            Sent(request.method, path, dict(request.query), request[BODY], response.status)
        )
        return response

    async def _sync(self, request: web.Request) -> web.Response:
        application = request.match_info["app"]
        self.commands = [
            {
                "default_member_permissions": None,
                "description": "",
                **command,
                "id": str(payloads.next_id()),
                "application_id": application,
                "version": "1",
            }
            for command in request[BODY]
        ]
        return answer(self.commands)

    async def _callback(self, request: web.Request) -> web.Response:
        return answer(self._exchange(request).acknowledge(request[BODY]))

    async def _follow_up(self, request: web.Request) -> web.Response:
        return answer(self._exchange(request).follow_up(request[BODY]))

    async def _original(self, request: web.Request) -> web.Response:
        original = self._exchange(request).original
        if original is None:
            raise Refused(404, 10008, "Unknown Message")
        return answer(original)

    async def _edit(self, request: web.Request) -> web.Response:
        edited = self._exchange(request).edit(request[BODY])
        self.on_edit()
        return answer(edited)

    async def _delete(self, request: web.Request) -> web.Response:
        self._exchange(request).original = None
        return web.Response(status=204)

    async def _post(self, request: web.Request) -> web.Response:
        self.uploads += await _files(request)
        return answer(self.channels.post(request.match_info["channel"], request[BODY]))

    async def _edit_post(self, request: web.Request) -> web.Response:
        where = request.match_info
        return answer(self.channels.edit(where["channel"], where["message"], request[BODY]))

    async def _read(self, request: web.Request) -> web.Response:
        return answer(self.channels.read(request.match_info["channel"], request.query))

    async def _user(self, request: web.Request) -> web.Response:
        return answer(payloads.user(int(request.match_info["user"])))

    async def _private_channel(self, request: web.Request) -> web.Response:
        """Open the channel for direct messages with a member; it has the member's id here."""
        member = int(request[BODY]["recipient_id"])
        private = {"id": str(member), "type": 1, "recipients": [payloads.user(member)]}
        return answer(private | {"last_message_id": None})

    async def _attachment(self, request: web.Request) -> web.Response:
        attachment = self.attachments[int(request.match_info["id"])]
        return web.Response(body=attachment.data, content_type=attachment.content_type)

    def _exchange(self, request: web.Request) -> Exchange:
        exchange = self.exchanges.get(request.match_info["token"])
        if exchange is None:
            raise Refused(404, 10062, "Unknown interaction")
        return exchange


def _full(request: web.Request, turn: Turn) -> Fault:
    """Return the 429 of a channel that takes no more for now."""
    said = limited(request.method, request.path, seconds=turn.seconds)
    return replace(said, headers=(said.headers[0], *turn.headers().items()))


async def me(_: web.Request) -> web.Response:
    return answer(payloads.user(payloads.APPLICATION, bot=True))


async def application(_: web.Request) -> web.Response:
    return answer(payloads.application())


def answer(body: Any, *, status: int = 200) -> web.Response:
    """Return JSON without a charset: with one, discord.py would take it for a plain string."""
    return web.Response(
        body=json.dumps(body).encode(), status=status, headers={"Content-Type": "application/json"}
    )


async def _body(request: web.Request) -> Any:
    """Return what was sent as JSON, alone or as the payload_json of a form with files."""
    if request.content_type == "multipart/form-data":
        form = await request.post()
        return json.loads(str(form["payload_json"]))
    text = await request.text()
    return json.loads(text) if text else None


async def _files(request: web.Request) -> list[tuple[str, bytes]]:
    form = await request.post()
    files = [part for part in form.values() if isinstance(part, web.FileField)]
    return [(file.filename, file.file.read()) for file in files]
