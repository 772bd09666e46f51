"""The public parameters with Bottlerocket's images do not exist."""

from __future__ import annotations

import re
from hashlib import sha256
from typing import Any

SERVICE = "ssm"

# https://bottlerocket.dev/en/os/latest/install/quickstart/aws/  (any variant and release)
IMAGE_ID = re.compile(
    r"/aws/service/bottlerocket/aws-[a-z0-9.-]+/(arm64|x86_64)/(latest|\d+\.\d+\.\d+)/image_id"
)


def apply() -> None:
    from moto.ssm.models import Parameter, ParameterDict

    check = ParameterDict._check_loading_status

    def check_loading_status(self: Any, key: str) -> None:
        check(self, key)
        name = str(key or "")
        if IMAGE_ID.fullmatch(name) and name not in dict.keys(self):
            parameter = Parameter(
                account_id=self.account_id,
                name=name,
                value=f"ami-{sha256(name.encode()).hexdigest()[:17]}",
                parameter_type="String",
                description=None,
                allowed_pattern=None,
                keyid=None,
                last_modified_date=0,
                version=1,
                data_type="aws:ec2:image",
            )
            dict.__setitem__(self, name, [parameter])

    ParameterDict._check_loading_status = check_loading_status  # type: ignore[method-assign]
