"""Checks parsed parameters against the constraints of their shapes."""

from __future__ import annotations

from functools import lru_cache
from typing import Any, Iterator

from recorded_request import Violation

INTEGERS = ("integer", "long", "short", "byte")
NUMBERS = (*INTEGERS, "float", "double")

# Constraints that AWS itself does not hold to: (service, shape, constraint) and why.
WAIVED: dict[tuple[str, str, str], str] = {
    # Read literally, its dots refuse a definition of more than one line, which Glue takes:
    # https://docs.aws.amazon.com/glue/latest/dg/schema-registry-gs4.html
    ("glue", "SchemaDefinitionString", "pattern"): "definitions have more than one line",
}


class NotCheckable(Exception):
    """A pattern that Python's engines read differently from Java's."""


def violations(service: str, shape: Any, value: Any, path: str = "") -> Iterator[Violation]:
    """Every constraint of a shape, and of the shapes in it, that a value breaks."""
    if value is None:
        return
    for constraint, message in broken(shape, value):
        if (service, shape.name, constraint) not in WAIVED:
            yield Violation(path, message)
            break  # an empty name is too short and matches no pattern: one mistake, one line
    kind = shape.type_name
    if kind == "structure" and isinstance(value, dict):
        yield from structure_violations(service, shape, value, path)
    elif kind == "list" and isinstance(value, list):
        for index, item in enumerate(value):
            yield from violations(service, shape.member, item, f"{path}[{index}]")
    elif kind == "map" and isinstance(value, dict):
        for key, item in value.items():
            yield from violations(service, shape.key, key, f"{path}.{key}")
            yield from violations(service, shape.value, item, f"{path}.{key}")


def structure_violations(
    service: str, shape: Any, value: dict[str, Any], path: str
) -> Iterator[Violation]:
    for name in shape.required_members:
        if value.get(name) is None:
            yield Violation(joined(path, name), "required, but missing")
    for name, item in value.items():
        if name in shape.members:
            yield from violations(service, shape.members[name], item, joined(path, name))
    if getattr(shape, "is_tagged_union", False):
        given = [name for name in value if value[name] is not None]
        if len(given) != 1:
            yield Violation(path, f"expected exactly one of its members, got {len(given)}")


def joined(path: str, name: str) -> str:
    return f"{path}.{name}" if path else name


def broken(shape: Any, value: Any) -> Iterator[tuple[str, str]]:
    """The names of the constraints that one value breaks by itself, each with its message."""
    kind, metadata = shape.type_name, shape.metadata
    if kind == "string" and isinstance(value, str):
        yield from size_broken("length", len(value), metadata)
        if shape.enum and value not in shape.enum:
            yield "enum", f"expected one of {', '.join(shape.enum)[:200]}, got {value!r}"
        if "pattern" in metadata and matches(metadata["pattern"], value) is False:
            yield "pattern", f"expected a match of {metadata['pattern']}, got {value[:200]!r}"
    elif kind == "blob" and isinstance(value, (bytes, str)):
        yield from size_broken("length", len(value), metadata)
    elif kind == "list" and isinstance(value, list):
        yield from size_broken("list size", len(value), metadata)
    elif kind == "map" and isinstance(value, dict):
        yield from size_broken("map size", len(value), metadata)
    elif kind in NUMBERS and isinstance(value, (int, float)):
        yield from size_broken("range", value, metadata)


def size_broken(
    constraint: str, size: int | float, metadata: dict[str, Any]
) -> Iterator[tuple[str, str]]:
    lowest, highest = metadata.get("min"), metadata.get("max")
    if lowest is not None and size < lowest:
        yield constraint, f"{constraint} must be at least {lowest}, got {size}"
    if highest is not None and size > highest:
        yield constraint, f"{constraint} must be at most {highest}, got {size}"


# Java spells the characters beyond the basic plane as surrogate pairs, Python as themselves.
SURROGATE_RANGE = "\\uD800\\uDC00-\\uDBFF\\uDFFF"
PLAIN_RANGE = "\\U00010000-\\U0010FFFF"

# Patterns that could not be checked, for the report.
not_checkable: set[str] = set()


def matches(pattern: str, value: str) -> bool | None:
    """Whether a value matches a Java pattern; None where that cannot be told."""
    compiled = compiled_pattern(pattern)
    if compiled is None:
        not_checkable.add(pattern)
        return None
    expression, whole = compiled
    return (expression.fullmatch(value) if whole else expression.search(value)) is not None


@lru_cache(maxsize=None)
def compiled_pattern(pattern: str) -> tuple[Any, bool] | None:
    """The expression, and whether it must match the whole value.

    Older models were written for Java's `matches()`, which is anchored by itself; newer ones
    (Smithy) anchor in the pattern. So one without any anchor is held against the whole value,
    except a single character class, which can only mean "contains".
    """
    import regex

    pattern = pattern.replace(SURROGATE_RANGE, PLAIN_RANGE)
    if "&&" in pattern or nested_class(pattern):
        return None
    try:
        expression = regex.compile(pattern)
    except regex.error:
        return None
    anchored = pattern.startswith(("^", "(^")) or pattern.endswith(("$", "$)"))
    return expression, not anchored and not is_single_character(pattern)


def nested_class(pattern: str) -> bool:
    """True of a character class inside another: a union in Java, literal brackets in Python."""
    inside, escaped = False, False
    for character in pattern:
        if escaped:
            escaped = False
        elif character == "\\":
            escaped = True
        elif character == "[" and inside:
            return True
        elif character in "[]":
            inside = character == "["
    return False


def is_single_character(pattern: str) -> bool:
    return len(pattern) <= 2 or (pattern.startswith("[") and pattern.find("]") == len(pattern) - 1)
