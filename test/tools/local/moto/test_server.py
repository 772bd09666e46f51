"""The server's own promises."""

from __future__ import annotations

import unittest
import urllib.error

from support import Moto


class ServerTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls) -> None:
        cls.moto = Moto("--account", "123456789012", "--region", "eu-central-1")

    @classmethod
    def tearDownClass(cls) -> None:
        cls.moto.stop()

    def test_it_says_which_account_and_region_it_emulates(self) -> None:
        answer = self.moto.get("health")
        self.assertEqual(answer, {"account": "123456789012", "region": "eu-central-1"})

    def test_its_resources_belong_to_the_account_asked_for(self) -> None:
        identity = self.moto.client("sts").get_caller_identity()
        self.assertEqual(identity["Account"], "123456789012")

    def test_an_unknown_path_of_ours_is_not_found(self) -> None:
        with self.assertRaises(urllib.error.HTTPError) as raised:
            self.moto.get("nothing")
        self.assertEqual(raised.exception.code, 404)
        raised.exception.close()

    def test_what_moto_lacks_is_refused_in_a_way_that_no_sdk_repeats(self) -> None:
        from botocore.exceptions import ClientError

        lacking = (
            ("ec2", "describe_aws_network_performance_metric_subscriptions", {}),
            ("cloudwatch", "describe_alarm_history", {}),
            ("logs", "list_anomalies", {}),
        )
        for service, operation, parameters in lacking:
            with self.subTest(service), self.assertRaises(ClientError) as raised:
                getattr(self.moto.client(service), operation)(**parameters)
            answer = raised.exception.response
            self.assertEqual(answer["ResponseMetadata"]["HTTPStatusCode"], 501)
            self.assertEqual(answer["Error"]["Code"], "NotImplemented")

    def test_it_ends_when_its_parent_is_gone(self) -> None:
        moto = Moto()
        moto.process.stdin.close()
        self.assertEqual(moto.process.wait(timeout=10), 0)
        moto.process.stderr.close()

    def test_an_unknown_fix_cannot_be_left_out(self) -> None:
        with self.assertRaises(OSError):
            Moto("--without-fix", "no-such-fix")


if __name__ == "__main__":
    unittest.main()
