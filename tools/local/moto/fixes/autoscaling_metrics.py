"""The metrics of an autoscaling group cannot be turned off; asking for one forgets the others."""

from __future__ import annotations

from typing import Any

SERVICE = "autoscaling"


def apply() -> None:
    from moto.autoscaling.models import FakeAutoScalingGroup
    from moto.autoscaling.responses import AutoScalingResponse
    from moto.core.responses import EmptyResult

    def enable_metrics_collection(self: Any, metrics: list[str]) -> None:
        self.metrics = sorted({*self.metrics, *(metrics or [])})

    def disable_metrics_collection(self: Any) -> EmptyResult:
        groups = self.autoscaling_backend.autoscaling_groups
        group = groups[self._get_param("AutoScalingGroupName")]
        unwanted = self._get_param("Metrics", []) or list(group.metrics)
        group.metrics = [metric for metric in group.metrics if metric not in unwanted]
        return EmptyResult()

    FakeAutoScalingGroup.enable_metrics_collection = (  # type: ignore[method-assign]
        enable_metrics_collection
    )
    AutoScalingResponse.disable_metrics_collection = (  # type: ignore[attr-defined]
        disable_metrics_collection
    )
