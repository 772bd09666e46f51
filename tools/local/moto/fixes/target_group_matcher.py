"""A change of the codes that mean health is lost for gRPC and for network balancers."""

from __future__ import annotations

from typing import Any

SERVICE = "elbv2"


def apply() -> None:
    from moto.elbv2.responses import ELBV2Response

    modify = ELBV2Response.modify_target_group

    def modify_target_group(self: Any) -> Any:
        answer = modify(self)
        matcher = self._get_param("Matcher")
        if matcher:
            [group] = answer.result["TargetGroups"]
            group.matcher = matcher
        return answer

    ELBV2Response.modify_target_group = modify_target_group  # type: ignore[method-assign]
