"""One proof for each fix of hosted zones."""

from __future__ import annotations

from same import same
from support import Moto


def private_zone_vpcs(moto: Moto) -> None:
    route53 = moto.client("route53")
    vpc = moto.client("ec2").describe_vpcs()["Vpcs"][0]["VpcId"]
    where = {"VPCRegion": "eu-west-1", "VPCId": vpc}
    made = route53.create_hosted_zone(Name="internal.example.com", VPC=where, CallerReference="1")
    found = route53.get_hosted_zone(Id=made["HostedZone"]["Id"])
    same(found["HostedZone"]["Config"]["PrivateZone"], True)
    same(found["VPCs"], [where])


def zone_delegation_sets(moto: Moto) -> None:
    route53 = moto.client("route53")
    route53.create_hosted_zone(Name="example.com", CallerReference="2")
    same(route53.list_reusable_delegation_sets()["DelegationSets"], [])


DOMAIN_PROOFS = (private_zone_vpcs, zone_delegation_sets)
