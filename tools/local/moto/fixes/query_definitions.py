"""CloudWatch Logs query definitions do not exist."""

from __future__ import annotations

import json
from typing import Any
from uuid import uuid4

SERVICE = "logs"


def apply() -> None:
    from moto.core.common_models import BaseModel
    from moto.logs.exceptions import ResourceNotFoundException
    from moto.logs.models import LogsBackend
    from moto.logs.responses import LogsResponse

    class QueryDefinition(BaseModel):
        def __init__(self, id: str, fields: dict[str, Any]) -> None:
            self.id = id
            self.fields = fields

    # The inventory tells services by module; this model is part of moto's own.
    QueryDefinition.__module__ = LogsBackend.__module__

    def definitions(backend: Any) -> dict[str, QueryDefinition]:
        return vars(backend).setdefault("query_definitions", {})

    def put_query_definition(self: Any) -> str:
        names = ("name", "queryString", "logGroupNames", "queryLanguage")
        fields = {name: self._get_param(name) for name in names}
        id = self._get_param("queryDefinitionId") or str(uuid4())
        kept = {name: value for name, value in fields.items() if value is not None}
        definitions(self.logs_backend)[id] = QueryDefinition(id, kept)
        return json.dumps({"queryDefinitionId": id})

    def describe_query_definitions(self: Any) -> str:
        prefix = self._get_param("queryDefinitionNamePrefix") or ""
        known = definitions(self.logs_backend).values()
        found = [{"queryDefinitionId": known_.id, **known_.fields} for known_ in known]
        matching = [fields for fields in found if fields["name"].startswith(prefix)]
        return json.dumps({"queryDefinitions": matching})

    def delete_query_definition(self: Any) -> str:
        known = definitions(self.logs_backend)
        if known.pop(self._get_param("queryDefinitionId"), None) is None:
            raise ResourceNotFoundException("The query definition does not exist.")
        return json.dumps({"success": True})

    for handler in (put_query_definition, describe_query_definitions, delete_query_definition):
        setattr(LogsResponse, handler.__name__, handler)
