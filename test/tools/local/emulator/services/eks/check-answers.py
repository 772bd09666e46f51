"""Checks recorded answers of an emulated rest-json service against the service model of botocore.

Usage: check-answers.py SERVICE < answers.ndjson
Each line: {"operation": name, "status": number, "errorType": string or null, "body": object}.
Prints one JSON list of violations: unknown or missing members, wrong types, values outside enums,
patterns and lengths, errors that the model does not know.
"""

import json
import re
import sys

from botocore.loaders import Loader
from botocore.model import ServiceModel

TYPES = {
    "string": str,
    "boolean": bool,
    "integer": int,
    "long": int,
    "blob": str,
    "timestamp": (int, float),
    "float": (int, float),
    "double": (int, float),
    "list": list,
    "map": dict,
    "structure": dict,
}


def check(shape, value, path):
    """Yields what is wrong with a value as (path, message)."""
    wanted = TYPES[shape.type_name]
    if shape.serialization.get("timestampFormat") == "iso8601":
        wanted = str
    if not isinstance(value, wanted) or (isinstance(value, bool) and wanted is not bool):
        yield path, f"expected {shape.type_name}, got {value!r}"
        return
    if shape.type_name == "structure":
        members = shape.members.items()
        wire = {name: member.serialization.get("name", name) for name, member in members}
        for name in shape.required_members:
            if wire[name] not in value:
                yield path, f"required member {name} is missing"
        known = {wire[name]: member for name, member in members}
        for name, item in value.items():
            if name not in known:
                yield path, f"unknown member {name}"
            else:
                yield from check(known[name], item, f"{path}.{name}")
    elif shape.type_name == "list":
        for index, item in enumerate(value):
            yield from check(shape.member, item, f"{path}[{index}]")
    elif shape.type_name == "map":
        for key, item in value.items():
            yield from check(shape.key, key, f"{path} key")
            yield from check(shape.value, item, f"{path}.{key}")
    yield from check_constraints(shape, value, path)


def check_constraints(shape, value, path):
    """Yields what the shape's enum, pattern and bounds refuse."""
    metadata = shape.metadata
    if shape.type_name == "string":
        allowed = getattr(shape, "enum", [])
        if allowed and value not in allowed:
            yield path, f"{value!r} is not one of {allowed}"
        pattern = metadata.get("pattern")
        if pattern and not re.search(pattern, value):
            yield path, f"{value!r} does not match {pattern}"
    if shape.type_name in ("string", "list", "integer", "long"):
        size = len(value) if shape.type_name in ("string", "list") else value
        if size < metadata.get("min", size) or size > metadata.get("max", size):
            yield path, f"{value!r} is outside {metadata.get('min')} to {metadata.get('max')}"


def check_answer(model, answer):
    """Yields what is wrong with one answer."""
    name = answer["operation"]
    if name not in model.operation_names:
        yield name, "no such operation"
        return
    operation = model.operation_model(name)
    if answer["errorType"] is None:
        if operation.output_shape:
            yield from check(operation.output_shape, answer["body"], name)
        elif answer["body"]:
            yield name, "the operation has no output"
        return
    error = model.shape_for(answer["errorType"]) if answer["errorType"] in model.shape_names else None
    if error is None or not error.metadata.get("exception"):
        yield name, f"{answer['errorType']} is not an error of the model"
        return
    status = error.metadata.get("error", {}).get("httpStatusCode", 400)
    if status != answer["status"]:
        yield name, f"{answer['errorType']} has status {status}, got {answer['status']}"
    yield from check(error, answer["body"], f"{name} {answer['errorType']}")


def main():
    service = sys.argv[1]
    model = ServiceModel(Loader().load_service_model(service, "service-2"), service)
    violations = [
        {"path": path, "message": message}
        for line in sys.stdin
        for path, message in check_answer(model, json.loads(line))
    ]
    json.dump(violations, sys.stdout)


if __name__ == "__main__":
    main()
