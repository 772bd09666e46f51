import type { EnvironmentOptions } from '#environments/environment';
import { listenerWithoutHost } from '#environments/rules/listener-without-host';
import { edgeWith } from '#test/support/edge-listener';
import { CERTIFICATE_ARN, https, toWeb } from '#test/support/listener-samples';
import { findings } from '#test/support/rule-findings';

type Edge = NonNullable<EnvironmentOptions['edge']>;

const plain = { protocol: 'HTTPS', otherwise: toWeb } as const;
const domain: NonNullable<Edge['domain']> = { name: 'example.com', zone: { kind: 'create' } };

describe('listener-without-host', () => {
  const found = (edge: Edge) => findings(listenerWithoutHost, { edge: { domain, ...edge } });

  it('refuses a listener that the certificate of the domain has no name for', () => {
    expect(found(edgeWith(plain))).toMatchObject([
      {
        property: 'edge.balancers.shop.listeners.https.certificateArn',
        fix: expect.stringContaining("['api.internal.example.com']") as unknown,
      },
    ]);
  });

  it('proposes a host that is accepted', () => {
    const shop = { scheme: 'internet-facing' };
    const own = { domain: { ...domain, name: 'shop.example.com' } };
    const [publicly] = found({ ...edgeWith(plain, { shop }), ...own });
    expect(publicly?.fix).toContain("['shop.example.com']");
    const inside = { domain: { ...domain, privateName: 'vpc.example.com' } };
    const [internally] = found({ ...edgeWith(plain), ...inside });
    expect(internally?.fix).toContain("['api.vpc.example.com']");
  });

  it('is content with hosts, or with a certificate of its own', () => {
    expect(found(edgeWith(plain, { shop: { hosts: ['shop.example.com'] } }))).toEqual([]);
    expect(found(edgeWith(https({ certificateArn: CERTIFICATE_ARN })))).toEqual([]);
    expect(found(edgeWith({ protocol: 'HTTP' }))).toEqual([]);
  });

  it('looks at TLS of network balancers alike', () => {
    const listeners = { tls: { protocol: 'TLS', port: 443, targetGroup: 'web' } };
    const shop = { kind: 'network', listeners };
    expect(found(edgeWith(plain, { shop }))).toMatchObject([
      { property: 'edge.balancers.shop.listeners.tls.certificateArn' },
    ]);
  });
});
