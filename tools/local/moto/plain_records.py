"""The few resources that moto keeps as plain dictionaries, which the walk cannot know as such."""

from __future__ import annotations

from typing import Any, Iterator


def plain_records(service: str, backend: Any) -> Iterator[tuple[str, str]]:
    """The type and the name of each such resource of one backend."""
    if service == "logs":
        for record in backend.filters.metric_filters:
            yield "MetricFilter", record["filterName"]
