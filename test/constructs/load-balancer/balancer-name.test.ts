import fc from 'fast-check';
import { balancerName, targetGroupPrefix } from '#constructs/load-balancer/balancer-name';

const name = (max: number) =>
  fc.stringMatching(/^[a-z](?:-?[a-z0-9])*$/).filter((text) => text.length <= max);

describe('the name of a balancer at AWS', () => {
  it('is one that AWS takes, whatever the environment and the balancer are called', () => {
    fc.assert(
      fc.property(name(20), name(32), (environment, balancer) => {
        const made = balancerName('alb', environment, balancer);
        expect(made).toMatch(/^(?!internal-)[a-z0-9][a-z0-9-]{0,30}[a-z0-9]$/);
      }),
    );
  });

  it('keeps apart pairs that run together, and kinds', () => {
    const names = [
      balancerName('alb', 'a', 'b-c'),
      balancerName('alb', 'a-b', 'c'),
      balancerName('nlb', 'a', 'b-c'),
      balancerName('alb', 'production', 'a-balancer-of-very-many-words-1'),
      balancerName('alb', 'production', 'a-balancer-of-very-many-words-2'),
    ];
    expect(new Set(names).size).toBe(names.length);
  });
});

describe('what the name of a target group begins with', () => {
  it('has the six characters that AWS takes at most', () => {
    fc.assert(
      fc.property(name(32), (group) => {
        expect(targetGroupPrefix(group)).toMatch(/^(?=.{2,6}$)[a-z](?:-?[a-z0-9])*-$/);
      }),
    );
    expect(targetGroupPrefix('web')).toBe('web-');
    expect(targetGroupPrefix('check-out')).toBe('check-');
    expect(targetGroupPrefix('bill-to')).toBe('bill-');
  });
});
