"""Reduces calls to IAM actions on resources: what a least-privilege policy is derived from."""

from __future__ import annotations

from typing import Any, Iterator

# botocore services whose IAM prefix is not the name in their signature.
# https://docs.aws.amazon.com/service-authorization/latest/reference/
PREFIX_BY_SERVICE = {
    "cloudwatch": "cloudwatch",
    "keyspaces": "cassandra",
    "sesv2": "ses",
    "efs": "elasticfilesystem",
}

# S3's operations that need an action of another name.
# https://docs.aws.amazon.com/AmazonS3/latest/userguide/using-with-s3-policy-actions.html
S3_ACTIONS = {
    "ListBuckets": "ListAllMyBuckets",
    "HeadBucket": "ListBucket",
    "ListObjects": "ListBucket",
    "ListObjectsV2": "ListBucket",
    "ListObjectVersions": "ListBucketVersions",
    "HeadObject": "GetObject",
    "CopyObject": "PutObject",
    "DeleteObjects": "DeleteObject",
    "GetBucketEncryption": "GetEncryptionConfiguration",
    "PutBucketEncryption": "PutEncryptionConfiguration",
    "GetBucketLifecycleConfiguration": "GetLifecycleConfiguration",
    "PutBucketLifecycleConfiguration": "PutLifecycleConfiguration",
    "GetPublicAccessBlock": "GetBucketPublicAccessBlock",
    "PutPublicAccessBlock": "PutBucketPublicAccessBlock",
    "DeletePublicAccessBlock": "PutBucketPublicAccessBlock",
    "GetBucketReplication": "GetReplicationConfiguration",
    "GetBucketAccelerateConfiguration": "GetAccelerateConfiguration",
    "GetBucketCors": "GetBucketCORS",
    "GetObjectLockConfiguration": "GetBucketObjectLockConfiguration",
}

NAMES = ("Arn", "ARN", "Id", "Name", "arn", "id", "name")

# Members that name something else than what is acted on.
NOT_THE_RESOURCE = ("clientrequesttoken", "clienttoken", "rolearn", "executionrolearn")


def action_of(service: str, operation: Any) -> str:
    """The IAM action that allows an operation."""
    metadata = operation.service_model.metadata
    signed_as = metadata.get("signingName") or metadata["endpointPrefix"]
    prefix = PREFIX_BY_SERVICE.get(service, signed_as)
    name = S3_ACTIONS.get(operation.name, operation.name) if service == "s3" else operation.name
    return f"{prefix}:{name}"


def resource_of(operation: Any, parameters: dict[str, Any]) -> str:
    """The ARN, id or name of what a call acts on, as far as its parameters tell; else `*`."""
    shape = operation.input_shape
    if shape is None:
        return "*"
    required = [name for name in shape.required_members if name in parameters]
    ordered = required + [name for name in parameters if name not in required]
    found = list(names_in(ordered, parameters))
    arns = [value for value in found if value.startswith("arn:")]
    return (arns or found or ["*"])[0]


def names_in(members: list[str], parameters: dict[str, Any]) -> Iterator[str]:
    for member in members:
        value = parameters[member]
        if member.lower() in NOT_THE_RESOURCE or not member.endswith(NAMES):
            continue
        if isinstance(value, str) and value:
            yield value


def reduced(actions: set[tuple[str, str, str]]) -> list[dict[str, str]]:
    """Sorted, unique, as they are written."""
    keys = ("service", "action", "resource")
    return [dict(zip(keys, row)) for row in sorted(actions)]
