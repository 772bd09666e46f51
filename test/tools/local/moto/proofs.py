"""One proof for each fix: it raises where moto's gap is open."""

from __future__ import annotations

from typing import Callable

from balancer_proofs import BALANCER_PROOFS
from domain_proofs import DOMAIN_PROOFS
from fleet_proofs import FLEET_PROOFS
from same import same
from support import Moto

Proof = Callable[[Moto], None]


def vpc_of(moto: Moto) -> str:
    return moto.client("ec2").create_vpc(CidrBlock="10.1.0.0/16")["Vpc"]["VpcId"]


def subnet_of(moto: Moto) -> str:
    ec2 = moto.client("ec2")
    return ec2.create_subnet(VpcId=vpc_of(moto), CidrBlock="10.1.0.0/24")["Subnet"]["SubnetId"]


def network_acl_icmp(moto: Moto) -> None:
    ec2 = moto.client("ec2")
    acl = ec2.create_network_acl(VpcId=vpc_of(moto))["NetworkAcl"]["NetworkAclId"]
    entry = {"RuleNumber": 100, "Protocol": "1", "RuleAction": "allow", "Egress": False}
    icmp = {"Type": 3, "Code": 4}
    ec2.create_network_acl_entry(
        NetworkAclId=acl, CidrBlock="10.0.0.0/8", IcmpTypeCode=icmp, **entry
    )
    [found] = ec2.describe_network_acls(NetworkAclIds=[acl])["NetworkAcls"]
    same(found["Entries"][0].get("IcmpTypeCode"), icmp)


def vpc_endpoint_options(moto: Moto) -> None:
    ec2, subnet = moto.client("ec2"), subnet_of(moto)
    [described] = ec2.describe_subnets(SubnetIds=[subnet])["Subnets"]
    endpoint = ec2.create_vpc_endpoint(
        VpcId=described["VpcId"],
        ServiceName="com.amazonaws.eu-west-1.sts",
        VpcEndpointType="Interface",
        SubnetIds=[subnet],
        DnsOptions={"DnsRecordIpType": "ipv4"},
        IpAddressType="ipv4",
    )["VpcEndpoint"]
    id = endpoint["VpcEndpointId"]
    ec2.modify_vpc_endpoint(VpcEndpointId=id, PrivateDnsEnabled=False)
    [found] = ec2.describe_vpc_endpoints(VpcEndpointIds=[id])["VpcEndpoints"]
    same(found.get("IpAddressType"), "ipv4")
    same(found.get("DnsOptions"), {"DnsRecordIpType": "ipv4"})
    same(found["PrivateDnsEnabled"], False)


def gateway_endpoint_routes(moto: Moto) -> None:
    ec2, vpc = moto.client("ec2"), vpc_of(moto)
    table = ec2.create_route_table(VpcId=vpc)["RouteTable"]["RouteTableId"]
    service = "com.amazonaws.eu-west-1.s3"
    endpoint = ec2.create_vpc_endpoint(VpcId=vpc, ServiceName=service, VpcEndpointType="Gateway")
    id = endpoint["VpcEndpoint"]["VpcEndpointId"]
    ec2.modify_vpc_endpoint(VpcEndpointId=id, AddRouteTableIds=[table])
    [found] = ec2.describe_route_tables(RouteTableIds=[table])["RouteTables"]
    same([route.get("GatewayId") for route in found["Routes"]], ["local", id])
    ec2.delete_vpc_endpoints(VpcEndpointIds=[id])


def subnet_launch_options(moto: Moto) -> None:
    ec2, subnet = moto.client("ec2"), subnet_of(moto)
    ec2.modify_subnet_attribute(SubnetId=subnet, PrivateDnsHostnameTypeOnLaunch="resource-name")
    [found] = ec2.describe_subnets(SubnetIds=[subnet])["Subnets"]
    same(found["PrivateDnsNameOptionsOnLaunch"]["HostnameType"], "resource-name")


def security_group_rule_changes(moto: Moto) -> None:
    ec2, vpc = moto.client("ec2"), vpc_of(moto)
    group = ec2.create_security_group(GroupName="g", Description="g", VpcId=vpc)["GroupId"]
    filters = [{"Name": "group-id", "Values": [group]}]
    [rule] = ec2.describe_security_group_rules(Filters=filters)["SecurityGroupRules"]
    id = rule["SecurityGroupRuleId"]
    wanted = {"IpProtocol": "-1", "CidrIpv4": "10.0.0.0/8", "Description": "inside"}
    change = {"SecurityGroupRuleId": id, "SecurityGroupRule": wanted}
    ec2.modify_security_group_rules(GroupId=group, SecurityGroupRules=[change])
    [found] = ec2.describe_security_group_rules(Filters=filters)["SecurityGroupRules"]
    same({name: found.get(name) for name in wanted}, wanted)
    peer = {"IpProtocol": "tcp", "FromPort": 1, "ToPort": 2, "ReferencedGroupId": group}
    change = {"SecurityGroupRuleId": id, "SecurityGroupRule": peer}
    ec2.modify_security_group_rules(GroupId=group, SecurityGroupRules=[change])
    [found] = ec2.describe_security_group_rules(Filters=filters)["SecurityGroupRules"]
    same((found["ReferencedGroupInfo"]["GroupId"], found.get("CidrIpv4")), (group, None))


def security_group_rule_descriptions(moto: Moto) -> None:
    ec2, vpc = moto.client("ec2"), vpc_of(moto)
    group = ec2.create_security_group(GroupName="d", Description="d", VpcId=vpc)["GroupId"]
    peer = {"GroupId": group, "Description": "from itself"}
    permission = {"IpProtocol": "tcp", "FromPort": 1, "ToPort": 2, "UserIdGroupPairs": [peer]}
    ec2.authorize_security_group_ingress(GroupId=group, IpPermissions=[permission])
    filters = [{"Name": "group-id", "Values": [group]}]
    rules = ec2.describe_security_group_rules(Filters=filters)["SecurityGroupRules"]
    [found] = [rule for rule in rules if not rule["IsEgress"]]
    same(found.get("Description"), "from itself")


def dhcp_options_tags(moto: Moto) -> None:
    ec2, tags = moto.client("ec2"), [{"Key": "a b", "Value": "c d"}]
    options = ec2.create_dhcp_options(
        DhcpConfigurations=[{"Key": "domain-name", "Values": ["x.internal"]}],
        TagSpecifications=[{"ResourceType": "dhcp-options", "Tags": tags}],
    )
    id = options["DhcpOptions"]["DhcpOptionsId"]
    [found] = ec2.describe_dhcp_options(DhcpOptionsIds=[id])["DhcpOptions"]
    same(found["Tags"], tags)


def nat_gateway_interface(moto: Moto) -> None:
    ec2, subnet = moto.client("ec2"), subnet_of(moto)
    gateway = ec2.create_nat_gateway(SubnetId=subnet, ConnectivityType="private")["NatGateway"]
    ec2.delete_nat_gateway(NatGatewayId=gateway["NatGatewayId"])
    filters = [{"Name": "subnet-id", "Values": [subnet]}]
    same(ec2.describe_network_interfaces(Filters=filters)["NetworkInterfaces"], [])


def launch_template_tags(moto: Moto) -> None:
    ec2 = moto.client("ec2")
    own = {"ResourceType": "launch-template", "Tags": [{"Key": "a", "Value": "b"}]}
    node = {"ResourceType": "instance", "Tags": [{"Key": "c", "Value": "d"}]}
    template = ec2.create_launch_template(
        LaunchTemplateName="t",
        LaunchTemplateData={"TagSpecifications": [node]},
        TagSpecifications=[own],
    )
    id = template["LaunchTemplate"]["LaunchTemplateId"]
    [version] = ec2.describe_launch_template_versions(LaunchTemplateId=id)["LaunchTemplateVersions"]
    same(version["LaunchTemplateData"]["TagSpecifications"], [node])
    ec2.create_tags(Resources=[id], Tags=[{"Key": "a", "Value": "changed"}])
    [found] = ec2.describe_launch_templates(LaunchTemplateIds=[id])["LaunchTemplates"]
    same(found["Tags"], [{"Key": "a", "Value": "changed"}])


def composite_alarms(moto: Moto) -> None:
    cloudwatch = moto.client("cloudwatch")
    rule = "ALARM(one) AND NOT OK(two)"
    cloudwatch.put_composite_alarm(
        AlarmName="both",
        AlarmRule=rule,
        ActionsSuppressor="two",
        ActionsSuppressorWaitPeriod=20,
        ActionsSuppressorExtensionPeriod=10,
    )
    answer = cloudwatch.describe_alarms(AlarmNames=["both"], AlarmTypes=["CompositeAlarm"])
    [found] = answer["CompositeAlarms"]
    same((found["AlarmRule"], found["ActionsSuppressorWaitPeriod"]), (rule, 20))
    cloudwatch.delete_alarms(AlarmNames=["both"])
    same(cloudwatch.describe_alarms(AlarmTypes=["CompositeAlarm"])["CompositeAlarms"], [])


def topic_attributes(moto: Moto) -> None:
    sns = moto.client("sns")
    wanted = {"SignatureVersion": "2", "TracingConfig": "Active"}
    arn = sns.create_topic(Name="t", Attributes=wanted)["TopicArn"]
    found = sns.get_topic_attributes(TopicArn=arn)["Attributes"]
    same({name: found.get(name) for name in wanted}, wanted)


def kms_rotation_period(moto: Moto) -> None:
    kms = moto.client("kms")
    id = kms.create_key()["KeyMetadata"]["KeyId"]
    kms.enable_key_rotation(KeyId=id, RotationPeriodInDays=90)
    same(kms.get_key_rotation_status(KeyId=id).get("RotationPeriodInDays"), 90)


def log_group_class(moto: Moto) -> None:
    logs = moto.client("logs")
    logs.create_log_group(logGroupName="/rare", logGroupClass="INFREQUENT_ACCESS")
    [found] = logs.describe_log_groups(logGroupNamePrefix="/rare")["logGroups"]
    same(found.get("logGroupClass"), "INFREQUENT_ACCESS")


def log_group_key(moto: Moto) -> None:
    logs, key = moto.client("logs"), "arn:aws:kms:eu-west-1:000000000000:key/one"
    logs.create_log_group(logGroupName="/keyed")
    logs.associate_kms_key(logGroupName="/keyed", kmsKeyId=key)
    [found] = logs.describe_log_groups(logGroupNamePrefix="/keyed")["logGroups"]
    same(found.get("kmsKeyId"), key)
    logs.disassociate_kms_key(logGroupName="/keyed")
    [found] = logs.describe_log_groups(logGroupNamePrefix="/keyed")["logGroups"]
    same(found.get("kmsKeyId"), None)


def query_definitions(moto: Moto) -> None:
    logs = moto.client("logs")
    fields = {"name": "errors", "queryString": "fields @message", "logGroupNames": ["/a"]}
    id = logs.put_query_definition(**fields)["queryDefinitionId"]
    [found] = logs.describe_query_definitions(queryDefinitionNamePrefix="err")["queryDefinitions"]
    same({name: found[name] for name in fields}, fields)
    logs.delete_query_definition(queryDefinitionId=id)
    same(logs.describe_query_definitions()["queryDefinitions"], [])


def oidc_client_ids(moto: Moto) -> None:
    iam = moto.client("iam")
    arn = iam.create_open_id_connect_provider(
        Url="https://token.example.com", ClientIDList=["a"], ThumbprintList=["0" * 40]
    )["OpenIDConnectProviderArn"]
    iam.add_client_id_to_open_id_connect_provider(OpenIDConnectProviderArn=arn, ClientID="b")
    iam.remove_client_id_from_open_id_connect_provider(OpenIDConnectProviderArn=arn, ClientID="a")
    found = iam.get_open_id_connect_provider(OpenIDConnectProviderArn=arn)
    same(found["ClientIDList"], ["b"])


def role_updates(moto: Moto) -> None:
    iam = moto.client("iam")
    iam.create_role(RoleName="r", AssumeRolePolicyDocument="{}", Description="one")
    iam.update_role(RoleName="r", MaxSessionDuration=7200)
    iam.update_role(RoleName="r", Description="two")
    role = iam.get_role(RoleName="r")["Role"]
    same((role.get("Description"), role["MaxSessionDuration"]), ("two", 7200))
    iam.update_role(RoleName="r", MaxSessionDuration=3600)
    same(iam.get_role(RoleName="r")["Role"].get("Description"), "two")


def metric_filter_lives(moto: Moto) -> None:
    logs = moto.client("logs")
    logs.create_log_group(logGroupName="/filtered")
    counted = [{"metricName": "m", "metricNamespace": "n", "metricValue": "1"}]
    for pattern in ("one", "two"):
        logs.put_metric_filter(
            logGroupName="/filtered",
            filterName="f",
            filterPattern=pattern,
            metricTransformations=counted,
        )
    found = logs.describe_metric_filters(logGroupName="/filtered")["metricFilters"]
    same([record["filterPattern"] for record in found], ["two"])
    logs.delete_log_group(logGroupName="/filtered")
    same(logs.describe_metric_filters()["metricFilters"], [])


def vpc_default_network_acl(moto: Moto) -> None:
    ec2, vpc = moto.client("ec2"), vpc_of(moto)
    ec2.delete_vpc(VpcId=vpc)
    filters = [{"Name": "vpc-id", "Values": [vpc]}]
    same(ec2.describe_network_acls(Filters=filters)["NetworkAcls"], [])


def scalable_target_tags(moto: Moto) -> None:
    scaling = moto.client("application-autoscaling")
    arn = scaling.register_scalable_target(
        ServiceNamespace="cassandra",
        ResourceId="keyspace/shop/table/orders",
        ScalableDimension="cassandra:table:ReadCapacityUnits",
        MinCapacity=1,
        MaxCapacity=2,
        Tags={"a": "b"},
    )["ScalableTargetARN"]
    same(scaling.list_tags_for_resource(ResourceARN=arn)["Tags"], {"a": "b"})
    scaling.tag_resource(ResourceARN=arn, Tags={"c": "d"})
    scaling.untag_resource(ResourceARN=arn, TagKeys=["a"])
    same(scaling.list_tags_for_resource(ResourceARN=arn)["Tags"], {"c": "d"})


def glue_registry_tags(moto: Moto) -> None:
    glue = moto.client("glue")
    arn = glue.create_registry(RegistryName="tagged", Tags={"a": "b"})["RegistryArn"]
    same(glue.get_tags(ResourceArn=arn)["Tags"], {"a": "b"})


def glue_registry_updates(moto: Moto) -> None:
    glue = moto.client("glue")
    arn = glue.create_registry(RegistryName="updated", Description="one")["RegistryArn"]
    glue.update_registry(RegistryId={"RegistryArn": arn}, Description="two")
    same(glue.get_registry(RegistryId={"RegistryArn": arn})["Description"], "two")


def secret_rotation(moto: Moto) -> None:
    secrets = moto.client("secretsmanager")
    id = secrets.create_secret(Name="rotated", SecretString="one")["ARN"]
    function = "arn:aws:lambda:eu-west-1:000000000000:function:rotate"
    rules = {"ScheduleExpression": "rate(10 days)", "Duration": "3h"}
    secrets.rotate_secret(SecretId=id, RotationLambdaARN=function, RotationRules=rules)
    found = secrets.describe_secret(SecretId=id)
    same((found["RotationEnabled"], found["RotationLambdaARN"]), (True, function))
    same(found["RotationRules"], rules)
    same(secrets.get_secret_value(SecretId=id)["SecretString"], "one")
    secrets.cancel_rotate_secret(SecretId=id)
    same(secrets.describe_secret(SecretId=id)["RotationEnabled"], False)


PROOFS: dict[str, Proof] = {
    proof.__name__: proof
    for proof in (
        composite_alarms,
        dhcp_options_tags,
        gateway_endpoint_routes,
        glue_registry_tags,
        glue_registry_updates,
        kms_rotation_period,
        launch_template_tags,
        log_group_class,
        log_group_key,
        metric_filter_lives,
        nat_gateway_interface,
        network_acl_icmp,
        oidc_client_ids,
        query_definitions,
        role_updates,
        scalable_target_tags,
        secret_rotation,
        security_group_rule_changes,
        security_group_rule_descriptions,
        subnet_launch_options,
        topic_attributes,
        vpc_default_network_acl,
        vpc_endpoint_options,
        *BALANCER_PROOFS,
        *DOMAIN_PROOFS,
        *FLEET_PROOFS,
    )
}
