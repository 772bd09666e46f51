"""A group of mixed instances whose shares are not whole numbers gets an instance too few."""

from __future__ import annotations

from typing import Any

SERVICE = "autoscaling"


def apply() -> None:
    from moto.autoscaling.models import FakeAutoScalingGroup

    set_capacity = FakeAutoScalingGroup.set_desired_capacity

    def set_desired_capacity(self: Any, new_capacity: int | None) -> None:
        policy = self.mixed_instances_policy
        overrides = (policy or {}).get("LaunchTemplate", {}).get("Overrides") or []
        if any(override.get("WeightedCapacity", "1") != "1" for override in overrides):
            set_capacity(self, new_capacity)
            return
        # Without weights a group has as many instances as it wants, whatever buys them.
        self.mixed_instances_policy = None
        try:
            set_capacity(self, new_capacity)
        finally:
            self.mixed_instances_policy = policy

    FakeAutoScalingGroup.set_desired_capacity = set_desired_capacity  # type: ignore[method-assign]
