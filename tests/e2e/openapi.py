"""Discord's own description of its HTTP API, as a judge of what our client sends."""

import json
import re
from collections.abc import Iterator
from functools import cache, cached_property
from pathlib import Path
from typing import Any

from jsonschema import Draft202012Validator
from jsonschema.exceptions import ValidationError
from referencing import Registry, Resource
from referencing.jsonschema import DRAFT202012

DESCRIPTION = Path(__file__).parents[3] / "shared" / "discord" / "openapi.json"
_URI = "urn:discord"


MEDIA_CHANNEL, FORUM_CHANNEL = 16, 15


def as_described(path: str, body: Any) -> Any:
    """Return a body without what Discord takes and its description forgets.

    That is an id given as a number for a private channel, for a file (Discord's own examples
    of uploads do) or for what is chosen in a menu, and media channels, which discord.py offers
    wherever it offers forums.
    """
    if path == "/users/@me/channels":
        return {**body, "recipient_id": str(body["recipient_id"])}
    if path.endswith("/commands"):
        return _without_media_channels(body)
    return _with_ids_as_text(body)


def _with_ids_as_text(body: Any) -> Any:
    if isinstance(body, list):
        return [_with_ids_as_text(each) for each in body]
    if not isinstance(body, dict):
        return body
    changed = {key: _with_ids_as_text(value) for key, value in body.items()}
    for name in ("attachments", "default_values"):
        if changed.get(name):
            changed[name] = [{**each, "id": str(each["id"])} for each in changed[name]]
    return changed


def _without_media_channels(body: Any) -> Any:
    if isinstance(body, list):
        return [_without_media_channels(each) for each in body]
    if not isinstance(body, dict):
        return body
    kept = {key: _without_media_channels(value) for key, value in body.items()}
    if FORUM_CHANNEL in kept.get("channel_types", ()):
        kept["channel_types"] = [each for each in kept["channel_types"] if each != MEDIA_CHANNEL]
    return kept


class Description:
    """Paths, parameters and bodies of API version 10, with validators that are built once."""

    def __init__(self, document: dict[str, Any]) -> None:
        self._document = document
        resource = Resource.from_contents(document, default_specification=DRAFT202012)
        self._registry: Registry[Any] = Registry().with_resource(_URI, resource)
        self._validators: dict[str, Draft202012Validator] = {}

    def violations(
        self, method: str, path: str, query: dict[str, str], body: Any | None
    ) -> list[str]:
        """Say what Discord would refuse about a request; `path` begins after `/api/v10`."""
        template = self._template(method, path)
        if template is None:
            return [f"{method} {path} is not in the description"]
        return [
            *self._wrong_parameters(template, method, query),
            *self._wrong_body(template, method, body),
        ]

    def _template(self, method: str, path: str) -> str | None:
        """The described path with the fewest parameters: `@original` before `{message_id}`."""
        matching = [
            template
            for template, pattern in self._patterns
            if pattern.fullmatch(path) and method.lower() in self._document["paths"][template]
        ]
        return min(matching, key=lambda template: template.count("{"), default=None)

    @cached_property
    def _patterns(self) -> list[tuple[str, re.Pattern[str]]]:
        return [(template, re.compile(_pattern(template))) for template in self._document["paths"]]

    def _wrong_parameters(self, template: str, method: str, query: dict[str, str]) -> Iterator[str]:
        described = self._document["paths"][template]
        parameters = {
            parameter["name"]: parameter
            for parameter in [
                *described.get("parameters", []),
                *described[method.lower()].get("parameters", []),
            ]
            if parameter["in"] == "query"
        }
        for name, parameter in parameters.items():
            if parameter.get("required") and name not in query:
                yield f"query {name} is missing"
        for name, text in query.items():
            if name not in parameters:
                yield f"query {name} is not described"
            elif not any(
                self._validator(parameters[name]["schema"]).is_valid(value)
                for value in _readings(text)
            ):
                yield f"query {name} must not be {text!r}"

    def _wrong_body(self, template: str, method: str, body: Any | None) -> Iterator[str]:
        described = self._document["paths"][template][method.lower()].get("requestBody")
        if described is None:
            if body is not None:
                yield "a body is not described"
            return
        if body is None:
            if described.get("required"):
                yield "the body is missing"
            return
        schema = described["content"]["application/json"]["schema"]
        for error in self._validator(schema).iter_errors(body):
            cause = _cause(error)
            yield f"body at {cause.json_path}: {cause.message[-200:]}"

    def _validator(self, schema: dict[str, Any]) -> Draft202012Validator:
        key = json.dumps(schema, sort_keys=True)
        if key not in self._validators:
            self._validators[key] = Draft202012Validator(_absolute(schema), registry=self._registry)
        return self._validators[key]


@cache
def discord_description() -> Description | None:
    """Return the platform's description, or None where it is not at hand."""
    if not DESCRIPTION.is_file():
        return None
    return Description(json.loads(DESCRIPTION.read_text(encoding="utf-8")))


def _pattern(template: str) -> str:
    """Turn `/channels/{channel_id}` into a pattern in which ids are numbers."""
    escaped = re.escape(template)
    return re.sub(r"\\{\w+\\}", "[^/]+", re.sub(r"\\{\w+_id\\}", "[0-9]+", escaped))


def _cause(error: ValidationError) -> ValidationError:
    """Follow a failed choice into the alternative that was meant.

    Nearly every choice in the description is told apart by its JSON type or by a field `type`,
    so alternatives that fail there were not meant; of the rest, the one with the fewest
    complaints was.
    """
    branches: dict[Any, list[ValidationError]] = {}
    for complaint in error.context or ():
        branches.setdefault(complaint.relative_schema_path[0], []).append(complaint)
    meant = [branch for branch in branches.values() if not any(map(_is_another_type, branch))]
    if not meant:
        return error
    return _cause(min(meant, key=len)[0])


def _is_another_type(complaint: ValidationError) -> bool:
    path = list(complaint.relative_path)
    return path == ["type"] or (not path and complaint.validator == "type")


def _absolute(schema: Any) -> Any:
    """Let references that point into the document find it from a schema cut out of it."""
    if isinstance(schema, dict):
        return {
            key: f"{_URI}{value}" if key == "$ref" else _absolute(value)
            for key, value in schema.items()
        }
    if isinstance(schema, list):
        return [_absolute(part) for part in schema]
    return schema


def _readings(text: str) -> Iterator[Any]:
    """What a query's text may mean: itself, a number, a truth value (Discord takes 1 and 0)."""
    yield text
    if text.isdecimal():
        yield int(text)
    if text.lower() in {"true", "1", "false", "0"}:
        yield text.lower() in {"true", "1"}
