"""The inventory names what exists, all of it, and nothing else."""

from __future__ import annotations

import unittest
from typing import Callable

import network_resources as network
import other_resources as other
from network_resources import Undo
from support import Moto


class InventoryTest(unittest.TestCase):
    """Each resource is seen alone, and gone when it is deleted."""

    @classmethod
    def setUpClass(cls) -> None:
        cls.moto = Moto()

    @classmethod
    def tearDownClass(cls) -> None:
        cls.moto.stop()

    def test_a_fresh_server_holds_nothing_of_ours(self) -> None:
        self.moto.client("ec2").describe_vpcs()
        self.moto.client("iam").list_policies(MaxItems=1)
        self.moto.client("ssm").get_parameter(
            Name="/aws/service/global-infrastructure/regions/eu-west-1/longName"
        )
        self.moto.client("kms").list_aliases()
        self.assertEqual(self.moto.inventory(), [])

    def test_each_resource_is_listed_until_it_is_deleted(self) -> None:
        before = self.moto.inventory()
        for kind, create in sorted(CREATE.items()):
            with self.subTest(kind):
                undo = create(self.moto)
                self.assertIn(kind, set(self.moto.inventory()) - set(before))
                undo()
                self.assertEqual(self.moto.inventory(), before)

    def test_a_secret_that_can_still_be_recovered_is_gone(self) -> None:
        before = self.moto.inventory()
        undo = other.secret_with_recovery(self.moto)
        self.assertNotEqual(self.moto.inventory(), before)
        undo()
        self.assertEqual(self.moto.inventory(), before)

    def test_a_resource_has_its_service_type_and_id(self) -> None:
        undo = network.bucket(self.moto)
        self.addCleanup(undo)
        [found] = self.moto.get("inventory")["resources"]
        self.assertEqual(
            found, {"service": "s3", "type": "FakeBucket", "id": "arn:aws:s3:::leaked-bucket"}
        )


CREATE: dict[str, Callable[[Moto], Undo]] = {
    "autoscaling FakeAutoScalingGroup": other.autoscaling_group,
    "cloudwatch Alarm": other.alarm,
    "cloudwatch Dashboard": other.dashboard,
    "dynamodb Table": other.table,
    "ec2 ElasticAddress": network.elastic_ip,
    "ec2 FlowLogs": network.flow_log,
    "ec2 InternetGateway": network.internet_gateway,
    "ec2 LaunchTemplate": other.launch_template,
    "ec2 NatGateway": network.in_default_subnet(network.nat_gateway),
    "ec2 NetworkAcl": network.in_vpc(network.network_acl),
    "ec2 NetworkInterface": network.in_default_subnet(network.network_interface),
    "ec2 RouteTable": network.in_vpc(network.route_table),
    "ec2 SecurityGroup": network.in_vpc(network.security_group),
    "ec2 SecurityGroupRule": network.rule_of_default_group,
    "ec2 Subnet": network.in_vpc(network.subnet),
    "ec2 VPC": network.vpc,
    "ec2 VPCEndPoint": network.in_vpc(network.vpc_endpoint),
    "elbv2 FakeLoadBalancer": other.load_balancer,
    "elbv2 FakeTargetGroup": other.target_group,
    "events Rule": other.event_rule,
    "iam InstanceProfile": other.instance_profile,
    "iam ManagedPolicy": other.policy,
    "iam Role": other.role,
    "kms Alias": other.alias,
    "kms Key": other.key,
    "logs LogGroup": other.log_group,
    "logs MetricFilter": other.metric_filter,
    "rds DBCluster": other.database,
    "s3 FakeBucket": network.bucket,
    "secretsmanager FakeSecret": other.secret,
    "sns Subscription": other.subscription,
    "sns Topic": other.topic,
    "sqs Queue": other.queue,
    "ssm Parameter": other.parameter,
}


if __name__ == "__main__":
    unittest.main()
