"""A launch template's own tags leak into its data and stay as they were at its creation."""

from __future__ import annotations

from typing import Any

SERVICE = "ec2"


def apply() -> None:
    from moto.ec2.models.launch_templates import LaunchTemplate

    construct = LaunchTemplate.__init__

    def construct_without_own_tags(
        self: Any, backend: Any, name: str, data: dict[str, Any], *args: Any, **kwargs: Any
    ) -> None:
        specifications = data.get("TagSpecifications")
        if specifications:
            # The API refuses "launch-template" inside the data, so such an entry is moto's own.
            kept = [s for s in specifications if s["ResourceType"] != "launch-template"]
            data["TagSpecifications"] = kept
            if not kept:
                del data["TagSpecifications"]
        construct(self, backend, name, data, *args, **kwargs)

    LaunchTemplate.__init__ = construct_without_own_tags  # type: ignore[method-assign]
    LaunchTemplate.tags = property(  # type: ignore[assignment]
        lambda self: self.get_tags(), lambda self, value: None
    )
