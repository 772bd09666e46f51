"""Makes records of calls, and finds the check's modules."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

sys.path.insert(0, str(Path(__file__).resolve().parents[4] / "tools" / "local" / "model-check"))

from check import check  # noqa: E402 - found by the path above

Call = dict[str, Any]

VERSIONS = {
    "cloudwatch": "2010-08-01",
    "ec2": "2016-11-15",
    "elasticloadbalancing": "2015-12-01",
    "iam": "2010-05-08",
    "monitoring": "2010-08-01",
    "sns": "2010-03-31",
}


def record(service: str, method: str, path: str, headers: dict[str, str], body: str) -> Call:
    path, _, query = path.partition("?")
    return {
        "at": "2026-11-24T06:00:00.000Z",
        "service": service,
        "region": "eu-west-1",
        "method": method,
        "path": path,
        "query": query,
        "headers": headers,
        "body": body,
        "status": 200,
    }


def query(service: str, action: str, **parameters: str) -> Call:
    """A call of the query or EC2 protocol; `__` stands for a dot in a parameter's name."""
    named = {name.replace("__", "."): value for name, value in parameters.items()}
    body = urlencode({"Action": action, "Version": VERSIONS[service], **named})
    kind = "application/x-www-form-urlencoded; charset=utf-8"
    return record(service, "POST", "/", {"content-type": kind}, body)


def target(service: str, name: str, body: object, version: str = "1.1") -> Call:
    """A call of the JSON protocol; a string is sent as it is."""
    headers = {"content-type": f"application/x-amz-json-{version}", "x-amz-target": name}
    text = body if isinstance(body, str) else json.dumps(body)
    return record(service, "POST", "/", headers, text)


def rest(service: str, method: str, path: str, body: object = None) -> Call:
    """A call of a REST protocol."""
    if isinstance(body, str):
        return record(service, method, path, {"content-type": "application/xml"}, body)
    text = "" if body is None else json.dumps(body)
    return record(service, method, path, {"content-type": "application/json"}, text)


def run(*calls: Call) -> tuple[dict[str, Any], list[dict[str, str]]]:
    return check(iter([json.dumps(call) for call in calls]))
