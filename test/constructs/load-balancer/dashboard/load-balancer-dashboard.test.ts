import { BALANCER_METRICS } from '#constructs/load-balancer/dashboard/balancer-metrics';
import {
  LoadBalancerDashboard,
  type LoadBalancerDashboardProps,
} from '#constructs/load-balancer/dashboard/load-balancer-dashboard';
import { applicationBalancer, networkBalancer } from '#test/support/balancer-samples';
import { resourcesOf, synthesizeConstruct } from '#test/support/synthesized';

interface Widget {
  readonly type: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly properties: {
    readonly title?: string;
    readonly markdown?: string;
    readonly region?: string;
    readonly metrics?: readonly (readonly (string | Readonly<Record<string, unknown>>)[])[];
  };
}

function dashboard(props: Partial<LoadBalancerDashboardProps> = {}) {
  const stack = synthesizeConstruct((scope) => {
    const balancers = [applicationBalancer, networkBalancer];
    new LoadBalancerDashboard(scope, 'Dashboard', { name: 'edge', balancers, ...props });
  });
  const [made = {}] = resourcesOf(stack, 'aws_cloudwatch_dashboard');
  const { widgets } = JSON.parse(String(made['dashboard_body'])) as { widgets: Widget[] };
  return { name: made['dashboard_name'], widgets };
}

const linesOf = (widgets: readonly Widget[]) =>
  widgets.flatMap(({ properties }) => properties.metrics ?? []);
const namesOf = (line: readonly unknown[]) => line.filter((part) => typeof part === 'string');

describe('the dashboard of the balancers', () => {
  it('bears the name of the environment', () => {
    expect(dashboard().name).toBe('test-edge');
  });

  it.each([
    ['application', 'AWS/ApplicationELB', applicationBalancer],
    ['network', 'AWS/NetworkELB', networkBalancer],
  ] as const)(
    'shows of a balancer of the kind %s only what AWS publishes for it',
    (kind, namespace, balancer) => {
      const known: Readonly<Record<string, string>> = BALANCER_METRICS[kind];
      const lines = linesOf(dashboard({ balancers: [balancer] }).widgets).map(namesOf);
      const metrics = lines.filter((line) => line.length > 0);
      expect(new Set(metrics.map(([, metric]) => metric))).toEqual(new Set(Object.keys(known)));
      for (const [space, metric, ...dimensions] of metrics) {
        expect(space).toBe(namespace);
        const ofGroup = known[metric ?? ''] === 'target-group';
        const group = ofGroup
          ? ['TargetGroup', expect.stringMatching(/^targetgroup\//) as unknown]
          : [];
        expect(dimensions).toEqual([...group, 'LoadBalancer', balancer.arnSuffix]);
      }
    },
  );

  it('shows every target group of a balancer, healthy and unhealthy targets alike', () => {
    const labels = linesOf(dashboard({ balancers: [networkBalancer] }).widgets).map(
      (line) => (line.at(-1) as { label?: string }).label,
    );
    for (const group of ['web', 'canary']) {
      expect(labels).toEqual(expect.arrayContaining([`${group} healthy`, `${group} unhealthy`]));
    }
  });

  it('has for every expression the lines that it is made of, in the same graph', () => {
    let expressions = 0;
    for (const widget of dashboard().widgets) {
      const options = linesOf([widget]).map(
        (line) => line.at(-1) as { id?: string; expression?: string },
      );
      const ids = options.map(({ id }) => id);
      for (const { expression } of options) {
        if (expression === undefined) continue;
        expressions += 1;
        const used = expression.match(/\b[a-z]\w*\b/g) ?? [];
        expect(ids).toEqual(expect.arrayContaining(used));
      }
    }
    expect(expressions).toBe(2);
  });

  it('shows what the web ACL stopped where there is one', () => {
    const of = (widgets: readonly Widget[]) =>
      linesOf(widgets)
        .map(namesOf)
        .filter(([space]) => space === 'AWS/WAFV2');
    expect(of(dashboard().widgets)).toEqual([]);
    const blocked = [
      'AWS/WAFV2',
      'BlockedRequests',
      'WebACL',
      'test-edge',
      'Region',
      'eu-west-1',
      'Rule',
      'ALL',
    ];
    expect(of(dashboard({ webAclName: 'test-edge' }).widgets)).toContainEqual(blocked);
  });

  it('puts no widget over another and none beyond the grid', () => {
    const { widgets } = dashboard({ webAclName: 'test-edge' });
    const cells = widgets.flatMap(({ x, y, width, height }) =>
      Array.from(
        { length: width * height },
        (_, index) => `${x + (index % width)}:${y + Math.floor(index / width)}`,
      ),
    );
    expect(new Set(cells).size).toBe(cells.length);
    expect(Math.max(...widgets.map(({ x, width }) => x + width))).toBe(24);
  });

  it('keeps the values that only Terraform will know', () => {
    const arnSuffix = '${aws_lb.Balancer.arn_suffix}';
    const { widgets } = dashboard({ balancers: [{ ...applicationBalancer, arnSuffix }] });
    expect(linesOf(widgets).map(namesOf)).toContainEqual([
      'AWS/ApplicationELB',
      'RequestCount',
      'LoadBalancer',
      arnSuffix,
    ]);
  });
});
