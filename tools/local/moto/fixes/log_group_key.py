"""The key of a log group cannot be changed or taken away."""

from __future__ import annotations

from typing import Any

SERVICE = "logs"


def apply() -> None:
    from moto.logs.exceptions import ResourceNotFoundException
    from moto.logs.responses import LogsResponse

    def set_key(request: Any, key: str | None) -> str:
        name = request._get_param("logGroupName")
        if name not in request.logs_backend.groups:
            raise ResourceNotFoundException()
        request.logs_backend.groups[name].kms_key_id = key
        return ""

    def associate_kms_key(self: Any) -> str:
        return set_key(self, self._get_param("kmsKeyId"))

    def disassociate_kms_key(self: Any) -> str:
        return set_key(self, None)

    LogsResponse.associate_kms_key = associate_kms_key  # type: ignore[attr-defined]
    LogsResponse.disassociate_kms_key = disassociate_kms_key  # type: ignore[attr-defined]
