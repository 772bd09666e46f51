"""An update of a role's description or session length erases the other one."""

from __future__ import annotations

from typing import Any

SERVICE = "iam"


def apply() -> None:
    from moto.core.responses import EmptyResult
    from moto.iam.responses import IamResponse

    def update_role(self: Any) -> EmptyResult:
        role = self.backend.get_role(self._get_param("RoleName"))
        description = self._get_param("Description")
        if description is not None:
            role.description = description
        session = self._get_param("MaxSessionDuration")
        if session is not None:
            role.max_session_duration = session
        return EmptyResult()

    IamResponse.update_role = update_role  # type: ignore[method-assign]
