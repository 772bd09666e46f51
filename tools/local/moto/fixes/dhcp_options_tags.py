"""DHCP options lose the tags of their creation."""

from __future__ import annotations

from typing import Any

SERVICE = "ec2"


def apply() -> None:
    from moto.ec2.responses.dhcp_options import DHCPOptions
    from moto.ec2.utils import add_tag_specification

    create = DHCPOptions.create_dhcp_options

    def create_dhcp_options(self: Any) -> Any:
        answer = create(self)
        tags = add_tag_specification(self._get_param("TagSpecifications", []))
        answer.result["DhcpOptions"].add_tags(tags)
        return answer

    DHCPOptions.create_dhcp_options = create_dhcp_options  # type: ignore[method-assign]
