"""Topics keep their signature version, tracing and delivery feedback, but never give them back."""

from __future__ import annotations

from typing import Any

SERVICE = "sns"

PROTOCOLS = ("HTTP", "Lambda", "SQS", "Application", "Firehose")
FEEDBACK = (
    "SuccessFeedbackRoleArn",
    "SuccessFeedbackSampleRate",
    "FailureFeedbackRoleArn",
)
KEPT = (
    "SignatureVersion",
    "TracingConfig",
    "ArchivePolicy",
    "FifoThroughputScope",
    *(protocol + name for protocol in PROTOCOLS for name in FEEDBACK),
)


def apply() -> None:
    from moto.core.utils import camelcase_to_underscores
    from moto.sns.responses import SNSResponse

    get = SNSResponse.get_topic_attributes

    def get_topic_attributes(self: Any) -> Any:
        answer = get(self)
        topic = self.backend.get_topic(self._get_param("TopicArn"))
        for name in KEPT:
            value = getattr(topic, camelcase_to_underscores(name), None)
            if value not in (None, ""):
                answer.result["Attributes"][name] = value
        return answer

    SNSResponse.get_topic_attributes = get_topic_attributes  # type: ignore[method-assign]
