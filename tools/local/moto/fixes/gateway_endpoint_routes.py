"""A gateway endpoint's later route tables get no route, so that its deletion fails."""

from __future__ import annotations

from typing import Any

SERVICE = "ec2"


def apply() -> None:
    from moto.ec2.models.vpcs import VPCEndPoint

    modify = VPCEndPoint.modify

    def modify_with_routes(self: Any, *args: Any) -> None:
        before = list(self.route_table_ids)
        modify(self, *args)
        prefix_list = self.destination_prefix_list_id
        if prefix_list is None:
            return
        for table in set(self.route_table_ids) - set(before):
            self.ec2_backend.create_route(
                table, None, gateway_id=self.id, destination_prefix_list_id=prefix_list
            )
        for table in set(before) - set(self.route_table_ids):
            self.ec2_backend.delete_route(table, prefix_list)

    VPCEndPoint.modify = modify_with_routes  # type: ignore[method-assign]
