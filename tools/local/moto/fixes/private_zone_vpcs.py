"""A hosted zone that is made with a VPC is private, whether or not the request says so again."""

from __future__ import annotations

from typing import Any

SERVICE = "route53"


def apply() -> None:
    from moto.route53.responses import Route53

    get_bool_param = Route53._get_bool_param

    def private_with_a_vpc(self: Any, name: str, *default: Any) -> Any:
        if name == "HostedZoneConfig.PrivateZone" and self._get_param("VPC.VPCId"):
            return True
        return get_bool_param(self, name, *default)

    Route53._get_bool_param = private_with_a_vpc  # type: ignore[method-assign]
