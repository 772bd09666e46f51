"""Reads a recorded call as the operation and the parameters that AWS's own model gives it."""

from __future__ import annotations

import base64
import json
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any, Iterator
from urllib.parse import parse_qsl

# Names in a request's signature that differ from botocore's name of the service.
SERVICE_BY_SCOPE = {
    "aps": "amp",
    "cassandra": "keyspaces",
    "email": "sesv2",
    "monitoring": "cloudwatch",
    "states": "stepfunctions",
    "tagging": "resourcegroupstaggingapi",
}
# https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/CommonParameters.html
LOAD_BALANCING_V2 = "Version=2015-12-01"

JSON_PROTOCOLS = ("json", "rest-json")
QUERY_PROTOCOLS = ("ec2", "query")
QUERY_ENVELOPE = {"Action", "Version"}


class NotReadable(Exception):
    """The record cannot be parsed: said so in the report, not counted as a violation."""


class Violation(Exception):
    """What the model forbids, found while reading; `path` names the member."""

    def __init__(self, path: str, message: str) -> None:
        super().__init__(message)
        self.path = path
        self.message = message


@dataclass
class ParsedCall:
    """A call as its service sees it."""

    service: str
    operation: Any
    parameters: dict[str, Any]
    violations: list[Violation] = field(default_factory=list)


def service_of(call: dict[str, Any]) -> str:
    """botocore's name of the service that a call was signed for."""
    scope = str(call["service"])
    if scope == "elasticloadbalancing":
        return "elbv2" if LOAD_BALANCING_V2 in body_text(call) + call["query"] else "elb"
    return SERVICE_BY_SCOPE.get(scope, scope)


def body_bytes(call: dict[str, Any]) -> bytes:
    body = call.get("body") or ""
    return base64.b64decode(body) if call.get("bodyBase64") else body.encode()


def body_text(call: dict[str, Any]) -> str:
    return body_bytes(call).decode("utf-8", "replace")


@lru_cache(maxsize=None)
def model_of(service: str) -> tuple[Any, Any]:
    """The service's model and moto's router over it, loaded once."""
    from botocore.exceptions import UnknownServiceError
    from moto.core.routing import get_service_router
    from moto.core.utils import get_service_model

    try:
        return get_service_model(service), get_service_router(service)
    except UnknownServiceError as error:
        raise NotReadable(f"botocore has no model of the service {service}") from error


def read(call: dict[str, Any]) -> ParsedCall:
    """Parses a call. Raises Violation for an unknown operation, NotReadable for an odd record."""
    from moto.core.request import Request, determine_request_protocol
    from werkzeug.exceptions import MethodNotAllowed, NotFound

    service = service_of(call)
    model, router = model_of(service)
    headers = {name.lower(): value for name, value in call["headers"].items()}
    body = body_bytes(call)
    url = f"http://localhost{call['path']}" + (f"?{call['query']}" if call["query"] else "")
    request = Request.from_primitives(call["method"], url, headers, body)
    try:
        protocol = determine_request_protocol(model, headers.get("content-type"))
    except NotImplementedError as error:
        raise NotReadable(str(error)) from error
    try:
        operation, url_params = router.match(request)
    except (NotFound, MethodNotAllowed) as error:
        asked = named_operation(headers, request) or f"{call['method']} {call['path']}"
        raise Violation("", f"unknown operation {asked} of {service}") from error
    return parse(service, operation, protocol, request, url_params, body)


def named_operation(headers: dict[str, str], request: Any) -> str:
    return headers.get("x-amz-target") or request.values.get("Action", "")


def parse(
    service: str, operation: Any, protocol: str, request: Any, url_params: Any, body: bytes
) -> ParsedCall:
    from moto.core.parse import PROTOCOL_PARSERS

    parsed = ParsedCall(service, operation, {})
    values: Any = request.values
    if protocol in QUERY_PROTOCOLS:
        values = WatchedValues(parse_qsl(body.decode(), keep_blank_values=True))
        values.update(request.args.items())
    if protocol in JSON_PROTOCOLS:
        parsed.violations.extend(json_violations(operation.input_shape, body, protocol))
        if parsed.violations:
            return parsed
    if protocol not in PROTOCOL_PARSERS:
        raise NotReadable(f"moto does not parse the protocol {protocol}")
    try:
        parsed.parameters = PROTOCOL_PARSERS[protocol](operation).parse(
            {
                "body": body,
                "headers": request.headers,
                "method": request.method,
                "url_params": url_params,
                "url_path": request.path,
                "values": values,
            }
        )
    except (ValueError, TypeError, AttributeError) as error:
        parsed.violations.append(Violation("", f"a value of the wrong type: {error}"))
        return parsed
    if isinstance(values, WatchedValues):
        parsed.violations.extend(Violation(n, "unknown parameter") for n in values.never_read())
    return parsed


class WatchedValues(dict[str, str]):
    """Query parameters that remember which of them the model's parser asked for."""

    def __init__(self, items: Any) -> None:
        super().__init__(items)
        self._read: set[str] = set(QUERY_ENVELOPE)

    def get(self, key: str, default: Any = None) -> Any:
        self._read.add(key)
        return super().get(key, default)

    def never_read(self) -> list[str]:
        return sorted(set(self) - self._read)


def json_violations(shape: Any, body: bytes, protocol: str) -> Iterator[Violation]:
    """Types and unknown members of a JSON body; moto's parser would convert or drop them."""
    if not body or shape is None:
        return
    payload = shape.serialization.get("payload")
    if payload is not None:
        shape = shape.members[payload]
        if shape.type_name in ("blob", "string"):
            return
    try:
        value = json.loads(body)
    except ValueError:
        yield Violation("", "the body is not JSON")
        return
    in_body = body_members(shape) if protocol == "rest-json" and payload is None else None
    yield from wrong_types(shape, value, "", in_body)


def body_members(shape: Any) -> dict[str, Any]:
    """A REST operation's members that travel in the body, not in the path, query or headers."""
    members = shape.members.items()
    return {name: m for name, m in members if "location" not in m.serialization}


JSON_TYPES: dict[str, tuple[type, ...]] = {
    "string": (str,),
    "character": (str,),
    "blob": (str,),
    "integer": (int,),
    "long": (int,),
    "short": (int,),
    "byte": (int,),
    "float": (int, float, str),
    "double": (int, float, str),
    "boolean": (bool,),
    "timestamp": (int, float, str),
    "list": (list,),
    "map": (dict,),
    "structure": (dict,),
}


def wrong_types(
    shape: Any, value: Any, path: str, members: dict[str, Any] | None = None
) -> Iterator[Violation]:
    if value is None or getattr(shape, "is_document_type", False):
        return
    kind = shape.type_name
    allowed = JSON_TYPES.get(kind, ())
    is_boolean = isinstance(value, bool) and kind != "boolean"
    if allowed and (is_boolean or not isinstance(value, allowed)):
        yield Violation(path, f"expected {kind}, got {json.dumps(value)[:100]}")
    elif kind == "structure":
        members = shape.members if members is None else members
        by_name = {m.serialization.get("name", name): (name, m) for name, m in members.items()}
        for name, item in value.items():
            inner = f"{path}.{name}" if path else name
            if name not in by_name:
                yield Violation(inner, "unknown member")
            else:
                yield from wrong_types(by_name[name][1], item, inner)
    elif kind == "list":
        for index, item in enumerate(value):
            yield from wrong_types(shape.member, item, f"{path}[{index}]")
    elif kind == "map":
        for key, item in value.items():
            yield from wrong_types(shape.value, item, f"{path}.{key}")
