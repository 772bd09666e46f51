"""A deleted VPC leaves its default network ACL behind."""

from __future__ import annotations

from typing import Any

SERVICE = "ec2"


def apply() -> None:
    from moto.ec2.models.vpcs import VPCBackend

    delete = VPCBackend.delete_vpc

    def delete_vpc(self: Any, vpc_id: str) -> Any:
        vpc = delete(self, vpc_id)
        acls = {id for id, acl in self.network_acls.items() if acl.vpc_id == vpc_id and acl.default}
        for id in acls:
            del self.network_acls[id]
        return vpc

    VPCBackend.delete_vpc = delete_vpc  # type: ignore[method-assign]
