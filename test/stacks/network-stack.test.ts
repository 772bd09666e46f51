import { KmsKey } from '@cdktf/provider-aws/lib/kms-key';
import { Fn } from 'cdktf';
import type { INetwork } from '#constructs/network/network-contract';
import type { EnvironmentOptions } from '#environments/environment';
import { AlarmsStack } from '#stacks/alarms-stack';
import { BaseStack } from '#stacks/base-stack';
import { NetworkStack } from '#stacks/network-stack';
import { environment } from '#test/support/good-environment';
import { synthesize } from '#test/support/synthesized';

/** Writes what it sees of the network, so that a test can read it. */
class Reader extends BaseStack {
  seen?: INetwork;

  look(network: NetworkStack): void {
    this.seen = network.networkFor(this);
    for (const [field, value] of Object.entries(this.seen)) {
      new KmsKey(this, field, { description: Fn.jsonencode(value), policy: '{}' });
    }
  }
}

function build(options: EnvironmentOptions, withReader: boolean) {
  return synthesize((app) => {
    const alarms = new AlarmsStack(app, options);
    const network = new NetworkStack(app, options, { alarms });
    if (withReader) new Reader(app, options, 'reader').look(network);
  });
}

describe('the network stack', () => {
  const production = environment('production');

  it('offers a fixed contract', () => {
    const stack = build(production, false)['production-network'];
    expect(Object.keys(stack?.output ?? {}).sort()).toEqual([
      'cidr_block',
      'isolated_subnet_ids',
      'pod_subnet_ids',
      'private_route_table_ids',
      'private_subnet_ids',
      'public_subnet_ids',
      'vpc_id',
      'zones',
    ]);
  });

  it('is the same whether or not somebody reads it', () => {
    const written = (withReader: boolean) =>
      JSON.stringify(build(production, withReader)['production-network']);
    expect(written(true)).toBe(written(false));
  });

  it('shows a reader every field of its contract, each subnet by its zone position', () => {
    const reader = build(production, true)['production-reader'];
    const seen: Record<string, string | undefined> = Object.fromEntries(
      Object.entries(reader?.resource?.['aws_kms_key'] ?? {}).map(([id, key]) => [
        id.replace(/_.*/, ''),
        String(key['description']),
      ]),
    );
    expect(seen['vpcId']).toContain('outputs.vpc_id');
    expect(seen['cidrBlock']).toContain('10.40.0.0/16');
    expect(seen['zones']).toContain('eu-west-1c');
    for (const [field, output] of [
      ['publicSubnetIds', 'public_subnet_ids'],
      ['privateSubnetIds', 'private_subnet_ids'],
      ['privateRouteTableIds', 'private_route_table_ids'],
      ['isolatedSubnetIds', 'isolated_subnet_ids'],
    ] as const) {
      for (const index of [0, 1, 2]) {
        expect(seen[field]).toMatch(
          new RegExp(`element\\([^)]*outputs\\.${output}[^)]*, ${index}\\)`),
        );
      }
    }
    expect(seen['podSubnetIds']).toBe('${jsonencode([])}');
  });

  it('sends its alarms to the topics of the alarms stack', () => {
    const stack = build(production, false)['production-network'];
    const alarms = Object.values(stack?.resource?.['aws_cloudwatch_metric_alarm'] ?? {});
    expect(alarms).toHaveLength(3);
    for (const each of alarms) {
      expect(each['alarm_actions']).toEqual([expect.stringContaining('critical_topic_arn')]);
    }
  });
});
