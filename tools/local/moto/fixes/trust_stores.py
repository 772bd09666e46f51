"""Trust stores of load balancers do not exist, and listeners forget their mutual authentication."""

from __future__ import annotations

from typing import Any

SERVICE = "elbv2"


def apply() -> None:
    from moto.core.common_models import BaseModel
    from moto.core.responses import ActionResult, EmptyResult
    from moto.elbv2.exceptions import ELBClientError
    from moto.elbv2.models import ELBv2Backend
    from moto.elbv2.responses import ELBV2Response
    from moto.moto_api._internal import mock_random

    find = ELBv2Backend._get_resource_by_arn

    class TrustStore(BaseModel):
        def __init__(self, backend: Any, name: str) -> None:
            place = f"{backend.region_name}:{backend.account_id}"
            id = mock_random.get_random_hex(length=16)
            self.name = name
            self.trust_store_arn = (
                f"arn:{backend.partition}:elasticloadbalancing:{place}:truststore/{name}/{id}"
            )
            self.status = "ACTIVE"
            self.number_of_ca_certificates = 1
            self.total_revoked_entries = 0

    # The inventory tells services by module; this model is part of moto's own.
    TrustStore.__module__ = ELBv2Backend.__module__

    def stores(backend: Any) -> dict[str, TrustStore]:
        return vars(backend).setdefault("trust_stores", {})

    def existing(backend: Any, arn: str) -> TrustStore:
        if arn not in stores(backend):
            raise ELBClientError("TrustStoreNotFound", "The specified trust store does not exist.")
        return stores(backend)[arn]

    def users_of(backend: Any, arn: str) -> list[str]:
        balancers = backend.load_balancers.values()
        listeners = (listener for one in balancers for listener in one.listeners.values())
        return [one.arn for one in listeners if trust_store_of(one) == arn]

    def create_trust_store(self: Any) -> ActionResult:
        backend, name = self.elbv2_backend, self._get_param("Name")
        if any(store.name == name for store in stores(backend).values()):
            message = f"A trust store with the same name '{name}' exists."
            raise ELBClientError("DuplicateTrustStoreName", message)
        store = TrustStore(backend, name)
        stores(backend)[store.trust_store_arn] = store
        backend.tagging_service.tag_resource(store.trust_store_arn, self._get_param("Tags"))
        return ActionResult({"TrustStores": [store]})

    def describe_trust_stores(self: Any) -> ActionResult:
        backend, names = self.elbv2_backend, self._get_param("Names", [])
        arns = self._get_param("TrustStoreArns", [])
        found = [existing(backend, arn) for arn in arns]
        if not arns:
            known = stores(backend).values()
            found = [store for store in known if not names or store.name in names]
            if names and not found:
                existing(backend, names[0])
        return ActionResult({"TrustStores": found})

    def modify_trust_store(self: Any) -> ActionResult:
        store = existing(self.elbv2_backend, self._get_param("TrustStoreArn"))
        return ActionResult({"TrustStores": [store]})

    def describe_trust_store_associations(self: Any) -> ActionResult:
        arn = existing(self.elbv2_backend, self._get_param("TrustStoreArn")).trust_store_arn
        users = [{"ResourceArn": user} for user in users_of(self.elbv2_backend, arn)]
        return ActionResult({"TrustStoreAssociations": users})

    def delete_trust_store(self: Any) -> EmptyResult:
        backend = self.elbv2_backend
        arn = existing(backend, self._get_param("TrustStoreArn")).trust_store_arn
        if users_of(backend, arn):
            message = "The specified trust store is currently in use."
            raise ELBClientError("TrustStoreInUse", message)
        del stores(backend)[arn]
        return EmptyResult()

    def find_or_trust_store(self: Any, arn: str) -> Any:
        return existing(self, arn) if ":truststore" in arn else find(self, arn)

    for handler in (
        create_trust_store,
        describe_trust_stores,
        modify_trust_store,
        describe_trust_store_associations,
        delete_trust_store,
    ):
        setattr(ELBV2Response, handler.__name__, handler)
    for name in ("create_listener", "modify_listener"):
        setattr(ELBV2Response, name, keeping_mutual_authentication(getattr(ELBV2Response, name)))
    ELBv2Backend._get_resource_by_arn = find_or_trust_store  # type: ignore[method-assign]


def trust_store_of(listener: Any) -> str | None:
    return (getattr(listener, "mutual_authentication", None) or {}).get("TrustStoreArn")


def keeping_mutual_authentication(handle: Any) -> Any:
    """AWS's answers name the mode of every HTTPS listener, and only those of HTTPS."""

    def handle_and_keep(self: Any) -> Any:
        answer = handle(self)
        [listener] = answer.result["Listeners"]
        wanted = self._get_param("MutualAuthentication")
        if listener.protocol != "HTTPS":
            listener.mutual_authentication = None
        elif wanted or getattr(listener, "mutual_authentication", None) is None:
            kept = wanted or {"Mode": "off"}
            if kept["Mode"] == "verify":
                defaults = {
                    "IgnoreClientCertificateExpiry": False,
                    "AdvertiseTrustStoreCaNames": "off",
                }
                kept = {**defaults, **kept}
            listener.mutual_authentication = kept
        return answer

    return handle_and_keep
