"""Rules cannot change when they allow every protocol, and keep their old peer and description."""

from __future__ import annotations

from typing import Any

SERVICE = "ec2"


def apply() -> None:
    from moto.ec2.models.security_groups import SecurityGroupBackend

    modify = SecurityGroupBackend.modify_security_group_rules

    def modify_security_group_rules(self: Any, group_id: str, rules: dict[str, Any]) -> None:
        everything = {id: rule for id, rule in rules.items() if rule.get("IpProtocol") == "-1"}
        # moto demands ports even where AWS ignores them.
        ports = {"FromPort": -1, "ToPort": -1}
        checked = {id: {**rule, **ports} for id, rule in everything.items()}
        modify(self, group_id, {**rules, **checked})
        group = self.get_security_group_by_name_or_id(group_id)
        for id, wanted in rules.items():
            rule = group.get_rule(id)
            if id in everything:
                rule.from_port = rule.to_port = None
            set_peer(rule, wanted, self.account_id)

    SecurityGroupBackend.modify_security_group_rules = (  # type: ignore[method-assign]
        modify_security_group_rules
    )


def set_peer(rule: Any, wanted: dict[str, Any], account_id: str) -> None:
    """A rule has one peer; a description that a change does not repeat is gone, as on AWS."""
    description = {"Description": wanted["Description"]} if wanted.get("Description") else {}
    ranges = {"CidrIp": wanted.get("CidrIpv4"), "CidrIpv6": wanted.get("CidrIpv6")}
    rule.ip_range = {name: cidr for name, cidr in ranges.items() if cidr} | description
    rule.prefix_list_id = wanted.get("PrefixListId")
    group = wanted.get("ReferencedGroupId")
    peer = {"GroupId": group, "OwnerId": account_id, "UserId": account_id}
    rule.source_group = {**peer, **description} if group else {}
