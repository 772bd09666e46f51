"""A metric filter that is put again is doubled, and one outlives its log group."""

from __future__ import annotations

from typing import Any

SERVICE = "logs"


def apply() -> None:
    from moto.logs.metric_filters import MetricFilters
    from moto.logs.models import LogsBackend

    add, delete = MetricFilters.add_filter, LogsBackend.delete_log_group

    def add_filter(
        self: Any, filter_name: str, filter_pattern: str, log_group_name: str, transformations: Any
    ) -> None:
        self.delete_filter(filter_name, log_group_name)
        add(self, filter_name, filter_pattern, log_group_name, transformations)

    def delete_log_group(self: Any, log_group_name: str) -> None:
        delete(self, log_group_name)
        known = self.filters.metric_filters
        known[:] = [record for record in known if record["logGroupName"] != log_group_name]

    MetricFilters.add_filter = add_filter  # type: ignore[method-assign, assignment]
    LogsBackend.delete_log_group = delete_log_group  # type: ignore[method-assign]
