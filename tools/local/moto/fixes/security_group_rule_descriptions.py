"""A rule that refers to another security group loses its description."""

from __future__ import annotations

from typing import Any

SERVICE = "ec2"


def apply() -> None:
    from moto.ec2.models.security_groups import SecurityGroupRule

    def description(self: Any) -> str | None:
        return (self.ip_range or self.source_group).get("Description")

    SecurityGroupRule.description = property(description)  # type: ignore[assignment,method-assign]
