import { SecurityGroup } from '@cdktf/provider-aws/lib/security-group';
import { VpcEndpoint } from '@cdktf/provider-aws/lib/vpc-endpoint';
import { Construct } from 'constructs';
import { Connections } from '#constructs/capabilities/connectable';
import { placementOf } from '#constructs/kernel/placement';
import type { InterfaceEndpoint } from './interface-endpoints';

/** Free ways to S3 and DynamoDB. */
export interface GatewayEndpointsProps {
  readonly vpcId: string;
  /** Every table whose subnets may use them. */
  readonly routeTableIds: readonly string[];
}

/** Gateway endpoints: S3 and DynamoDB without NAT, in every network, because they cost nothing. */
export class GatewayEndpoints extends Construct {
  constructor(scope: Construct, id: string, { vpcId, routeTableIds }: GatewayEndpointsProps) {
    super(scope, id);
    const { environment, region } = placementOf(this);
    for (const [service, endpointId] of [
      ['s3', 'S3'],
      ['dynamodb', 'DynamoDb'],
    ] as const) {
      new VpcEndpoint(this, endpointId, {
        vpcId,
        serviceName: `com.amazonaws.${region}.${service}`,
        vpcEndpointType: 'Gateway',
        routeTableIds: [...routeTableIds],
        tags: { Name: `${environment}-${service}` },
      });
    }
  }
}

/** Private ways to other AWS services. */
export interface InterfaceEndpointsProps {
  readonly vpcId: string;
  readonly services: readonly InterfaceEndpoint[];
  /** One in each zone. */
  readonly subnetIds: readonly string[];
  /** Who may use them. */
  readonly clientCidrs: readonly string[];
}

/** HTTPS, the only port of the services' APIs. */
const HTTPS = 443;

/** Keyspaces answers CQL. Source: https://docs.aws.amazon.com/keyspaces/latest/devguide/vpc-endpoints.html */
const CQL_OVER_TLS = 9142;

/** Interface endpoints with private DNS and a security group of their own. */
export class InterfaceEndpoints extends Construct {
  constructor(scope: Construct, id: string, props: InterfaceEndpointsProps) {
    super(scope, id);
    const { environment, region } = placementOf(this);
    const { vpcId, services, subnetIds, clientCidrs } = props;
    if (services.length === 0) return;

    const group = new SecurityGroup(this, 'SecurityGroup', {
      namePrefix: `${environment}-endpoints-`,
      description: 'Interface endpoints of AWS services',
      vpcId,
      tags: { Name: `${environment}-endpoints` },
      lifecycle: { createBeforeDestroy: true },
    });
    const connections = new Connections(group.id, HTTPS);
    const ports = services.includes('cassandra') ? [HTTPS, CQL_OVER_TLS] : [HTTPS];
    for (const [index, cidr] of clientCidrs.entries()) {
      const client = index === 0 ? 'Vpc' : 'Pods';
      for (const port of ports) {
        connections.allowFromCidr(this, `${client}${port}`, cidr, `From this network`, port);
      }
    }

    for (const service of services) {
      new VpcEndpoint(this, `Endpoint-${service.replace('.', '-')}`, {
        vpcId,
        serviceName: `com.amazonaws.${region}.${service}`,
        vpcEndpointType: 'Interface',
        privateDnsEnabled: true,
        subnetIds: [...subnetIds],
        securityGroupIds: [group.id],
        tags: { Name: `${environment}-${service}` },
      });
    }
  }
}
