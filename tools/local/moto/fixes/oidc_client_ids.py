"""The client ids of an OpenID Connect provider cannot change."""

from __future__ import annotations

from typing import Any

SERVICE = "iam"


def apply() -> None:
    from moto.core.responses import EmptyResult
    from moto.iam.responses import IamResponse

    def client_ids(request: Any) -> list[str]:
        arn = request._get_param("OpenIDConnectProviderArn")
        return request.backend.get_open_id_connect_provider(arn).client_id_list

    def add_client_id_to_open_id_connect_provider(self: Any) -> EmptyResult:
        known, added = client_ids(self), self._get_param("ClientID")
        if added not in known:
            known.append(added)
        return EmptyResult()

    def remove_client_id_from_open_id_connect_provider(self: Any) -> EmptyResult:
        known, removed = client_ids(self), self._get_param("ClientID")
        if removed in known:
            known.remove(removed)
        return EmptyResult()

    for handler in (
        add_client_id_to_open_id_connect_provider,
        remove_client_id_from_open_id_connect_provider,
    ):
        setattr(IamResponse, handler.__name__, handler)
