"""Scheduled actions of two groups overwrite each other, and outlive their group."""

from __future__ import annotations

from typing import Any

SERVICE = "autoscaling"


def apply() -> None:
    from moto.autoscaling.exceptions import ValidationError
    from moto.autoscaling.models import AutoScalingBackend

    put, delete_group = (
        AutoScalingBackend.put_scheduled_update_group_action,
        AutoScalingBackend.delete_auto_scaling_group,
    )

    def put_scheduled_update_group_action(self: Any, name: str, *args: Any, **kwargs: Any) -> Any:
        others = self.scheduled_actions
        self.scheduled_actions = {}
        action = put(self, name, *args, **kwargs)
        self.scheduled_actions = {**others, f"{name}/{action.scheduled_action_name}": action}
        return action

    def delete_scheduled_action(
        self: Any, auto_scaling_group_name: str, scheduled_action_name: str
    ) -> None:
        key = f"{auto_scaling_group_name}/{scheduled_action_name}"
        if self.scheduled_actions.pop(key, None) is None:
            raise ValidationError("Scheduled action name not found")

    def delete_auto_scaling_group(self: Any, group_name: str) -> None:
        delete_group(self, group_name)
        for key in [key for key in self.scheduled_actions if key.startswith(f"{group_name}/")]:
            del self.scheduled_actions[key]

    for method in (
        put_scheduled_update_group_action,
        delete_scheduled_action,
        delete_auto_scaling_group,
    ):
        setattr(AutoScalingBackend, method.__name__, method)
