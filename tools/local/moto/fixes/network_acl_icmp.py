"""Network ACL entries lose their ICMP type and code: moto reads them under a name never parsed."""

from __future__ import annotations

from typing import Any

SERVICE = "ec2"


def apply() -> None:
    from moto.ec2.responses.network_acls import NetworkACLs

    for name in ("create_network_acl_entry", "replace_network_acl_entry"):
        setattr(NetworkACLs, name, keeping_icmp(getattr(NetworkACLs, name)))


def keeping_icmp(handle: Any) -> Any:
    def handle_and_keep(self: Any) -> Any:
        answer = handle(self)
        icmp = self._get_param("IcmpTypeCode") or {}
        acl = self.ec2_backend.get_network_acl(self._get_param("NetworkAclId"))
        number, egress = self._get_param("RuleNumber"), self._get_param("Egress")
        for entry in acl.network_acl_entries:
            if (entry.rule_number, entry.egress) == (number, egress):
                entry.icmp_type, entry.icmp_code = icmp.get("Type"), icmp.get("Code")
        return answer

    return handle_and_keep
