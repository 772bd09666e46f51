"""Scalable targets forget their tags, and cannot be tagged, untagged or asked for their tags."""

from __future__ import annotations

import json
from typing import Any

SERVICE = "applicationautoscaling"


def apply() -> None:
    from moto.applicationautoscaling.exceptions import AWSValidationException
    from moto.applicationautoscaling.responses import ApplicationAutoScalingResponse

    register = ApplicationAutoScalingResponse.register_scalable_target

    def tags_of(request: Any) -> dict[str, str]:
        arn = request._get_param("ResourceARN")
        targets = request.applicationautoscaling_backend.targets
        for target in (target for of in targets.values() for target in of.values()):
            if target.arn == arn:
                target.tags = getattr(target, "tags", {})
                return target.tags
        raise AWSValidationException(f"No scalable target found for {arn}")

    def register_scalable_target(self: Any) -> Any:
        answer = register(self)
        tags = self._get_param("Tags")
        if tags:
            targets = self.applicationautoscaling_backend.targets
            dimension, id = self._get_param("ScalableDimension"), self._get_param("ResourceId")
            targets[dimension][id].tags = dict(tags)
        return answer

    def list_tags_for_resource(self: Any) -> str:
        return json.dumps({"Tags": tags_of(self)})

    def tag_resource(self: Any) -> str:
        tags_of(self).update(self._get_param("Tags"))
        return json.dumps({})

    def untag_resource(self: Any) -> str:
        tags = tags_of(self)
        for key in self._get_param("TagKeys"):
            tags.pop(key, None)
        return json.dumps({})

    for handler in (register_scalable_target, list_tags_for_resource, tag_resource, untag_resource):
        setattr(ApplicationAutoScalingResponse, handler.__name__, handler)
