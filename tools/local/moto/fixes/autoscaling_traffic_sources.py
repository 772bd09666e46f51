"""Traffic sources of an autoscaling group do not exist; those here are target groups."""

from __future__ import annotations

from typing import Any

SERVICE = "autoscaling"


def apply() -> None:
    from moto.autoscaling.models import FakeAutoScalingGroup
    from moto.autoscaling.responses import AutoScalingResponse
    from moto.core.responses import ActionResult, EmptyResult

    create = AutoScalingResponse.create_auto_scaling_group

    def attach(request: Any) -> None:
        arns = [source["Identifier"] for source in request._get_param("TrafficSources", [])]
        name = request._get_param("AutoScalingGroupName")
        if arns:
            request.autoscaling_backend.attach_load_balancer_target_groups(name, arns)

    def create_auto_scaling_group(self: Any) -> Any:
        answer = create(self)
        attach(self)
        return answer

    def attach_traffic_sources(self: Any) -> EmptyResult:
        attach(self)
        return EmptyResult()

    def detach_traffic_sources(self: Any) -> EmptyResult:
        arns = [source["Identifier"] for source in self._get_param("TrafficSources", [])]
        name = self._get_param("AutoScalingGroupName")
        self.autoscaling_backend.detach_load_balancer_target_groups(name, arns)
        return EmptyResult()

    def describe_traffic_sources(self: Any) -> ActionResult:
        name = self._get_param("AutoScalingGroupName")
        arns = self.autoscaling_backend.describe_load_balancer_target_groups(name)
        sources = [
            {"Identifier": arn, "TrafficSource": arn, "Type": "elbv2", "State": "InService"}
            for arn in arns
        ]
        return ActionResult({"TrafficSources": sources})

    def traffic_sources(self: Any) -> list[dict[str, str]]:
        return [{"Identifier": arn, "Type": "elbv2"} for arn in self.target_group_arns]

    FakeAutoScalingGroup.traffic_sources = property(  # type: ignore[attr-defined]
        traffic_sources
    )
    for handler in (
        create_auto_scaling_group,
        attach_traffic_sources,
        detach_traffic_sources,
        describe_traffic_sources,
    ):
        setattr(AutoScalingResponse, handler.__name__, handler)
