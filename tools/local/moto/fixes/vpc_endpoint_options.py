"""VPC endpoints lose their address type, DNS options and changes of private DNS and policy."""

from __future__ import annotations

import json
from typing import Any

SERVICE = "ec2"


def apply() -> None:
    from moto.ec2.models.vpcs import VPCEndPoint
    from moto.ec2.responses.vpcs import VPCs

    create, modify = VPCs.create_vpc_endpoint, VPCs.modify_vpc_endpoint

    def create_vpc_endpoint(self: Any) -> Any:
        answer = create(self)
        keep(self, answer.result["VpcEndpoint"], "ipv4")
        return answer

    def modify_vpc_endpoint(self: Any) -> Any:
        answer = modify(self)
        endpoint = self.ec2_backend.vpc_end_points[self._get_param("VpcEndpointId")]
        keep(self, endpoint, endpoint.ip_address_type)
        if self._get_param("PrivateDnsEnabled") is not None:
            endpoint.private_dns_enabled = self._get_bool_param("PrivateDnsEnabled")
        if self._get_bool_param("ResetPolicy"):
            endpoint.policy_document = json.dumps(VPCEndPoint.DEFAULT_POLICY)
        return answer

    VPCs.create_vpc_endpoint = create_vpc_endpoint  # type: ignore[method-assign]
    VPCs.modify_vpc_endpoint = modify_vpc_endpoint  # type: ignore[method-assign]


def keep(request: Any, endpoint: Any, address_type: str) -> None:
    """AWS's answers name both for every endpoint; its default is IPv4."""
    endpoint.ip_address_type = request._get_param("IpAddressType") or address_type
    known = getattr(endpoint, "dns_options", {"DnsRecordIpType": "ipv4"})
    endpoint.dns_options = {**known, **(request._get_param("DnsOptions") or {})}
