"""What a proof says of what it found."""

from __future__ import annotations

from typing import Any


def same(found: Any, expected: Any) -> None:
    if found != expected:
        raise AssertionError(f"expected {expected!r}, got {found!r}")
