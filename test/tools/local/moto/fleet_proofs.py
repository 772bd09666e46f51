"""One proof for each fix of autoscaling groups and their images."""

from __future__ import annotations

from itertools import count
from typing import Any

from same import same
from support import Moto

numbers = count()


def group_of(moto: Moto, **options: Any) -> str:
    """A group of no instances unless the options want some."""
    name = f"group-{next(numbers)}"
    moto.client("ec2").create_launch_template(
        LaunchTemplateName=name,
        LaunchTemplateData={"ImageId": "ami-12c6146b", "InstanceType": "m7g.large"},
    )
    source = {"LaunchTemplate": {"LaunchTemplateName": name, "Version": "$Latest"}}
    if "Distribution" in options:
        policy = {
            "LaunchTemplate": {
                "LaunchTemplateSpecification": source["LaunchTemplate"],
                "Overrides": [{"InstanceType": "m7g.large"}],
            },
            "InstancesDistribution": options.pop("Distribution"),
        }
        source = {"MixedInstancesPolicy": policy}
    sizes = {"MinSize": 0, "MaxSize": 9, "DesiredCapacity": 0}
    moto.client("autoscaling").create_auto_scaling_group(
        AutoScalingGroupName=name,
        AvailabilityZones=["eu-west-1a"],
        **source,
        **{**sizes, **options},
    )
    return name


def described(moto: Moto, name: str) -> dict[str, Any]:
    autoscaling = moto.client("autoscaling")
    [found] = autoscaling.describe_auto_scaling_groups(AutoScalingGroupNames=[name])[
        "AutoScalingGroups"
    ]
    return found


def autoscaling_group_options(moto: Moto) -> None:
    kept = {"DefaultInstanceWarmup": 90, "MaxInstanceLifetime": 86400}
    healthy = {"MinHealthyPercentage": 100, "MaxHealthyPercentage": 110}
    shares = {"OnDemandBaseCapacity": 1, "OnDemandPercentageAboveBaseCapacity": 50}
    name = group_of(moto, Distribution=shares, InstanceMaintenancePolicy=healthy, **kept)
    changed = {"DefaultCooldown": 60, "TerminationPolicies": ["OldestInstance"]}
    moto.client("autoscaling").update_auto_scaling_group(AutoScalingGroupName=name, **changed)
    found = described(moto, name)
    wanted = {**kept, **changed, "InstanceMaintenancePolicy": healthy}
    same({key: found.get(key) for key in wanted}, wanted)
    same(found["MixedInstancesPolicy"]["InstancesDistribution"]["OnDemandBaseCapacity"], 1)


def autoscaling_mixed_capacity(moto: Moto) -> None:
    shares = {"OnDemandBaseCapacity": 2, "OnDemandPercentageAboveBaseCapacity": 50}
    name = group_of(moto, Distribution=shares, DesiredCapacity=3)
    same(len(described(moto, name)["Instances"]), 3)


def autoscaling_lifecycle_hooks(moto: Moto) -> None:
    autoscaling = moto.client("autoscaling")
    launching = "autoscaling:EC2_INSTANCE_LAUNCHING"
    boot = {"LifecycleHookName": "boot", "LifecycleTransition": launching}
    name = group_of(moto, LifecycleHookSpecificationList=[boot])
    hooks = autoscaling.describe_lifecycle_hooks(AutoScalingGroupName=name)["LifecycleHooks"]
    same([(hook["LifecycleHookName"], hook.get("RoleARN")) for hook in hooks], [("boot", None)])
    autoscaling.delete_auto_scaling_group(AutoScalingGroupName=name, ForceDelete=True)
    same(autoscaling.describe_lifecycle_hooks(AutoScalingGroupName=name)["LifecycleHooks"], [])


def autoscaling_policies(moto: Moto) -> None:
    autoscaling, names = moto.client("autoscaling"), [group_of(moto), group_of(moto)]
    for enabled, name in zip((True, False), names):
        autoscaling.put_scaling_policy(
            AutoScalingGroupName=name,
            PolicyName="cpu",
            PolicyType="StepScaling",
            AdjustmentType="ChangeInCapacity",
            StepAdjustments=[{"MetricIntervalLowerBound": 0, "ScalingAdjustment": 1}],
            Enabled=enabled,
        )
    found = autoscaling.describe_policies(PolicyNames=["cpu"])["ScalingPolicies"]
    same([policy.get("Enabled") for policy in found], [True, False])
    for name in names:
        autoscaling.delete_auto_scaling_group(AutoScalingGroupName=name, ForceDelete=True)
    same(autoscaling.describe_policies(PolicyNames=["cpu"])["ScalingPolicies"], [])


def autoscaling_schedules(moto: Moto) -> None:
    autoscaling, names = moto.client("autoscaling"), [group_of(moto), group_of(moto)]
    for size, name in enumerate(names):
        autoscaling.put_scheduled_update_group_action(
            AutoScalingGroupName=name,
            ScheduledActionName="peak",
            MinSize=size,
            Recurrence="0 8 * * *",
        )
    found = autoscaling.describe_scheduled_actions(ScheduledActionNames=["peak"])
    same([one["MinSize"] for one in found["ScheduledUpdateGroupActions"]], [0, 1])
    for name in names:
        autoscaling.delete_auto_scaling_group(AutoScalingGroupName=name, ForceDelete=True)
    same(autoscaling.describe_scheduled_actions()["ScheduledUpdateGroupActions"], [])


def autoscaling_traffic_sources(moto: Moto) -> None:
    autoscaling, elbv2 = moto.client("autoscaling"), moto.client("elbv2")
    vpc = moto.client("ec2").describe_vpcs()["Vpcs"][0]["VpcId"]
    group = elbv2.create_target_group(Name="traffic", Protocol="HTTP", Port=80, VpcId=vpc)
    source = {"Identifier": group["TargetGroups"][0]["TargetGroupArn"], "Type": "elbv2"}
    name = group_of(moto, TrafficSources=[source])
    same(described(moto, name).get("TrafficSources"), [source])
    autoscaling.detach_traffic_sources(AutoScalingGroupName=name, TrafficSources=[source])
    same(autoscaling.describe_traffic_sources(AutoScalingGroupName=name)["TrafficSources"], [])


def autoscaling_instance_refreshes(moto: Moto) -> None:
    autoscaling, name = moto.client("autoscaling"), group_of(moto)
    id = autoscaling.start_instance_refresh(AutoScalingGroupName=name)["InstanceRefreshId"]
    found = autoscaling.describe_instance_refreshes(AutoScalingGroupName=name)["InstanceRefreshes"]
    same([(one["InstanceRefreshId"], one["Status"]) for one in found], [(id, "Successful")])


def autoscaling_notifications(moto: Moto) -> None:
    autoscaling, name = moto.client("autoscaling"), group_of(moto)
    topic = "arn:aws:sns:eu-west-1:000000000000:alarms"
    kind = "autoscaling:EC2_INSTANCE_LAUNCH_ERROR"
    which = {"AutoScalingGroupName": name, "TopicARN": topic}
    autoscaling.put_notification_configuration(**which, NotificationTypes=[kind])
    asked = {"AutoScalingGroupNames": [name]}
    found = autoscaling.describe_notification_configurations(**asked)
    same(found["NotificationConfigurations"], [{**which, "NotificationType": kind}])
    autoscaling.delete_notification_configuration(**which)
    found = autoscaling.describe_notification_configurations(**asked)
    same(found["NotificationConfigurations"], [])


def autoscaling_metrics(moto: Moto) -> None:
    autoscaling, name = moto.client("autoscaling"), group_of(moto)
    for metric in ("GroupMinSize", "GroupMaxSize"):
        autoscaling.enable_metrics_collection(
            AutoScalingGroupName=name, Metrics=[metric], Granularity="1Minute"
        )
    autoscaling.disable_metrics_collection(AutoScalingGroupName=name, Metrics=["GroupMinSize"])
    same([one["Metric"] for one in described(moto, name)["EnabledMetrics"]], ["GroupMaxSize"])


def launch_template_user_data(moto: Moto) -> None:
    name = group_of(moto)
    data = {"ImageId": "ami-12c6146b", "InstanceType": "m7g.large", "UserData": "ZWNobw=="}
    moto.client("ec2").create_launch_template_version(
        LaunchTemplateName=name, LaunchTemplateData=data
    )
    moto.client("autoscaling").update_auto_scaling_group(
        AutoScalingGroupName=name,
        LaunchTemplate={"LaunchTemplateName": name, "Version": "2"},
        DesiredCapacity=1,
    )
    same(len(described(moto, name)["Instances"]), 1)


def instance_interfaces(moto: Moto) -> None:
    ec2 = moto.client("ec2")
    subnet = ec2.describe_subnets()["Subnets"][0]["SubnetId"]
    started = ec2.run_instances(ImageId="ami-12c6146b", SubnetId=subnet, MinCount=1, MaxCount=1)
    [instance] = started["Instances"]
    [interface] = instance["NetworkInterfaces"]
    ec2.terminate_instances(InstanceIds=[instance["InstanceId"]])
    left = ec2.describe_network_interfaces()["NetworkInterfaces"]
    same([one for one in left if one["NetworkInterfaceId"] == interface["NetworkInterfaceId"]], [])


def bottlerocket_parameters(moto: Moto) -> None:
    name = "/aws/service/bottlerocket/aws-ecs-2/arm64/latest/image_id"
    value = moto.client("ssm").get_parameter(Name=name)["Parameter"]["Value"]
    same(value.startswith("ami-"), True)


FLEET_PROOFS = (
    autoscaling_group_options,
    autoscaling_instance_refreshes,
    autoscaling_lifecycle_hooks,
    autoscaling_metrics,
    autoscaling_mixed_capacity,
    autoscaling_notifications,
    autoscaling_policies,
    autoscaling_schedules,
    autoscaling_traffic_sources,
    bottlerocket_parameters,
    instance_interfaces,
    launch_template_user_data,
)
