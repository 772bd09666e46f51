"""Extracts what an AWS service's requests must look like from the service model that botocore ships.

Usage, with the Python of the virtual environment (then `npm run format`):
extract-input-shapes.py kafka > tools/local/emulator/services/msk/input-shapes.json

Types, required members and enums of every operation's query and body, by their names on the wire;
input-shapes.ts says what the JSON means. Path labels are left out: they are text and never absent.
"""

import json
import sys

import botocore
from botocore.loaders import Loader
from botocore.model import ServiceModel

PRIMITIVES = {
    "string": "string",
    "boolean": "boolean",
    "integer": "integer",
    "long": "long",
    "float": "number",
    "double": "number",
    "blob": "string",  # base64
}

# How services say that a request is malformed, the most particular name first.
REFUSALS = (
    "InvalidParameterException",
    "ValidationException",
    "BadRequestException",
    "InvalidRequestException",
)


def reference(shape, shapes):
    """A primitive's name, or the name of a shape that is then in `shapes`."""
    kind = shape.type_name
    if kind == "string" and shape.enum:
        shapes[shape.name] = {"enum": shape.enum}
    elif kind == "timestamp":
        return "string" if shape.serialization.get("timestampFormat") == "iso8601" else "number"
    elif kind in PRIMITIVES:
        return PRIMITIVES[kind]
    elif shape.name not in shapes:
        shapes[shape.name] = {}  # a shape may hold itself
        if kind == "list":
            shapes[shape.name] = {"list": reference(shape.member, shapes)}
        elif kind == "map":
            shapes[shape.name] = {"map": reference(shape.value, shapes)}
        else:
            shapes[shape.name] = structure(shape, shape.members, shapes)
    return shape.name


def structure(shape, members, shapes):
    """The given members of a structure by their names on the wire, and which are required."""
    wire = {name: member.serialization.get("name", name) for name, member in members.items()}
    required = [wire[name] for name in shape.required_members if name in wire]
    return {
        "members": {wire[name]: reference(member, shapes) for name, member in members.items()},
        **({"required": required} if required else {}),
    }


def operation_input(operation, shapes):
    """The query and body of an operation, and its error for a malformed request."""
    found = {}
    known = [error.name for error in operation.error_shapes]
    refusal = next((name for name in REFUSALS if name in known), None)
    if refusal:
        found["refusal"] = refusal
    shape = operation.input_shape
    if shape is None:
        return found
    if "payload" in shape.serialization:
        raise NotImplementedError(f"{operation.name}: the body is one member")
    for part, location in (("query", "querystring"), ("body", None)):
        members = {
            name: member
            for name, member in shape.members.items()
            if member.serialization.get("location") == location
        }
        if members:
            found[part] = structure(shape, members, shapes)
    return found


def one_a_line(entries):
    """A JSON object whose members have a line each: half the length that indenting makes."""
    lines = (f"{json.dumps(name)}: {json.dumps(value)}" for name, value in entries.items())
    return "{\n" + ",\n".join(lines) + "\n}"


def main():
    service = sys.argv[1]
    model = ServiceModel(Loader().load_service_model(service, "service-2"), service)
    shapes = {}
    operations = {
        name: operation_input(model.operation_model(name), shapes) for name in model.operation_names
    }
    source = f"botocore {botocore.__version__}, {service} {model.api_version}"
    print(f'{{\n"source": {json.dumps(source)},')
    print(f'"operations": {one_a_line(operations)},')
    print(f'"shapes": {one_a_line(dict(sorted(shapes.items())))}\n}}')


if __name__ == "__main__":
    main()
