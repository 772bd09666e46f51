import {
  redirectsToNowhere,
  strayHosts,
  takenPorts,
  unknownGroups,
} from '#constructs/load-balancer/listener/listener-mistakes';
import { https, toWebWhen } from '#test/support/listener-samples';

const http = { protocol: 'HTTP' } as const;

describe('mistakes of the listeners of a balancer', () => {
  it('are groups that it lacks, wherever they are named', () => {
    const rules = {
      a: {
        when: { methods: ['GET'] },
        then: { kind: 'weighted-forward', targetGroups: { web: 1, x: 1 } },
      },
      b: toWebWhen({ methods: ['POST'] }),
    } as const;
    const listener = https({ rules, otherwise: { kind: 'forward', targetGroup: 'y' } });
    expect(unknownGroups(listener, ['web'])).toMatchObject([
      { path: ['rules', 'a', 'then', 'targetGroups', 'x'], got: 'x' },
      {
        path: ['otherwise', 'targetGroup'],
        got: 'y',
        fix: expect.stringContaining('Write one of web') as unknown,
      },
    ]);
    expect(unknownGroups(listener, ['web', 'x', 'y'])).toEqual([]);
    expect(unknownGroups(http, [])).toEqual([]);
  });

  it('are ports taken twice, the ones that nobody wrote among them', () => {
    expect(takenPorts({ a: https(), b: https({ port: 8443 }), c: http })).toEqual([]);
    expect(takenPorts({ a: https({ port: 80 }), b: http })).toMatchObject([
      { path: ['b', 'port'], got: 80 },
    ]);
  });

  it('are redirects to ports where no HTTPS is spoken', () => {
    expect(redirectsToNowhere({ https: https(), http })).toEqual([]);
    expect(redirectsToNowhere({ https: https({ port: 8443 }), http })).toMatchObject([
      {
        path: ['http', 'redirectPort'],
        got: 443,
        expected: expect.stringContaining('without it 443 is meant') as unknown,
        fix: 'Write 8443.',
      },
    ]);
    expect(redirectsToNowhere({ http })).toMatchObject([
      {
        path: ['http'],
        got: http,
        expected: expect.stringContaining('this balancer has none') as unknown,
        fix: expect.stringContaining('Add a listener') as unknown,
      },
    ]);
  });

  it('are hosts that lead elsewhere', () => {
    const on = (...hosts: string[]) => https({ rules: { a: toWebWhen({ hosts }) } });
    expect(strayHosts(on('shop.example.com', '*.example.com'), ['shop.example.com'])).toEqual([]);
    expect(strayHosts(on('shp.example.com'), ['shop.example.com'])).toMatchObject([
      { path: ['rules', 'a', 'when', 'hosts'], fix: 'Did you mean shop.example.com?' },
    ]);
    const closed = (...hosts: string[]) => https({ maintenance: { hosts } });
    expect(strayHosts(closed('shop.example.com'), ['shop.example.com'])).toEqual([]);
    expect(strayHosts(closed('shp.example.com'), ['shop.example.com'])).toMatchObject([
      { path: ['maintenance', 'hosts'], got: 'shp.example.com' },
    ]);
  });
});
