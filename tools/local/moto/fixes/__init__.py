"""Mends the gaps of the pinned moto, one module a gap, each when its service is first used.

A module names its `SERVICE` (moto's package name) and has `apply()`, which wraps or replaces the
methods of moto that lose what a request said. `python -m unittest` in test/tools/local/moto proves
each one twice: mended with it, broken without it.
"""

from __future__ import annotations

import importlib
import pkgutil
import threading
from typing import Any, Iterable


# Services that moto answers in the application of another: both kinds of balancers share a name.
ANSWERED_BY = {"elbv2": "elb"}


def names() -> list[str]:
    """The name of every fix there is."""
    return sorted(module.name for module in pkgutil.iter_modules(__path__))


class Fixes:
    """The fixes of one process, each applied once, before its service answers its first request."""

    def __init__(self, disabled: Iterable[str] = ()) -> None:
        without = set(disabled)
        unknown = without - set(names())
        if unknown:
            raise ValueError(f"no such fix: {', '.join(sorted(unknown))}")
        modules = (importlib.import_module(f"{__name__}.{name}") for name in names())
        self._waiting = [m for m in modules if m.__name__.rpartition(".")[2] not in without]
        self._lock = threading.Lock()

    def apply(self, service: str) -> None:
        """Applies the fixes of a service that were not applied yet."""
        with self._lock:
            for module in [module for module in self._waiting if answered_by(module) == service]:
                module.apply()
                self._waiting.remove(module)


def answered_by(module: Any) -> str:
    """The service whose first request needs a fix."""
    return ANSWERED_BY.get(module.SERVICE, module.SERVICE)
