"""Makes one resource of a network, and gives back how to delete it."""

from __future__ import annotations

from typing import Any, Callable

from support import Moto

Undo = Callable[[], Any]
REGION = "eu-west-1"


def vpc(moto: Moto) -> Undo:
    ec2 = moto.client("ec2")
    id = ec2.create_vpc(CidrBlock="10.9.0.0/16")["Vpc"]["VpcId"]
    return lambda: ec2.delete_vpc(VpcId=id)


def in_vpc(create: Callable[[Any, str], Undo]) -> Callable[[Moto], Undo]:
    """A resource of a VPC, with the VPC around it."""

    def create_both(moto: Moto) -> Undo:
        ec2 = moto.client("ec2")
        id = ec2.create_vpc(CidrBlock="10.9.0.0/16")["Vpc"]["VpcId"]
        undo = create(ec2, id)

        def undo_both() -> None:
            undo()
            ec2.delete_vpc(VpcId=id)

        return undo_both

    return create_both


def in_default_subnet(create: Callable[[Any, str], Undo]) -> Callable[[Moto], Undo]:
    """A resource in a subnet that a fresh server holds."""

    def create_there(moto: Moto) -> Undo:
        ec2 = moto.client("ec2")
        return create(ec2, ec2.describe_subnets()["Subnets"][0]["SubnetId"])

    return create_there


def subnet(ec2: Any, vpc_id: str) -> Undo:
    id = ec2.create_subnet(VpcId=vpc_id, CidrBlock="10.9.0.0/24")["Subnet"]["SubnetId"]
    return lambda: ec2.delete_subnet(SubnetId=id)


def route_table(ec2: Any, vpc_id: str) -> Undo:
    id = ec2.create_route_table(VpcId=vpc_id)["RouteTable"]["RouteTableId"]
    return lambda: ec2.delete_route_table(RouteTableId=id)


def security_group(ec2: Any, vpc_id: str) -> Undo:
    id = ec2.create_security_group(GroupName="g", Description="g", VpcId=vpc_id)["GroupId"]
    return lambda: ec2.delete_security_group(GroupId=id)


def network_acl(ec2: Any, vpc_id: str) -> Undo:
    id = ec2.create_network_acl(VpcId=vpc_id)["NetworkAcl"]["NetworkAclId"]
    return lambda: ec2.delete_network_acl(NetworkAclId=id)


def internet_gateway(moto: Moto) -> Undo:
    ec2 = moto.client("ec2")
    id = ec2.create_internet_gateway()["InternetGateway"]["InternetGatewayId"]
    return lambda: ec2.delete_internet_gateway(InternetGatewayId=id)


def elastic_ip(moto: Moto) -> Undo:
    ec2 = moto.client("ec2")
    id = ec2.allocate_address(Domain="vpc")["AllocationId"]
    return lambda: ec2.release_address(AllocationId=id)


def network_interface(ec2: Any, subnet_id: str) -> Undo:
    created = ec2.create_network_interface(SubnetId=subnet_id)["NetworkInterface"]
    id = created["NetworkInterfaceId"]
    return lambda: ec2.delete_network_interface(NetworkInterfaceId=id)


def nat_gateway(ec2: Any, subnet_id: str) -> Undo:
    created = ec2.create_nat_gateway(SubnetId=subnet_id, ConnectivityType="private")
    id = created["NatGateway"]["NatGatewayId"]
    return lambda: ec2.delete_nat_gateway(NatGatewayId=id)


def vpc_endpoint(ec2: Any, vpc_id: str) -> Undo:
    service = f"com.amazonaws.{REGION}.s3"
    created = ec2.create_vpc_endpoint(VpcId=vpc_id, ServiceName=service, VpcEndpointType="Gateway")
    id = created["VpcEndpoint"]["VpcEndpointId"]
    return lambda: ec2.delete_vpc_endpoints(VpcEndpointIds=[id])


def flow_log(moto: Moto) -> Undo:
    ec2 = moto.client("ec2")
    [default] = ec2.describe_vpcs()["Vpcs"]
    bucket_undo = bucket(moto)
    [id] = ec2.create_flow_logs(
        ResourceIds=[default["VpcId"]],
        ResourceType="VPC",
        TrafficType="ALL",
        LogDestinationType="s3",
        LogDestination="arn:aws:s3:::leaked-bucket",
    )["FlowLogIds"]

    def undo() -> None:
        ec2.delete_flow_logs(FlowLogIds=[id])
        bucket_undo()

    return undo


def rule_of_default_group(moto: Moto) -> Undo:
    ec2 = moto.client("ec2")
    [group] = ec2.describe_security_groups()["SecurityGroups"]
    peer = {"IpProtocol": "tcp", "FromPort": 1, "ToPort": 2, "IpRanges": [{"CidrIp": "10.0.0.0/8"}]}
    which = {"GroupId": group["GroupId"], "IpPermissions": [peer]}
    ec2.authorize_security_group_ingress(**which)
    return lambda: ec2.revoke_security_group_ingress(**which)


def bucket(moto: Moto) -> Undo:
    s3 = moto.client("s3")
    where = {"LocationConstraint": REGION}
    s3.create_bucket(Bucket="leaked-bucket", CreateBucketConfiguration=where)
    return lambda: s3.delete_bucket(Bucket="leaked-bucket")
