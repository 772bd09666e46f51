"""One proof for each fix of load balancers."""

from __future__ import annotations

from typing import Any

from same import same
from support import Moto

CERTIFICATES = [f"arn:aws:iam::000000000000:server-certificate/{name}" for name in "abc"]


def balancer_of(moto: Moto, name: str, kind: str, **options: Any) -> dict[str, Any]:
    subnets = moto.client("ec2").describe_subnets()["Subnets"]
    where = {} if "SubnetMappings" in options else {"Subnets": [s["SubnetId"] for s in subnets]}
    created = moto.client("elbv2").create_load_balancer(Name=name, Type=kind, **where, **options)
    return created["LoadBalancers"][0]


def target_group_of(moto: Moto, name: str, **options: Any) -> str:
    vpc = moto.client("ec2").describe_vpcs()["Vpcs"][0]["VpcId"]
    wanted = {"Protocol": "HTTP", "Port": 80, "VpcId": vpc, **options}
    created = moto.client("elbv2").create_target_group(Name=name, **wanted)
    return created["TargetGroups"][0]["TargetGroupArn"]


def trust_stores(moto: Moto) -> None:
    elbv2 = moto.client("elbv2")
    bundle = {
        "CaCertificatesBundleS3Bucket": "trust",
        "CaCertificatesBundleS3Key": "ca.pem",
    }
    created = elbv2.create_trust_store(Name="partners", **bundle)["TrustStores"][0]
    arn = created["TrustStoreArn"]
    same(elbv2.describe_trust_stores(Names=["partners"])["TrustStores"][0]["Status"], "ACTIVE")
    listener = elbv2.create_listener(
        LoadBalancerArn=balancer_of(moto, "mutual", "application")["LoadBalancerArn"],
        Protocol="HTTPS",
        Port=443,
        Certificates=[{"CertificateArn": CERTIFICATES[0]}],
        MutualAuthentication={"Mode": "verify", "TrustStoreArn": arn},
        DefaultActions=[{"Type": "fixed-response", "FixedResponseConfig": {"StatusCode": "404"}}],
    )["Listeners"][0]["ListenerArn"]
    [found] = elbv2.describe_listeners(ListenerArns=[listener])["Listeners"]
    same(found["MutualAuthentication"]["TrustStoreArn"], arn)
    same(refusal(lambda: elbv2.delete_trust_store(TrustStoreArn=arn)), "TrustStoreInUse")
    elbv2.delete_listener(ListenerArn=listener)
    elbv2.delete_trust_store(TrustStoreArn=arn)


def listener_updates(moto: Moto) -> None:
    elbv2 = moto.client("elbv2")
    group = target_group_of(moto, "changed", Protocol="TLS")
    listener = elbv2.create_listener(
        LoadBalancerArn=balancer_of(moto, "changed", "network")["LoadBalancerArn"],
        Protocol="TLS",
        Port=443,
        AlpnPolicy=["None"],
        Certificates=[{"CertificateArn": CERTIFICATES[0]}],
        DefaultActions=[{"Type": "forward", "TargetGroupArn": group}],
    )["Listeners"][0]["ListenerArn"]
    more = [{"CertificateArn": CERTIFICATES[2]}]
    elbv2.add_listener_certificates(ListenerArn=listener, Certificates=more)
    default = [{"CertificateArn": CERTIFICATES[1]}]
    elbv2.modify_listener(
        ListenerArn=listener, Protocol="TLS", AlpnPolicy=["HTTP2Only"], Certificates=default
    )
    found = elbv2.describe_listener_certificates(ListenerArn=listener)["Certificates"]
    same([one["CertificateArn"] for one in found], CERTIFICATES[1:])
    [changed] = elbv2.describe_listeners(ListenerArns=[listener])["Listeners"]
    same(changed["AlpnPolicy"], ["HTTP2Only"])


def load_balancer_capacity(moto: Moto) -> None:
    elbv2 = moto.client("elbv2")
    which = {"LoadBalancerArn": balancer_of(moto, "warmed", "application")["LoadBalancerArn"]}
    units = {"CapacityUnits": 500}
    elbv2.modify_capacity_reservation(**which, MinimumLoadBalancerCapacity=units)
    found = elbv2.describe_capacity_reservation(**which)
    same(found["MinimumLoadBalancerCapacity"], units)
    elbv2.modify_capacity_reservation(**which, ResetCapacityReservation=True)
    found = elbv2.describe_capacity_reservation(**which)
    same(found.get("MinimumLoadBalancerCapacity"), None)


def load_balancer_options(moto: Moto) -> None:
    elbv2, subnet = moto.client("elbv2"), moto.client("ec2").describe_subnets()["Subnets"][0]
    address = subnet["CidrBlock"].rpartition(".")[0] + ".50"
    mapping = {"SubnetId": subnet["SubnetId"], "PrivateIPv4Address": address}
    arn = balancer_of(moto, "fixed", "network", SubnetMappings=[mapping])["LoadBalancerArn"]
    same(":loadbalancer/net/fixed/" in arn, True)
    enforced = "EnforceSecurityGroupInboundRulesOnPrivateLinkTraffic"
    elbv2.set_security_groups(LoadBalancerArn=arn, SecurityGroups=[], **{enforced: "off"})
    [found] = elbv2.describe_load_balancers(LoadBalancerArns=[arn])["LoadBalancers"]
    same(found.get(enforced), "off")
    [addresses] = [zone["LoadBalancerAddresses"] for zone in found["AvailabilityZones"]]
    same(addresses, [{"PrivateIPv4Address": address}])


def target_group_matcher(moto: Moto) -> None:
    elbv2 = moto.client("elbv2")
    arn = target_group_of(moto, "grpc", ProtocolVersion="GRPC", Matcher={"GrpcCode": "0"})
    elbv2.modify_target_group(TargetGroupArn=arn, Matcher={"GrpcCode": "0-12"})
    [found] = elbv2.describe_target_groups(TargetGroupArns=[arn])["TargetGroups"]
    same(found["Matcher"], {"GrpcCode": "0-12"})


def trust_store_revocations(moto: Moto) -> None:
    elbv2 = moto.client("elbv2")
    bundle = {"CaCertificatesBundleS3Bucket": "trust", "CaCertificatesBundleS3Key": "ca.pem"}
    arn = elbv2.create_trust_store(Name="revoking", **bundle)["TrustStores"][0]["TrustStoreArn"]
    content = {"S3Bucket": "trust", "S3Key": "revoked.crl", "RevocationType": "CRL"}
    added = elbv2.add_trust_store_revocations(TrustStoreArn=arn, RevocationContents=[content])
    [made] = added["TrustStoreRevocations"]
    same((made["TrustStoreArn"], made["RevocationType"]), (arn, "CRL"))
    which = {"TrustStoreArn": arn, "RevocationIds": [made["RevocationId"]]}
    same(len(elbv2.describe_trust_store_revocations(**which)["TrustStoreRevocations"]), 1)
    elbv2.remove_trust_store_revocations(**which)
    same(
        refusal(lambda: elbv2.describe_trust_store_revocations(**which)), "RevocationIdNotFound"
    )


def refusal(call: Any) -> str | None:
    """The code of the error that a call ends in."""
    from botocore.exceptions import ClientError

    try:
        call()
    except ClientError as error:
        return error.response["Error"]["Code"]
    return None


BALANCER_PROOFS = (
    listener_updates,
    load_balancer_capacity,
    load_balancer_options,
    target_group_matcher,
    trust_store_revocations,
    trust_stores,
)
