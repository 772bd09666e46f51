"""A hosted zone's own name servers are no reusable delegation set, which would outlive it."""

from __future__ import annotations

from typing import Any

SERVICE = "route53"


def apply() -> None:
    from moto.route53.models import Route53Backend

    create_hosted_zone = Route53Backend.create_hosted_zone

    def without_a_set(self: Any, *args: Any, **options: Any) -> Any:
        known = set(self.delegation_sets)
        zone = create_hosted_zone(self, *args, **options)
        if not options.get("delegation_set_id"):
            for made in set(self.delegation_sets) - known:
                del self.delegation_sets[made]
        return zone

    Route53Backend.create_hosted_zone = without_a_set  # type: ignore[method-assign]
