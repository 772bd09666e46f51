"""Listeners of network balancers cannot change, and a change drops a listener's other certificates.

AWS replaces a listener's default certificate and leaves those of AddListenerCertificates alone:
https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_ModifyListener.html
"""

from __future__ import annotations

from typing import Any

SERVICE = "elbv2"


def apply() -> None:
    from moto.elbv2.models import ELBv2Backend, FakeAction
    from moto.elbv2.responses import ELBV2Response

    respond = ELBV2Response.modify_listener

    def modify_listener(
        self: Any,
        arn: str,
        port: Any = None,
        protocol: str | None = None,
        ssl_policy: str | None = None,
        certificates: list[dict[str, Any]] | None = None,
        actions: list[dict[str, Any]] | None = None,
    ) -> Any:
        [listener] = self.describe_listeners(load_balancer_arn=None, listener_arns=[arn])
        balancer = self.load_balancers[listener.load_balancer_arn]
        new_protocol = protocol or listener.protocol
        self._validate_port_and_protocol(balancer.type, port or listener.port, new_protocol)
        default_actions = [FakeAction(action) for action in actions or []]
        self._validate_actions(default_actions)
        listener.port = listener.port if port is None else port
        listener.protocol = new_protocol
        listener.ssl_policy = ssl_policy or listener.ssl_policy
        if certificates:
            default = certificates[0]["CertificateArn"]
            others = [one for one in listener.certificates[1:] if one != default]
            listener.certificate, listener.certificates = default, [default, *others]
        if default_actions:
            listener.default_actions = default_actions
            listener._default_rule[0].actions = default_actions
        return listener

    def modify_listener_and_alpn(self: Any) -> Any:
        answer = respond(self)
        [listener] = answer.result["Listeners"]
        listener.alpn_policy = self._get_param("AlpnPolicy") or listener.alpn_policy
        return answer

    ELBv2Backend.modify_listener = modify_listener  # type: ignore[method-assign]
    ELBV2Response.modify_listener = modify_listener_and_alpn  # type: ignore[method-assign]
