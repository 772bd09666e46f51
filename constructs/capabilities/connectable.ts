import { VpcSecurityGroupEgressRule } from '@cdktf/provider-aws/lib/vpc-security-group-egress-rule';
import { VpcSecurityGroupIngressRule } from '@cdktf/provider-aws/lib/vpc-security-group-ingress-rule';
import type { Construct } from 'constructs';
import { literal } from '#constructs/kernel/literal';

/** Something that can be reached over the network. */
export interface IConnectable {
  /** Who may reach it, and whom it may reach. */
  readonly connections: Connections;
}

/**
 * The network side of a construct: its security group and the port it listens on. Rules are made
 * in the stack of the caller, so that either side's stack may own the connection.
 *
 * @example database.connections.allowFrom(this, 'FleetToDatabase', fleet);
 */
export class Connections implements IConnectable {
  readonly connections = this;

  constructor(
    /** The security group that stands for the construct. */
    readonly securityGroupId: string,
    /** The TCP port that others connect to; none for a construct that only calls. */
    readonly port?: number,
  ) {}

  /**
   * Lets a peer connect: an ingress rule here and an egress rule at the peer.
   * `port` is the TCP port. @default - the construct's own port
   */
  allowFrom(scope: Construct, id: string, peer: IConnectable, port = this.port): void {
    const from = portOf(id, port);
    const peerGroupId = peer.connections.securityGroupId;
    new VpcSecurityGroupIngressRule(scope, `${id}Ingress`, {
      securityGroupId: this.securityGroupId,
      referencedSecurityGroupId: peerGroupId,
      description: id,
      ...from,
    });
    new VpcSecurityGroupEgressRule(scope, `${id}Egress`, {
      securityGroupId: peerGroupId,
      referencedSecurityGroupId: this.securityGroupId,
      description: id,
      ...from,
    });
  }

  /** Lets an address range connect, with a description that says whose it is. */
  allowFromCidr(
    scope: Construct,
    id: string,
    cidr: string,
    description: string,
    port = this.port,
  ): void {
    new VpcSecurityGroupIngressRule(scope, id, {
      securityGroupId: this.securityGroupId,
      cidrIpv4: cidr,
      description: literal(description),
      ...portOf(id, port),
    });
  }
}

function portOf(id: string, port: number | undefined) {
  if (port === undefined) throw new Error(`${id}: the construct has no port of its own, name one`);
  return { ipProtocol: 'tcp', fromPort: port, toPort: port };
}
