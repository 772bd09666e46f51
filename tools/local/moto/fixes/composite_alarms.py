"""Composite alarms do not exist."""

from __future__ import annotations

from typing import Any

SERVICE = "cloudwatch"


def apply() -> None:
    from moto.cloudwatch.models import Alarm
    from moto.cloudwatch.responses import CloudWatchResponse
    from moto.core.responses import EmptyResult

    def put_composite_alarm(self: Any) -> EmptyResult:
        backend, get = self.cloudwatch_backend, self._get_param
        existing = backend.alarms.get(get("AlarmName"))
        alarm = backend.put_metric_alarm(
            name=get("AlarmName"),
            namespace=None,
            metric_name=None,
            comparison_operator=None,
            evaluation_periods=None,
            period=None,
            threshold=None,
            statistic=None,
            description=get("AlarmDescription"),
            dimensions=[],
            alarm_actions=get("AlarmActions", []),
            ok_actions=get("OKActions", []),
            insufficient_data_actions=get("InsufficientDataActions", []),
            actions_enabled=self._get_bool_param("ActionsEnabled"),
            rule=get("AlarmRule"),
            # As on AWS, tags are read at creation only.
            tags=[] if existing else get("Tags", []),
        )
        alarm.actions_suppressor = get("ActionsSuppressor")
        alarm.actions_suppressor_wait_period = get("ActionsSuppressorWaitPeriod")
        alarm.actions_suppressor_extension_period = get("ActionsSuppressorExtensionPeriod")
        return EmptyResult()

    CloudWatchResponse.put_composite_alarm = put_composite_alarm  # type: ignore[attr-defined]
    if not hasattr(Alarm, "alarm_rule"):
        Alarm.alarm_rule = property(lambda self: self.rule)  # type: ignore[attr-defined]
