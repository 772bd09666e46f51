"""Makes one resource of a service besides the network, and gives back how to delete it."""

from __future__ import annotations

import json

from network_resources import REGION, Undo
from support import Moto

TRUST = json.dumps({"Version": "2012-10-17", "Statement": []})


def launch_template(moto: Moto) -> Undo:
    ec2 = moto.client("ec2")
    ec2.create_launch_template(
        LaunchTemplateName="leaked", LaunchTemplateData={"EbsOptimized": True}
    )
    return lambda: ec2.delete_launch_template(LaunchTemplateName="leaked")


def autoscaling_group(moto: Moto) -> Undo:
    autoscaling, undo_template = moto.client("autoscaling"), launch_template(moto)
    autoscaling.create_auto_scaling_group(
        AutoScalingGroupName="g",
        MinSize=0,
        MaxSize=0,
        LaunchTemplate={"LaunchTemplateName": "leaked"},
        AvailabilityZones=[f"{REGION}a"],
    )

    def undo() -> None:
        autoscaling.delete_auto_scaling_group(AutoScalingGroupName="g", ForceDelete=True)
        undo_template()

    return undo


def role(moto: Moto) -> Undo:
    iam = moto.client("iam")
    iam.create_role(RoleName="leaked", AssumeRolePolicyDocument=TRUST)
    return lambda: iam.delete_role(RoleName="leaked")


def policy(moto: Moto) -> Undo:
    iam = moto.client("iam")
    document = {"Version": "2012-10-17", "Statement": []}
    statement = {"Effect": "Allow", "Action": "s3:GetObject", "Resource": "*"}
    text = json.dumps({**document, "Statement": [statement]})
    arn = iam.create_policy(PolicyName="p", PolicyDocument=text)["Policy"]["Arn"]
    return lambda: iam.delete_policy(PolicyArn=arn)


def instance_profile(moto: Moto) -> Undo:
    iam = moto.client("iam")
    iam.create_instance_profile(InstanceProfileName="i")
    return lambda: iam.delete_instance_profile(InstanceProfileName="i")


def key(moto: Moto) -> Undo:
    kms = moto.client("kms")
    id = kms.create_key()["KeyMetadata"]["KeyId"]
    return lambda: kms.schedule_key_deletion(KeyId=id, PendingWindowInDays=7)


def alias(moto: Moto) -> Undo:
    kms, undo_key = moto.client("kms"), key(moto)
    id = kms.list_keys()["Keys"][-1]["KeyId"]
    kms.create_alias(AliasName="alias/leaked", TargetKeyId=id)

    def undo() -> None:
        kms.delete_alias(AliasName="alias/leaked")
        undo_key()

    return undo


def log_group(moto: Moto) -> Undo:
    logs = moto.client("logs")
    logs.create_log_group(logGroupName="/leaked")
    return lambda: logs.delete_log_group(logGroupName="/leaked")


def metric_filter(moto: Moto) -> Undo:
    logs, undo_group = moto.client("logs"), log_group(moto)
    counted = [{"metricName": "m", "metricNamespace": "n", "metricValue": "1"}]
    named = {"logGroupName": "/leaked", "filterName": "f"}
    logs.put_metric_filter(**named, filterPattern="x", metricTransformations=counted)

    def undo() -> None:
        logs.delete_metric_filter(**named)
        undo_group()

    return undo


def topic(moto: Moto) -> Undo:
    sns = moto.client("sns")
    arn = sns.create_topic(Name="leaked")["TopicArn"]
    return lambda: sns.delete_topic(TopicArn=arn)


def subscription(moto: Moto) -> Undo:
    sns, undo_topic = moto.client("sns"), topic(moto)
    arn = sns.list_topics()["Topics"][0]["TopicArn"]
    one = sns.subscribe(TopicArn=arn, Protocol="email", Endpoint="a@example.com")

    def undo() -> None:
        sns.unsubscribe(SubscriptionArn=one["SubscriptionArn"])
        undo_topic()

    return undo


def alarm(moto: Moto) -> Undo:
    cloudwatch = moto.client("cloudwatch")
    cloudwatch.put_composite_alarm(AlarmName="a", AlarmRule="ALARM(b)")
    return lambda: cloudwatch.delete_alarms(AlarmNames=["a"])


def dashboard(moto: Moto) -> Undo:
    cloudwatch = moto.client("cloudwatch")
    cloudwatch.put_dashboard(DashboardName="d", DashboardBody='{"widgets": []}')
    return lambda: cloudwatch.delete_dashboards(DashboardNames=["d"])


def table(moto: Moto) -> Undo:
    dynamodb = moto.client("dynamodb")
    dynamodb.create_table(
        TableName="t",
        BillingMode="PAY_PER_REQUEST",
        AttributeDefinitions=[{"AttributeName": "k", "AttributeType": "S"}],
        KeySchema=[{"AttributeName": "k", "KeyType": "HASH"}],
    )
    return lambda: dynamodb.delete_table(TableName="t")


def parameter(moto: Moto) -> Undo:
    ssm = moto.client("ssm")
    ssm.put_parameter(Name="/leaked", Value="v", Type="String")
    return lambda: ssm.delete_parameter(Name="/leaked")


def secret(moto: Moto) -> Undo:
    secrets = moto.client("secretsmanager")
    secrets.create_secret(Name="leaked", SecretString="v")
    return lambda: secrets.delete_secret(SecretId="leaked", ForceDeleteWithoutRecovery=True)


def secret_with_recovery(moto: Moto) -> Undo:
    secrets = moto.client("secretsmanager")
    secrets.create_secret(Name="recoverable", SecretString="v")
    return lambda: secrets.delete_secret(SecretId="recoverable", RecoveryWindowInDays=7)


def queue(moto: Moto) -> Undo:
    sqs = moto.client("sqs")
    url = sqs.create_queue(QueueName="leaked")["QueueUrl"]
    return lambda: sqs.delete_queue(QueueUrl=url)


def event_rule(moto: Moto) -> Undo:
    events = moto.client("events")
    events.put_rule(Name="leaked", ScheduleExpression="rate(1 day)")
    return lambda: events.delete_rule(Name="leaked")


def target_group(moto: Moto) -> Undo:
    elbv2 = moto.client("elbv2")
    [vpc_of_all] = moto.client("ec2").describe_vpcs()["Vpcs"]
    created = elbv2.create_target_group(
        Name="leaked", Protocol="HTTP", Port=80, VpcId=vpc_of_all["VpcId"]
    )
    arn = created["TargetGroups"][0]["TargetGroupArn"]
    return lambda: elbv2.delete_target_group(TargetGroupArn=arn)


def load_balancer(moto: Moto) -> Undo:
    elbv2 = moto.client("elbv2")
    created = elbv2.create_load_balancer(
        Name="leaked", Subnets=[first_subnet(moto)], Type="network"
    )
    arn = created["LoadBalancers"][0]["LoadBalancerArn"]
    return lambda: elbv2.delete_load_balancer(LoadBalancerArn=arn)


def database(moto: Moto) -> Undo:
    rds = moto.client("rds")
    rds.create_db_cluster(
        DBClusterIdentifier="leaked",
        Engine="aurora-postgresql",
        MasterUsername="someone",
        MasterUserPassword="not-a-secret",
    )
    return lambda: rds.delete_db_cluster(DBClusterIdentifier="leaked", SkipFinalSnapshot=True)


def first_subnet(moto: Moto) -> str:
    return moto.client("ec2").describe_subnets()["Subnets"][0]["SubnetId"]
