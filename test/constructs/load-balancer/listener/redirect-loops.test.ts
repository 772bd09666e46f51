import { redirectLoops } from '#constructs/load-balancer/listener/redirect-loops';
import type { RedirectAction } from '#constructs/load-balancer/listener/rule-actions';
import type { RuleConditions } from '#constructs/load-balancer/listener/rule-conditions';
import { https, toWebWhen } from '#test/support/listener-samples';

type To = Omit<RedirectAction, 'kind'>;

const SERVED = ['shop.example.com', 'www.example.com'];
const to = (redirect: To): RedirectAction => ({ kind: 'redirect', ...redirect });
const rule = (when: RuleConditions, redirect: To) => ({ when, then: to(redirect) });
const loopsOf = (change: Parameters<typeof https>[0], served: readonly string[] = SERVED) =>
  redirectLoops(https(change), served).map(({ path }) => path.join('.'));
const ofRule = (when: RuleConditions, redirect: To) =>
  loopsOf({ rules: { moved: rule(when, redirect) } });
const onShop = { hosts: ['shop.example.com'] };

describe('a redirect that leads back to itself', () => {
  it.each<[string, RuleConditions, To]>([
    ['to its own port', { paths: ['/old/*'] }, { port: 443 }],
    ['to a path of its own', onShop, { path: '/new' }],
    ['to its own host', onShop, { host: 'shop.example.com', path: '/new' }],
    ['to another host that it takes too', { paths: ['/old/*'] }, { host: 'www.example.com' }],
    ['deeper and deeper', { paths: ['/old/*'] }, { path: '/old/new/#{path}' }],
    ['to longer and longer hosts', { hosts: ['*.example.com'] }, { host: 'www.#{host}' }],
  ])('is told of a rule: %s', (_, when, redirect) => {
    expect(ofRule(when, redirect)).toEqual(['rules.moved.then']);
  });

  it.each<[string, RuleConditions, To]>([
    ['another port', { paths: ['/old/*'] }, { port: 8443 }],
    ['a host that is served elsewhere', { paths: ['/old/*'] }, { host: 'www.example.org' }],
    ['a host that it does not take', onShop, { host: 'www.example.com' }],
    ['a host below', onShop, { host: 'www.#{host}' }],
    ['a path that it does not take', { paths: ['/old/*'] }, { path: '/new/#{path}' }],
    ['its path without a query', { paths: ['/a'], query: { v: ['1'] } }, { path: '/a', query: '' }],
    ['its path by another method', { paths: ['/a*'], methods: ['POST'] }, { path: '/ab' }],
  ])('is none when it leads to %s', (_, when, redirect) => {
    expect(ofRule(when, redirect)).toEqual([]);
  });

  it('is none where a rule that is asked first takes the new address', () => {
    const rules = { home: toWebWhen({ paths: ['/a/home'] }) };
    const moved = rule({ paths: ['/a/*'] }, { path: '/a/home' });
    expect(loopsOf({ rules: { ...rules, moved } })).toEqual([]);
    expect(loopsOf({ rules: { ...rules, moved: { ...moved, priority: 10 } } })).toEqual([
      'rules.moved.then',
    ]);
  });

  it.each<[string, To]>([
    ['its own port', { port: 443 }],
    ['another path', { path: '/b' }],
    ['a host of the balancer', { host: 'shop.example.com' }],
    ['a path further down', { path: '/new/#{path}' }],
  ])('is told of otherwise: to %s', (_, redirect) => {
    expect(loopsOf({ otherwise: to(redirect) })).toEqual(['otherwise']);
  });

  it('is none of otherwise where it leaves the listener, or a rule takes the new address', () => {
    const www = toWebWhen({ hosts: ['www.example.com'] });
    const b = toWebWhen({ paths: ['/b'] });
    const api = toWebWhen({ hosts: ['www.example.com'], paths: ['/api/*'] });
    const canonical = to({ host: 'www.example.com' });
    expect(loopsOf({ otherwise: to({ port: 8443 }) })).toEqual([]);
    expect(loopsOf({ otherwise: to({ host: 'www.example.org' }) })).toEqual([]);
    expect(loopsOf({ rules: { www }, otherwise: canonical })).toEqual([]);
    expect(loopsOf({ rules: { api }, otherwise: canonical })).toEqual(['otherwise']);
    expect(loopsOf({ rules: { b }, otherwise: to({ path: '/b' }) })).toEqual([]);
    expect(loopsOf({ port: 8443, otherwise: to({ port: 443 }) })).toEqual([]);
  });

  it('is told where nobody says which hosts come, as far as it is certain', () => {
    expect(loopsOf({ otherwise: to({ path: '/b' }) }, [])).toEqual(['otherwise']);
    expect(loopsOf({ otherwise: to({ host: 'shop.example.com' }) }, [])).toEqual([]);
    expect(redirectLoops({ protocol: 'HTTP' }, [])).toEqual([]);
  });
});
