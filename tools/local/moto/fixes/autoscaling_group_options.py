"""Autoscaling groups forget half of their options; a change of one drops the mixed policy."""

from __future__ import annotations

from typing import Any

SERVICE = "autoscaling"

# Members of the request that a group keeps, and the attributes that moto's answers read.
KEPT = {
    "AvailabilityZoneDistribution": "availability_zone_distribution",
    "AvailabilityZoneImpairmentPolicy": "availability_zone_impairment_policy",
    "CapacityRebalance": "capacity_rebalance",
    "CapacityReservationSpecification": "capacity_reservation_specification",
    "Context": "context",
    "DefaultCooldown": "default_cooldown",
    "DefaultInstanceWarmup": "default_instance_warmup",
    "DesiredCapacityType": "desired_capacity_type",
    "InstanceMaintenancePolicy": "instance_maintenance_policy",
    "MaxInstanceLifetime": "max_instance_lifetime",
    "ServiceLinkedRoleARN": "service_linked_role_arn",
    "TerminationPolicies": "termination_policies",
}

# A value that takes an option away again.
# https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_UpdateAutoScalingGroup.html
UNSET: dict[str, Any] = {
    "DefaultInstanceWarmup": -1,
    "InstanceMaintenancePolicy": {"MinHealthyPercentage": -1, "MaxHealthyPercentage": -1},
    "MaxInstanceLifetime": 0,
}


def apply() -> None:
    from moto.autoscaling.models import FakeAutoScalingGroup
    from moto.autoscaling.responses import AutoScalingResponse

    create = AutoScalingResponse.create_auto_scaling_group
    update = AutoScalingResponse.update_auto_scaling_group
    update_group = FakeAutoScalingGroup.update
    set_source = FakeAutoScalingGroup._set_launch_configuration

    def create_auto_scaling_group(self: Any) -> Any:
        answer = create(self)
        keep(self)
        return answer

    def update_auto_scaling_group(self: Any) -> Any:
        answer = update(self)
        keep(self)
        if self._get_param("LaunchTemplate"):
            group_of(self).mixed_instances_policy = None
        return answer

    def update_and_hold(self: Any, **wanted: Any) -> None:
        if not wanted.get("mixed_instances_policy") and not wanted.get("launch_template"):
            wanted["mixed_instances_policy"] = self.mixed_instances_policy
        update_group(self, **wanted)

    def set_launch_configuration(
        self: Any, name: str, template: dict[str, Any], mixed_instances_policy: Any
    ) -> None:
        # A policy that is held has been read before; moto cannot read what it made of it.
        held = getattr(self, "policy_read_before", None)
        if not mixed_instances_policy or mixed_instances_policy is not held:
            set_source(self, name, template, mixed_instances_policy)
        self.policy_read_before = mixed_instances_policy

    AutoScalingResponse.create_auto_scaling_group = (  # type: ignore[method-assign]
        create_auto_scaling_group
    )
    AutoScalingResponse.update_auto_scaling_group = (  # type: ignore[method-assign]
        update_auto_scaling_group
    )
    FakeAutoScalingGroup.update = update_and_hold  # type: ignore[method-assign]
    FakeAutoScalingGroup._set_launch_configuration = (  # type: ignore[method-assign]
        set_launch_configuration
    )


def group_of(request: Any) -> Any:
    groups = request.autoscaling_backend.autoscaling_groups
    return groups[request._get_param("AutoScalingGroupName")]


def keep(request: Any) -> None:
    group = group_of(request)
    for name, attribute in KEPT.items():
        value = request._get_param(name)
        if value is not None:
            setattr(group, attribute, None if value == UNSET.get(name) else value)
