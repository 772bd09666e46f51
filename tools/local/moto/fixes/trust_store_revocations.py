"""Trust stores have no lists of revoked certificates."""

from __future__ import annotations

from typing import Any

SERVICE = "elbv2"


def apply() -> None:
    from moto.core.responses import ActionResult, EmptyResult
    from moto.elbv2.exceptions import ELBClientError
    from moto.elbv2.responses import ELBV2Response

    def lists_of(self: Any) -> dict[int, dict[str, Any]]:
        arn = self._get_param("TrustStoreArn")
        store = vars(self.elbv2_backend).get("trust_stores", {}).get(arn)
        if store is None:
            raise ELBClientError("TrustStoreNotFound", "The specified trust store does not exist.")
        return vars(store).setdefault("revocations", {})

    def asked_for(self: Any, lists: dict[int, dict[str, Any]]) -> list[int]:
        ids = [int(id) for id in self._get_param("RevocationIds", [])]
        if any(id not in lists for id in ids):
            message = "The specified revocation file does not exist."
            raise ELBClientError("RevocationIdNotFound", message)
        return ids

    def add_trust_store_revocations(self: Any) -> ActionResult:
        lists, arn = lists_of(self), self._get_param("TrustStoreArn")
        added = []
        for content in self._get_param("RevocationContents", []):
            id = max(lists, default=0) + 1
            lists[id] = {
                "TrustStoreArn": arn,
                "RevocationId": id,
                "RevocationType": content.get("RevocationType", "CRL"),
                "NumberOfRevokedEntries": 1,
            }
            added.append(lists[id])
        return ActionResult({"TrustStoreRevocations": added})

    def describe_trust_store_revocations(self: Any) -> ActionResult:
        lists = lists_of(self)
        ids = asked_for(self, lists) or list(lists)
        return ActionResult({"TrustStoreRevocations": [lists[id] for id in ids]})

    def remove_trust_store_revocations(self: Any) -> EmptyResult:
        lists = lists_of(self)
        for id in asked_for(self, lists):
            del lists[id]
        return EmptyResult()

    for handler in (
        add_trust_store_revocations,
        describe_trust_store_revocations,
        remove_trust_store_revocations,
    ):
        setattr(ELBV2Response, handler.__name__, handler)
