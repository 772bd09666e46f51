"""A terminated instance leaves the network interfaces behind that its launch made."""

from __future__ import annotations

from typing import Any

SERVICE = "ec2"


def apply() -> None:
    from moto.ec2.models.instances import Instance

    prepare = Instance.prep_nics

    def prep_nics(self: Any, nic_spec: list[dict[str, Any]], *args: Any, **kwargs: Any) -> None:
        brought = {int(nic["DeviceIndex"]) for nic in nic_spec if nic.get("NetworkInterfaceId")}
        kept = {
            int(nic["DeviceIndex"])
            for nic in nic_spec
            if str(nic.get("DeleteOnTermination", True)).lower() == "false"
        }
        prepare(self, nic_spec, *args, **kwargs)
        for index, nic in self.nics.items():
            if int(index) not in brought | kept:
                nic.delete_on_termination = True

    Instance.prep_nics = prep_nics  # type: ignore[method-assign]
