"""What exists in moto beyond what a fresh moto holds.

A resource in moto is an instance of `BaseModel` that its service's backend can reach. Each backend
is walked once when moto makes it (its default VPC, the AWS-managed policies: the baseline) and
again when the inventory is asked for; what is new and not deleted is ours.
"""

from __future__ import annotations

from typing import Any, Callable, Iterator

Resource = dict[str, str]

# Attributes in which moto's models keep their state, and the values that mean "no longer there".
STATE_ATTRIBUTES = ("state", "status", "key_state", "_state", "_status", "stack_status")
GONE = {"deleted", "deleting", "terminated", "pendingdeletion", "inactive", "delete_complete"}

ID_ATTRIBUTES = (
    "arn",
    "id",
    "alarm_arn",
    "alias_arn",
    "physical_resource_id",
    "resource_id",
    "name",
    "key",
)

# Models that hold others which are resources of their own: a key holds its aliases.
HOLDERS = {("kms", "Key")}

LEAVES = (str, bytes, int, float, complex, bool, type(None), type)


def is_gone(model: Any) -> bool:
    """True of what moto keeps after its deletion: gateways, keys and secrets pending deletion."""
    if getattr(model, "deleted_date", None) is not None:
        return True
    state = (getattr(model, attribute, None) for attribute in STATE_ATTRIBUTES)
    names = (getattr(value, "name", value) for value in state)
    return any(str(name).replace("-", "_").lower() in GONE for name in names)


def is_owned_by_aws(model: Any) -> bool:
    """True of what moto makes later on AWS's behalf: service keys, automated snapshots."""
    if getattr(model, "key_manager", None) == "AWS":
        return True
    if getattr(model, "snapshot_type", None) == "automated":
        return True
    names = (str(getattr(model, attribute, "")) for attribute in ("name", "alias_name"))
    return any(name.startswith(("/aws/service/", "alias/aws/")) for name in names)


def identify(model: Any) -> str:
    """The best name a model has: its ARN, its id, else its name."""
    for attribute in ID_ATTRIBUTES:
        try:
            value = getattr(model, attribute, None)
        except Exception:  # noqa: BLE001 - a property of a half-made model may raise anything
            continue
        if isinstance(value, (str, int)) and value != "":
            return str(value)
    return type(model).__name__


def children(value: Any) -> Iterator[Any]:
    """The values one step below a value, without calling any of moto's own code."""
    if isinstance(value, dict):
        # dict's own view: some of moto's dictionaries load defaults when they are iterated.
        yield from list(dict.values(value))
    elif isinstance(value, (list, tuple, set, frozenset)):
        yield from list(value)
    fields = getattr(value, "__dict__", None)
    if fields and type(value).__module__.startswith("moto."):
        yield from list(fields.values())


def walk(backend: Any, enter: Callable[[Any], bool]) -> Iterator[Any]:
    """Every BaseModel that a backend reaches; below a model only where `enter` says so."""
    from moto.core.base_backend import BaseBackend
    from moto.core.common_models import BaseModel

    seen: set[int] = set()
    waiting = list(vars(backend).values())
    while waiting:
        value = waiting.pop()
        if isinstance(value, LEAVES) or isinstance(value, BaseBackend) or id(value) in seen:
            continue
        seen.add(id(value))
        if isinstance(value, BaseModel):
            yield value
            if not enter(value):
                continue
        waiting.extend(children(value))


class Inventory:
    """Remembers what each backend was born with, and lists what came after."""

    def __init__(self) -> None:
        # The models themselves, by identity: holding them keeps their ids from being reused.
        self._baseline: dict[int, Any] = {}

    def watch(self) -> None:
        """Takes the baseline of every backend that moto makes from now on, before it is used."""
        from moto.core.base_backend import AccountSpecificBackend

        inventory = self
        construct = AccountSpecificBackend.__init__

        def construct_and_watch(self: Any, *args: Any, **kwargs: Any) -> None:
            construct(self, *args, **kwargs)
            make_backend = self.backend

            def make_and_remember(*args: Any, **kwargs: Any) -> Any:
                backend = make_backend(*args, **kwargs)
                inventory.remember(backend)
                return backend

            self.backend = make_and_remember

        AccountSpecificBackend.__init__ = construct_and_watch  # type: ignore[method-assign]

    def remember(self, backend: Any) -> None:
        """Counts what a new backend holds as AWS's, not ours."""
        for model in walk(backend, lambda _: True):
            self._baseline[id(model)] = model

    def resources(self) -> list[Resource]:
        """Everything that is ours, sorted; a model inside a listed one is not listed again."""
        from moto.core.base_backend import BackendDict

        found = {
            (resource["service"], resource["type"], resource["id"]): resource
            for backends in list(BackendDict._instances)
            for _, _, backend in list(backends.iter_backends())
            for resource in self._resources_of(backend)
        }
        return [found[key] for key in sorted(found)]

    def _resources_of(self, backend: Any) -> Iterator[Resource]:
        from plain_records import plain_records

        service = type(backend).__module__.split(".")[1]

        def enter(model: Any) -> bool:
            return id(model) in self._baseline or (service, type(model).__name__) in HOLDERS

        for model in walk(backend, enter):
            if id(model) in self._baseline or is_gone(model) or is_owned_by_aws(model):
                continue
            yield {"service": service, "type": type(model).__name__, "id": identify(model)}
        for kind, name in plain_records(service, backend):
            yield {"service": service, "type": kind, "id": name}
