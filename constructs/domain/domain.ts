import { Construct } from 'constructs';
import type { IAlarmTopics } from '#constructs/capabilities/alarmed';
import type { ILoadBalancer } from '#constructs/load-balancer/load-balancer-contract';
import { AliasRecords } from './alias-records';
import { Certificate } from './certificate';
import { type DomainOptions, privateNameOf } from './domain-options';
import { EndpointCheck } from './endpoint-check';
import { PrivateZone } from './private-zone';
import { PublicZone } from './public-zone';

/** A domain and what it needs from its surroundings. */
export interface DomainProps {
  /** Its name, zones and failover, as the environment writes them. */
  readonly options: DomainOptions;
  /** The VPC in which internal hosts are answered. */
  readonly vpcId: string;
  /** Hosts of internet-facing balancers. */
  readonly publicHosts: readonly string[];
  /** Hosts of internal balancers. */
  readonly internalHosts: readonly string[];
  /** Where alarms are sent. */
  readonly alarms: IAlarmTopics;
}

/**
 * The names under which balancers are found. Guarantees: one certificate for all hosts, issued before
 * a listener takes it and replaced before the old one goes; internal names are answered in the VPC alone;
 * only Amazon issues certificates below a zone made here; no host's record moves with another's.
 *
 * Changing the name replaces the zones: the domain must be delegated anew.
 *
 * @example new Domain(this, 'Domain', { options: { name: 'shop.example.com', zone: { kind: 'create' } }, vpcId, publicHosts: ['shop.example.com'], internalHosts: [], alarms });
 */
export class Domain extends Construct {
  /** The certificate for all hosts, once it is issued; undefined where there are none. */
  readonly certificateArn: string | undefined;
  /** Name servers of a zone made here, for the registrar; undefined for one that existed. */
  readonly nameServers: readonly string[] | undefined;

  private readonly publicZone: PublicZone;
  private readonly privateZone: PrivateZone | undefined;

  constructor(
    scope: Construct,
    id: string,
    private readonly props: DomainProps,
  ) {
    super(scope, id);
    const { options, vpcId, publicHosts, internalHosts, alarms } = props;
    const hosts = [...new Set([...publicHosts, ...internalHosts])].sort();

    this.publicZone = new PublicZone(this, 'PublicZone', options);
    this.nameServers = this.publicZone.nameServers;
    this.privateZone =
      internalHosts.length > 0
        ? new PrivateZone(this, 'PrivateZone', { name: privateNameOf(options), vpcId })
        : undefined;
    this.certificateArn =
      hosts.length > 0
        ? new Certificate(this, 'Certificate', {
            hosts,
            keyAlgorithm: options.keyAlgorithm ?? 'RSA_2048',
            zone: this.publicZone,
            // The primary's records prove the same names to the same account for both regions.
            provesNames: options.failover?.role !== 'secondary',
            alarms,
          }).certificateArn
        : undefined;
  }

  /** Makes a host answer with a balancer's addresses: in the VPC for an internal one, else on the internet. */
  record(scope: Construct, id: string, host: string, balancer: ILoadBalancer): void {
    if (balancer.scheme === 'internal') {
      if (this.privateZone === undefined) {
        throw new Error(`${this.node.path}: ${host} is none of the internal hosts it was told of`);
      }
      new AliasRecords(scope, id, { host, zoneId: this.privateZone.zoneId, balancer });
      return;
    }
    const { failover } = this.props.options;
    const { zoneId } = this.publicZone;
    if (failover === undefined) {
      new AliasRecords(scope, id, { host, zoneId, balancer });
      return;
    }
    const healthCheckId =
      failover.role === 'primary' ? this.checkOf(balancer)?.healthCheckId : undefined;
    new AliasRecords(scope, id, {
      host,
      zoneId,
      balancer,
      failover: { role: failover.role, ...(healthCheckId !== undefined && { healthCheckId }) },
    });
  }

  /** One check a balancer, whichever of its hosts comes first. */
  private checkOf(balancer: ILoadBalancer): EndpointCheck | undefined {
    const { options, alarms } = this.props;
    const { failover } = options;
    if (failover?.role !== 'primary') return undefined;
    const { check = { kind: 'endpoint' } } = failover;
    const { port } = balancer.connections;
    if (check.kind === 'targets' || port === undefined) return undefined; // Route 53 checks TCP alone
    const id = `Check-${balancer.name}`;
    const known = this.node.tryFindChild(id);
    if (known instanceof EndpointCheck) return known;
    return new EndpointCheck(this, id, { check, balancer, port, alarms });
  }
}
