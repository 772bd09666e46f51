import { listenerInMaintenance } from '#environments/rules/listener-in-maintenance';
import { findingsInListener } from '#test/support/edge-listener';
import { https } from '#test/support/listener-samples';

describe('listener-in-maintenance', () => {
  it('says for as long as production is in maintenance that it is, and for whom', () => {
    const found = findingsInListener(listenerInMaintenance, https({ maintenance: {} }));
    expect(found).toMatchObject([
      {
        property: 'edge.balancers.shop.listeners.https.maintenance',
        expected: expect.stringContaining('all requests get 503') as unknown,
        fix: expect.stringContaining('balancerErrorPercent: 100') as unknown,
      },
    ]);
    const hosts = ['shop.example.com'];
    const [some] = findingsInListener(listenerInMaintenance, https({ maintenance: { hosts } }));
    expect(some?.expected).toContain('shop.example.com');
  });

  it('leaves other environments in peace', () => {
    const listener = https({ maintenance: {} });
    const dev = { tier: 'development' } as const;
    expect(findingsInListener(listenerInMaintenance, listener, dev)).toEqual([]);
  });
});
