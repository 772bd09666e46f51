"""Load balancers lose the addresses of their subnets and what their security groups apply to.

A network balancer also gets the ARN of an application balancer.
"""

from __future__ import annotations

from typing import Any

SERVICE = "elbv2"

ENFORCED = "EnforceSecurityGroupInboundRulesOnPrivateLinkTraffic"


def apply() -> None:
    from moto.elbv2 import models
    from moto.elbv2.responses import ELBV2Response

    create, construct = ELBV2Response.create_load_balancer, models.ELBv2Backend.create_load_balancer
    set_groups, set_subnets = ELBV2Response.set_security_groups, ELBV2Response.set_subnets
    zones = models.FakeLoadBalancer.availability_zones.fget  # type: ignore[attr-defined]

    def create_load_balancer(self: Any, *args: Any, **kwargs: Any) -> Any:
        balancer = construct(self, *args, **kwargs)
        if balancer.type == "network":
            tags = self.tagging_service.get_tag_dict_for_resource(balancer.arn)
            self.tagging_service.delete_all_tags_for_resource(balancer.arn)
            del self.load_balancers[balancer.arn]
            balancer.arn = balancer.arn.replace("loadbalancer/app/", "loadbalancer/net/")
            self.load_balancers[balancer.arn] = balancer
            self.tagging_service.tag_resource(
                balancer.arn, [{"Key": key, "Value": value} for key, value in tags.items()]
            )
        return balancer

    def create_and_keep(self: Any) -> Any:
        answer = create(self)
        [balancer] = answer.result["LoadBalancers"]
        keep_addresses(balancer, self._get_param("SubnetMappings", []))
        if balancer.type == "network" and balancer.security_groups:
            setattr(balancer, ATTRIBUTE, "on")
        return answer

    def set_security_groups(self: Any) -> Any:
        answer, balancer = set_groups(self), balancer_of(self)
        wanted = self._get_param(ENFORCED)
        if wanted:
            setattr(balancer, ATTRIBUTE, wanted)
        answer.result[ENFORCED] = getattr(balancer, ATTRIBUTE, None)
        return answer

    def set_subnets_and_keep(self: Any) -> Any:
        answer, balancer = set_subnets(self), balancer_of(self)
        keep_addresses(balancer, self._get_param("SubnetMappings", []))
        address_type = self._get_param("IpAddressType")
        balancer.ip_address_type = address_type or balancer.ip_address_type
        return answer

    def availability_zones(self: Any) -> list[Any]:
        found = zones(self)
        for zone in found:
            address = getattr(self, "addresses", {}).get(zone.subnet_id)
            zone.load_balancer_addresses = [address] if address else None
        return found

    models.ELBv2Backend.create_load_balancer = create_load_balancer  # type: ignore[method-assign]
    ELBV2Response.create_load_balancer = create_and_keep  # type: ignore[method-assign]
    ELBV2Response.set_security_groups = set_security_groups  # type: ignore[method-assign]
    ELBV2Response.set_subnets = set_subnets_and_keep  # type: ignore[method-assign]
    models.FakeLoadBalancer.availability_zones = property(  # type: ignore[assignment]
        availability_zones
    )


ATTRIBUTE = "enforce_security_group_inbound_rules_on_private_link_traffic"


def balancer_of(request: Any) -> Any:
    return request.elbv2_backend.load_balancers[request._get_param("LoadBalancerArn")]


def keep_addresses(balancer: Any, mappings: list[dict[str, str]]) -> None:
    names = {
        "AllocationId": "AllocationId",
        "PrivateIPv4Address": "PrivateIPv4Address",
        "IPv6Address": "IPv6Address",
    }
    balancer.addresses = {
        mapping["SubnetId"]: {name: mapping[key] for key, name in names.items() if key in mapping}
        for mapping in mappings
    }
