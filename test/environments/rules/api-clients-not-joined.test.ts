import { apiClientsNotJoined } from '#environments/rules/api-clients-not-joined';
import { findings } from '#test/support/rule-findings';

const found = (allowedCidrs?: string[]) =>
  findings(apiClientsNotJoined, {
    network: {
      cidr: '10.40.0.0/16',
      nat: 'per-zone',
      podCidr: '100.64.0.0/16',
      peerCidrs: ['10.90.0.0/16'],
    },
    kubernetes: {
      version: '1.35',
      compute: { kind: 'auto' },
      endpoint: { kind: 'private', ...(allowedCidrs && { allowedCidrs }) },
    },
  });

describe('api-clients-not-joined', () => {
  it('lets blocks of the VPC and of joined networks pass', () => {
    expect(found()).toEqual([]);
    expect(found(['10.40.3.0/24', '100.64.0.0/16', '10.90.0.0/16', '10.90.7.1/32'])).toEqual([]);
  });

  it.each(['10.91.0.0/16', '10.0.0.0/8', '10.90.0.0/15', '192.168.0.0/16'])(
    'refuses %s, which the network ACL would drop, and names the field to add it to',
    (cidr) => {
      expect(found(['10.90.0.0/16', cidr])).toMatchObject([
        {
          property: 'kubernetes.endpoint.allowedCidrs[1]',
          got: cidr,
          fix: expect.stringContaining('Add it to network.peerCidrs') as string,
        },
      ]);
    },
  );

  it('has nothing to say of a public endpoint', () => {
    const endpoint = { kind: 'public', allowedCidrs: ['198.51.100.0/24'] } as const;
    const kubernetes = { version: '1.35', compute: { kind: 'auto' }, endpoint } as const;
    expect(findings(apiClientsNotJoined, { kubernetes })).toEqual([]);
  });
});
