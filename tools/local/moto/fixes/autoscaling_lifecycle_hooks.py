"""Lifecycle hooks have made-up targets, are lost at a group's creation, and outlive the group."""

from __future__ import annotations

from typing import Any

SERVICE = "autoscaling"


def apply() -> None:
    from moto.autoscaling.models import AutoScalingBackend
    from moto.autoscaling.responses import AutoScalingResponse

    create, delete = (
        AutoScalingResponse.create_auto_scaling_group,
        AutoScalingBackend.delete_auto_scaling_group,
    )
    put = AutoScalingResponse.put_lifecycle_hook

    def create_auto_scaling_group(self: Any) -> Any:
        answer, group = create(self), self._get_param("AutoScalingGroupName")
        for wanted in self._get_param("LifecycleHookSpecificationList", []):
            hook = self.autoscaling_backend.create_lifecycle_hook(
                wanted["LifecycleHookName"],
                group,
                wanted["LifecycleTransition"],
                wanted.get("HeartbeatTimeout"),
                wanted.get("DefaultResult"),
            )
            set_target(hook, wanted)
        return answer

    def put_lifecycle_hook(self: Any) -> Any:
        answer, wanted = put(self), self._get_params()
        key = f"{wanted['AutoScalingGroupName']}_{wanted['LifecycleHookName']}"
        set_target(self.autoscaling_backend.lifecycle_hooks[key], wanted)
        return answer

    def delete_auto_scaling_group(self: Any, group_name: str) -> None:
        delete(self, group_name)
        hooks = self.lifecycle_hooks
        for key in [k for k, hook in hooks.items() if hook.auto_scaling_group_name == group_name]:
            del hooks[key]

    AutoScalingResponse.create_auto_scaling_group = (  # type: ignore[method-assign]
        create_auto_scaling_group
    )
    AutoScalingResponse.put_lifecycle_hook = put_lifecycle_hook  # type: ignore[method-assign]
    AutoScalingBackend.delete_auto_scaling_group = (  # type: ignore[method-assign]
        delete_auto_scaling_group
    )


def set_target(hook: Any, wanted: dict[str, Any]) -> None:
    hook.lifecycle_hook_name = hook.name
    hook.role_arn = wanted.get("RoleARN")
    hook.notification_target_arn = wanted.get("NotificationTargetARN")
    hook.notification_metadata = wanted.get("NotificationMetadata")
