"""Subnets lose a change of their host names' type and of AAAA records at launch."""

from __future__ import annotations

from typing import Any

SERVICE = "ec2"


def apply() -> None:
    from moto.ec2.responses.subnets import Subnets

    modify = Subnets.modify_subnet_attribute

    def modify_subnet_attribute(self: Any) -> Any:
        answer = modify(self)
        subnet = self.ec2_backend.get_subnet(self._get_param("SubnetId"))
        options = subnet.private_dns_name_options_on_launch
        host_names = self._get_param("PrivateDnsHostnameTypeOnLaunch")
        if host_names is not None:
            options["HostnameType"] = host_names
        aaaa = self._get_param("EnableResourceNameDnsAAAARecordOnLaunch.Value")
        if aaaa is not None:
            options["EnableResourceNameDnsAAAARecord"] = aaaa
        return answer

    Subnets.modify_subnet_attribute = modify_subnet_attribute  # type: ignore[method-assign]
