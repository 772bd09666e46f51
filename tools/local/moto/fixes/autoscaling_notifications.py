"""Notifications of autoscaling groups do not exist."""

from __future__ import annotations

from typing import Any

SERVICE = "autoscaling"


def apply() -> None:
    from moto.autoscaling.responses import AutoScalingResponse
    from moto.core.responses import ActionResult, EmptyResult

    def topics(group: Any) -> dict[str, list[str]]:
        return vars(group).setdefault("notification_topics", {})

    def group_of(request: Any) -> Any:
        groups = request.autoscaling_backend.autoscaling_groups
        return groups[request._get_param("AutoScalingGroupName")]

    def put_notification_configuration(self: Any) -> EmptyResult:
        kinds = self._get_param("NotificationTypes", [])
        topics(group_of(self))[self._get_param("TopicARN")] = kinds
        return EmptyResult()

    def describe_notification_configurations(self: Any) -> ActionResult:
        names = self._get_param("AutoScalingGroupNames", [])
        groups = self.autoscaling_backend.describe_auto_scaling_groups(names)
        found = [
            {"AutoScalingGroupName": group.name, "TopicARN": topic, "NotificationType": kind}
            for group in groups
            for topic, kinds in topics(group).items()
            for kind in kinds
        ]
        return ActionResult({"NotificationConfigurations": found})

    def delete_notification_configuration(self: Any) -> EmptyResult:
        topics(group_of(self)).pop(self._get_param("TopicARN"), None)
        return EmptyResult()

    for handler in (
        put_notification_configuration,
        describe_notification_configurations,
        delete_notification_configuration,
    ):
        setattr(AutoScalingResponse, handler.__name__, handler)
