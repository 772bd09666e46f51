"""Rotation of a secret wants a function that exists here and runs it, and forgets its schedule.

The emulator has no functions that could run: a rotation is kept and given back, nothing rotates.
"""

from __future__ import annotations

from typing import Any

SERVICE = "secretsmanager"


def apply() -> None:
    from moto.secretsmanager.exceptions import InvalidRequestException, SecretNotFoundException
    from moto.secretsmanager.models import FakeSecret, SecretsManagerBackend

    to_dict = FakeSecret.to_dict

    def rotate_secret(
        self: Any,
        secret_id: str,
        client_request_token: str | None = None,
        rotation_lambda_arn: str | None = None,
        rotation_rules: dict[str, Any] | None = None,
        rotate_immediately: bool = True,
    ) -> str:
        if not self._is_valid_identifier(secret_id):
            raise SecretNotFoundException()
        secret = self.secrets[secret_id]
        if secret.is_deleted():
            raise InvalidRequestException("The secret is scheduled for deletion.")
        secret.rotation_lambda_arn = rotation_lambda_arn or secret.rotation_lambda_arn
        secret.rotation_rules = rotation_rules or getattr(secret, "rotation_rules", {})
        if not secret.rotation_lambda_arn:
            raise InvalidRequestException("No Lambda rotation function ARN is associated.")
        secret.rotation_requested = secret.rotation_enabled = True
        return secret.to_short_dict()

    def to_dict_with_rules(self: Any) -> dict[str, Any]:
        answer = to_dict(self)
        if self.rotation_requested:
            answer["RotationRules"] = self.rotation_rules
        return answer

    SecretsManagerBackend.rotate_secret = rotate_secret  # type: ignore[method-assign]
    FakeSecret.to_dict = to_dict_with_rules  # type: ignore[method-assign]
