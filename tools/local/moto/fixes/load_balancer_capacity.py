"""The capacity reserved for a load balancer cannot be set and is never the one asked for."""

from __future__ import annotations

from typing import Any

SERVICE = "elbv2"


def apply() -> None:
    from moto.core.responses import ActionResult
    from moto.elbv2.responses import ELBV2Response

    def describe_capacity_reservation(self: Any) -> ActionResult:
        arn = self._get_param("LoadBalancerArn")
        [balancer] = self.elbv2_backend.describe_load_balancers([arn], None)
        kept = getattr(balancer, "minimum_capacity", None)
        result: dict[str, Any] = {"DecreaseRequestsRemaining": 2}
        if kept:
            zones = [zone.zone_name for zone in balancer.availability_zones]
            each = kept["CapacityUnits"] / len(zones)
            states = [
                {
                    "AvailabilityZone": zone,
                    "EffectiveCapacityUnits": each,
                    "State": {"Code": "provisioned"},
                }
                for zone in zones
            ]
            result |= {"MinimumLoadBalancerCapacity": kept, "CapacityReservationState": states}
        return ActionResult(result)

    def modify_capacity_reservation(self: Any) -> ActionResult:
        arn = self._get_param("LoadBalancerArn")
        [balancer] = self.elbv2_backend.describe_load_balancers([arn], None)
        wanted = self._get_param("MinimumLoadBalancerCapacity")
        balancer.minimum_capacity = None if self._get_param("ResetCapacityReservation") else wanted
        return describe_capacity_reservation(self)

    for handler in (describe_capacity_reservation, modify_capacity_reservation):
        setattr(ELBV2Response, handler.__name__, handler)
