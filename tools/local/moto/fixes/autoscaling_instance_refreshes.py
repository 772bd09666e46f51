"""Instance refreshes do not exist. Nothing runs on these instances: a refresh is done at once."""

from __future__ import annotations

from typing import Any

SERVICE = "autoscaling"


def apply() -> None:
    from moto.autoscaling.exceptions import AutoscalingClientError
    from moto.autoscaling.responses import AutoScalingResponse
    from moto.core.responses import ActionResult
    from moto.moto_api._internal import mock_random

    def refreshes(request: Any) -> list[dict[str, Any]]:
        groups = request.autoscaling_backend.autoscaling_groups
        group = groups[request._get_param("AutoScalingGroupName")]
        return vars(group).setdefault("instance_refreshes", [])

    def start_instance_refresh(self: Any) -> ActionResult:
        id = str(mock_random.uuid4())
        refresh = {
            "InstanceRefreshId": id,
            "AutoScalingGroupName": self._get_param("AutoScalingGroupName"),
            "Status": "Successful",
            "PercentageComplete": 100,
            "InstancesToUpdate": 0,
            "Preferences": self._get_param("Preferences"),
            "DesiredConfiguration": self._get_param("DesiredConfiguration"),
        }
        refreshes(self).insert(0, refresh)
        return ActionResult({"InstanceRefreshId": id})

    def describe_instance_refreshes(self: Any) -> ActionResult:
        ids = self._get_param("InstanceRefreshIds", [])
        found = [one for one in refreshes(self) if not ids or one["InstanceRefreshId"] in ids]
        return ActionResult({"InstanceRefreshes": found})

    def cancel_instance_refresh(self: Any) -> ActionResult:
        raise AutoscalingClientError(
            "ActiveInstanceRefreshNotFound",
            "No in progress or pending Instance Refresh found for Auto Scaling group "
            + self._get_param("AutoScalingGroupName"),
        )

    for handler in (start_instance_refresh, describe_instance_refreshes, cancel_instance_refresh):
        setattr(AutoScalingResponse, handler.__name__, handler)
