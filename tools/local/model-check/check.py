"""Checks every recorded call against the service models that AWS publishes with botocore.

Prints one JSON object: `calls`, `operations`, `violations` (each distinct request is reported at
its first line), `unparsed` (records that could not be read) and `uncheckablePatterns`. The exit
code tells of this program only: 0 also with violations.
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import Any, Iterator

import actions
import constraints
from recorded_request import NotReadable, ParsedCall, Violation, read

IDENTITY = ("service", "method", "path", "query", "headers", "body", "bodyBase64")


def distinct(lines: Iterator[str]) -> Iterator[tuple[int, dict[str, Any] | None]]:
    """Each line's number with its call the first time that request is seen, else with None."""
    seen: set[str] = set()
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        call = json.loads(line)
        identity = json.dumps([call.get(key) for key in IDENTITY], sort_keys=True)
        yield number, None if identity in seen else call
        seen.add(identity)


def all_violations(parsed: ParsedCall) -> list[Violation]:
    if parsed.violations or parsed.operation.input_shape is None:
        return parsed.violations
    shape = parsed.operation.input_shape
    return list(constraints.violations(parsed.service, shape, parsed.parameters))


def check(lines: Iterator[str]) -> tuple[dict[str, Any], list[dict[str, str]]]:
    """The report, and the reduced record."""
    calls, operations, found, unparsed = 0, set(), [], []
    used: set[tuple[str, str, str]] = set()
    for number, call in distinct(lines):
        calls += 1
        if call is None:
            continue
        where = {"call": number, "service": call["service"]}
        try:
            parsed = read(call)
        except NotReadable as error:
            unparsed.append({**where, "message": str(error)})
            continue
        except Violation as unknown:
            found.append({**where, "operation": "", "path": "", "message": unknown.message})
            continue
        name = parsed.operation.name
        operations.add((parsed.service, name))
        action = actions.action_of(parsed.service, parsed.operation)
        used.add((parsed.service, action, actions.resource_of(parsed.operation, parsed.parameters)))
        for violation in all_violations(parsed):
            what = {"operation": name, "path": violation.path, "message": violation.message}
            found.append({**where, **what})
    report = {
        "calls": calls,
        "operations": len(operations),
        "violations": found,
        "unparsed": unparsed,
        "uncheckablePatterns": sorted(constraints.not_checkable),
    }
    return report, actions.reduced(used)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--calls", type=Path, required=True, help="the record, one call a line")
    parser.add_argument("--actions-out", type=Path, help="where to write the reduced record")
    arguments = parser.parse_args()
    with arguments.calls.open(encoding="utf-8") as lines:
        report, used = check(lines)
    if arguments.actions_out:
        arguments.actions_out.write_text(json.dumps(used, indent=2) + "\n", encoding="utf-8")
    json.dump(report, sys.stdout)
    print()


if __name__ == "__main__":
    main()
