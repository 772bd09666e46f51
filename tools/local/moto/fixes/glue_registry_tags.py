"""Schema registries keep the tags they are made with where GetTags does not look."""

from __future__ import annotations

from typing import Any

SERVICE = "glue"


def apply() -> None:
    from moto.glue.models import GlueBackend

    create = GlueBackend.create_registry

    def create_registry(self: Any, registry_name: str, *args: Any, **kwargs: Any) -> Any:
        answer = create(self, registry_name, *args, **kwargs)
        registry = self.registries[registry_name]
        self.tag_resource(registry.registry_arn, registry.tags)
        return answer

    GlueBackend.create_registry = create_registry  # type: ignore[method-assign]
