"""Scaling policies of two groups overwrite each other, cannot be off, and outlive their group."""

from __future__ import annotations

from typing import Any

SERVICE = "autoscaling"


def apply() -> None:
    from moto.autoscaling.models import AutoScalingBackend
    from moto.autoscaling.responses import AutoScalingResponse
    from moto.core.responses import ActionResult, EmptyResult

    put, delete_group = AutoScalingBackend.put_scaling_policy, (
        AutoScalingBackend.delete_auto_scaling_group
    )
    respond = AutoScalingResponse.put_scaling_policy

    def put_scaling_policy(self: Any, name: str, *args: Any, **kwargs: Any) -> Any:
        others = self.policies
        self.policies = {}
        policy = put(self, name, *args, **kwargs)
        self.policies = {**others, policy.arn: policy}
        return policy

    def put_and_keep(self: Any) -> ActionResult:
        answer = respond(self)
        policy = self.autoscaling_backend.policies[answer.result["PolicyArn"]]
        policy.enabled = self._get_bool_param("Enabled", True)
        policy.alarms = []
        policy.step_adjustments = self._get_param("StepAdjustments")
        predictive = self._get_param("PredictiveScalingConfiguration")
        policy.predictive_scaling_configuration = predictive
        return answer

    def delete_policy(self: Any) -> EmptyResult:
        backend, wanted = self.autoscaling_backend, self._get_param("PolicyName")
        group = self._get_param("AutoScalingGroupName")
        for arn, policy in list(backend.policies.items()):
            same_group = group is None or policy.auto_scaling_group_name == group
            if arn == wanted or (policy.name == wanted and same_group):
                del backend.policies[arn]
        return EmptyResult()

    def delete_auto_scaling_group(self: Any, group_name: str) -> None:
        delete_group(self, group_name)
        for arn, policy in list(self.policies.items()):
            if policy.auto_scaling_group_name == group_name:
                del self.policies[arn]

    AutoScalingBackend.put_scaling_policy = put_scaling_policy  # type: ignore[method-assign]
    AutoScalingBackend.delete_auto_scaling_group = (  # type: ignore[method-assign]
        delete_auto_scaling_group
    )
    AutoScalingResponse.put_scaling_policy = put_and_keep  # type: ignore[method-assign]
    AutoScalingResponse.delete_policy = delete_policy  # type: ignore[method-assign]
