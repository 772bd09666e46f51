"""KMS keys forget their rotation period."""

from __future__ import annotations

import json
from typing import Any

SERVICE = "kms"

# https://docs.aws.amazon.com/kms/latest/APIReference/API_EnableKeyRotation.html
DEFAULT_PERIOD_DAYS = 365


def apply() -> None:
    from moto.kms.responses import KmsResponse

    enable, status = KmsResponse.enable_key_rotation, KmsResponse.get_key_rotation_status

    def key_of(request: Any) -> Any:
        backend = request.kms_backend
        return backend.keys[backend.get_key_id(request._get_param("KeyId"))]

    def enable_key_rotation(self: Any) -> str:
        answer = enable(self)
        period = self._get_param("RotationPeriodInDays") or DEFAULT_PERIOD_DAYS
        key_of(self).rotation_period_in_days = period
        return answer

    def get_key_rotation_status(self: Any) -> str:
        answer = json.loads(status(self))
        if answer["KeyRotationEnabled"]:
            period = getattr(key_of(self), "rotation_period_in_days", DEFAULT_PERIOD_DAYS)
            answer["RotationPeriodInDays"] = period
        return json.dumps(answer)

    KmsResponse.enable_key_rotation = enable_key_rotation  # type: ignore[method-assign]
    KmsResponse.get_key_rotation_status = get_key_rotation_status  # type: ignore[method-assign]
