import { CloudwatchDashboard } from '@cdktf/provider-aws/lib/cloudwatch-dashboard';
import { Construct } from 'constructs';
import { physicalName } from '#constructs/kernel/physical-name';
import { placementOf } from '#constructs/kernel/placement';
import type { ILoadBalancer } from '../load-balancer-contract';
import { balancerGraphs, webAclGraph } from './balancer-graphs';
import { layOut } from './dashboard-body';

/** What a dashboard is about. */
export interface LoadBalancerDashboardProps {
  /** The last part of its name: `edge`. */
  readonly name: string;
  /** The balancers shown, in this order. */
  readonly balancers: readonly ILoadBalancer[];
  /** Name of the web ACL in front of them, as its metrics bear it. @default - none is shown */
  readonly webAclName?: string;
}

/** CloudWatch's limit. Source: https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutDashboard.html */
const DASHBOARD_NAME_CHARACTERS = 255;

/**
 * One page with what there is to see of balancers: load, errors, times, targets, capacity, and what the web ACL
 * stopped. Each graph shows metrics that exist for the kind of its balancer.
 */
export class LoadBalancerDashboard extends Construct {
  readonly dashboardName: string;

  constructor(scope: Construct, id: string, props: LoadBalancerDashboardProps) {
    super(scope, id);
    const { name, balancers, webAclName } = props;
    const { environment, region } = placementOf(this);
    this.dashboardName = physicalName(DASHBOARD_NAME_CHARACTERS, environment, name);
    const body = layOut([
      ...balancers.map((balancer) => ({
        heading: `${balancer.name} (${balancer.kind}, ${balancer.scheme})`,
        graphs: balancerGraphs(balancer, region),
      })),
      ...(webAclName === undefined
        ? []
        : [{ heading: 'Web ACL', graphs: [webAclGraph(webAclName, region)] }]),
    ]);
    new CloudwatchDashboard(this, 'Resource', {
      dashboardName: this.dashboardName,
      dashboardBody: JSON.stringify(body),
    });
  }
}
