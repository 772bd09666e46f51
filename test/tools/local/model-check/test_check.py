"""Good calls of every protocol pass; each broken one gives exactly the violation it has."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path
from typing import Any

from support import Call, query, rest, run, target

CHECK = Path(__file__).resolve().parents[4] / "tools" / "local" / "model-check" / "check.py"

ROLE = "arn:aws:iam::000000000000:role/cluster"
VPC = {"subnetIds": ["subnet-1", "subnet-2"]}
CLUSTER = {"name": "local", "roleArn": ROLE, "resourcesVpcConfig": VPC}
TRUST = '{"Version": "2012-10-17", "Statement": []}'

GOOD: dict[str, Call] = {
    "ec2": query(
        "ec2",
        "CreateVpc",
        CidrBlock="10.0.0.0/16",
        TagSpecification__1__ResourceType="vpc",
        TagSpecification__1__Tag__1__Key="a b",
        TagSpecification__1__Tag__1__Value="",
    ),
    "query": query("iam", "CreateRole", RoleName="r", AssumeRolePolicyDocument=TRUST),
    "query with several protocols": query(
        "monitoring",
        "PutMetricAlarm",
        AlarmName="a",
        EvaluationPeriods="1",
        ComparisonOperator="GreaterThanThreshold",
    ),
    "load balancers of the second version": query(
        "elasticloadbalancing", "DescribeTargetGroups", Names__member__1="t"
    ),
    "rest-json": rest("eks", "POST", "/clusters", CLUSTER),
    "rest-json without a body": rest("eks", "GET", "/clusters/local"),
    "rest-json with a query": rest("eks", "GET", "/clusters?maxResults=10"),
    "json 1.1": target("kms", "TrentService.CreateKey", {"Description": "d", "Tags": []}),
    "json 1.0": target(
        "sqs",
        "AmazonSQS.CreateQueue",
        {"QueueName": "q", "Attributes": {"DelaySeconds": "1"}},
        "1.0",
    ),
    "rest-xml": rest(
        "s3",
        "PUT",
        "/a-bucket",
        "<CreateBucketConfiguration><LocationConstraint>eu-west-1</LocationConstraint>"
        "</CreateBucketConfiguration>",
    ),
    "a service with another name": target(
        "cassandra", "KeyspacesService.GetKeyspace", {"keyspaceName": "k"}, "1.0"
    ),
    "a constraint that is waived": target(
        "glue",
        "AWSGlue.CreateSchema",
        {"SchemaName": "s", "DataFormat": "PROTOBUF", "SchemaDefinition": "one line\nand another"},
    ),
}


def cluster(**changes: Any) -> Call:
    wanted = {**CLUSTER, **changes}
    body = {name: value for name, value in wanted.items() if value is not None}
    return rest("eks", "POST", "/clusters", body)


# A broken call, its path and a part of its message.
BROKEN: dict[str, tuple[Call, str, str]] = {
    "required": (cluster(roleArn=None), "roleArn", "required, but missing"),
    "required inside": (
        query("ec2", "CreateRoute", DestinationCidrBlock="0.0.0.0/0"),
        "RouteTableId",
        "required, but missing",
    ),
    "pattern": (cluster(name="-bad"), "name", "expected a match of"),
    "pattern of a whole value": (
        query("iam", "CreateRole", RoleName="not ok", AssumeRolePolicyDocument=TRUST),
        "RoleName",
        "expected a match of",
    ),
    "length": (
        query("iam", "CreateRole", RoleName="r" * 65, AssumeRolePolicyDocument=TRUST),
        "RoleName",
        "length must be at most 64, got 65",
    ),
    "shortest length": (
        target("logs", "Logs_20140328.CreateLogGroup", {"logGroupName": ""}),
        "logGroupName",
        "length must be at least 1, got 0",
    ),
    "enum": (
        cluster(logging={"clusterLogging": [{"types": ["apis"]}]}),
        "logging.clusterLogging[0].types[0]",
        "expected one of",
    ),
    "enum of ec2": (
        query("ec2", "CreateVpc", CidrBlock="10.0.0.0/16", InstanceTenancy="shared"),
        "InstanceTenancy",
        "expected one of default, dedicated, host, got 'shared'",
    ),
    "range": (rest("eks", "GET", "/clusters?maxResults=101"), "maxResults", "at most 100, got 101"),
    "range of json": (
        target("kms", "TrentService.EnableKeyRotation", {"KeyId": "k", "RotationPeriodInDays": 89}),
        "RotationPeriodInDays",
        "range must be at least 90, got 89",
    ),
    "list size": (
        cluster(encryptionConfig=[{"resources": ["secrets"]}, {"resources": ["secrets"]}]),
        "encryptionConfig",
        "list size must be at most 1, got 2",
    ),
    "type": (cluster(version=1.33), "version", "expected string, got 1.33"),
    "boolean for a number": (
        target(
            "kms", "TrentService.EnableKeyRotation", {"KeyId": "k", "RotationPeriodInDays": True}
        ),
        "RotationPeriodInDays",
        "expected integer, got true",
    ),
    "number as a word": (
        query(
            "monitoring",
            "PutMetricAlarm",
            AlarmName="a",
            EvaluationPeriods="one",
            ComparisonOperator="GreaterThanThreshold",
        ),
        "",
        "a value of the wrong type",
    ),
    "unknown member": (cluster(colour="red"), "colour", "unknown member"),
    "unknown member inside": (
        cluster(resourcesVpcConfig={**VPC, "subnets": []}),
        "resourcesVpcConfig.subnets",
        "unknown member",
    ),
    "unknown parameter": (
        query("ec2", "CreateVpc", CidrBlock="10.0.0.0/16", Colour="red"),
        "Colour",
        "unknown parameter",
    ),
    "not JSON": (target("kms", "TrentService.CreateKey", "{"), "", "the body is not JSON"),
    "unknown action": (query("ec2", "CreateCloud"), "", "unknown operation CreateCloud of ec2"),
    "unknown target": (
        target("kms", "TrentService.CreateLock", {}),
        "",
        "unknown operation TrentService.CreateLock of kms",
    ),
    "unknown path": (
        rest("eks", "POST", "/lakes", {}),
        "",
        "unknown operation POST /lakes of eks",
    ),
}


class CheckTest(unittest.TestCase):
    def test_a_good_call_of_each_protocol_passes(self) -> None:
        for name, call in GOOD.items():
            with self.subTest(name):
                report, _ = run(call)
                self.assertEqual((report["violations"], report["unparsed"]), ([], []))

    def test_each_broken_call_gives_exactly_its_violation(self) -> None:
        for name, (call, path, message) in BROKEN.items():
            with self.subTest(name):
                report, _ = run(call)
                self.assertEqual([v["path"] for v in report["violations"]], [path])
                self.assertIn(message, report["violations"][0]["message"])
                self.assertEqual(report["unparsed"], [])

    def test_calls_are_counted_and_operations_are_distinct(self) -> None:
        report, _ = run(*[GOOD["ec2"]] * 3, GOOD["json 1.1"])
        self.assertEqual((report["calls"], report["operations"]), (4, 2))

    def test_a_repeated_request_is_reported_at_its_first_line(self) -> None:
        broken, _, _ = BROKEN["enum of ec2"]
        report, _ = run(GOOD["ec2"], broken, broken)
        self.assertEqual([v["call"] for v in report["violations"]], [2])

    def test_a_service_without_a_model_is_said_to_be_unreadable(self) -> None:
        report, _ = run(rest("no-such-service", "GET", "/"))
        self.assertEqual(report["violations"], [])
        self.assertIn("no-such-service", report["unparsed"][0]["message"])

    def test_a_binary_body_is_read_from_base64(self) -> None:
        call = {**GOOD["json 1.1"], "body": "e30=", "bodyBase64": True}
        self.assertEqual(run(call)[0]["violations"], [])


class ActionsTest(unittest.TestCase):
    def test_a_call_becomes_its_iam_action_and_resource(self) -> None:
        expected = {
            "ec2": ("ec2", "ec2:CreateVpc", "*"),
            "query": ("iam", "iam:CreateRole", "r"),
            "query with several protocols": ("cloudwatch", "cloudwatch:PutMetricAlarm", "a"),
            "load balancers of the second version": (
                "elbv2",
                "elasticloadbalancing:DescribeTargetGroups",
                "*",
            ),
            "rest-json": ("eks", "eks:CreateCluster", "local"),
            "a service with another name": ("keyspaces", "cassandra:GetKeyspace", "k"),
            "rest-xml": ("s3", "s3:CreateBucket", "*"),
        }
        for name, (service, action, resource) in expected.items():
            with self.subTest(name):
                _, actions = run(GOOD[name])
                found = {"service": service, "action": action, "resource": resource}
                self.assertEqual(actions, [found])

    def test_actions_are_sorted_and_unique(self) -> None:
        calls = [GOOD["query"], GOOD["ec2"], GOOD["query"]]
        _, actions = run(*calls)
        self.assertEqual([a["action"] for a in actions], ["ec2:CreateVpc", "iam:CreateRole"])


class CommandTest(unittest.TestCase):
    def test_the_command_reports_violations_and_still_succeeds(self) -> None:
        broken, _, _ = BROKEN["enum of ec2"]
        with tempfile.TemporaryDirectory() as folder:
            calls, actions = Path(folder, "calls.ndjson"), Path(folder, "actions.json")
            calls.write_text(json.dumps(broken) + "\n")
            command = [sys.executable, str(CHECK), "--calls", str(calls)]
            command += ["--actions-out", str(actions)]
            ended = subprocess.run(command, capture_output=True, text=True, check=True)
            self.assertEqual(len(json.loads(ended.stdout)["violations"]), 1)
            self.assertEqual(json.loads(actions.read_text())[0]["action"], "ec2:CreateVpc")

    def test_the_command_fails_without_a_record(self) -> None:
        command = [sys.executable, str(CHECK), "--calls", "/no/such/record"]
        self.assertNotEqual(subprocess.run(command, capture_output=True).returncode, 0)


if __name__ == "__main__":
    unittest.main()
