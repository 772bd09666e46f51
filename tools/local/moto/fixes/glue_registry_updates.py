"""The description of a schema registry cannot change."""

from __future__ import annotations

from typing import Any

SERVICE = "glue"


def apply() -> None:
    from moto.core.responses import ActionResult
    from moto.glue.glue_schema_registry_utils import validate_registry_id
    from moto.glue.responses import GlueResponse

    def update_registry(self: Any) -> ActionResult:
        registries = self.glue_backend.registries
        name = validate_registry_id(self._get_param("RegistryId"), registries)
        registries[name].description = self._get_param("Description")
        return ActionResult({"RegistryName": name, "RegistryArn": registries[name].registry_arn})

    GlueResponse.update_registry = update_registry  # type: ignore[attr-defined]
