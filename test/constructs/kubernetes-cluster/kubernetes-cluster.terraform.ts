import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App } from 'cdktf';
import type { Compute } from '#constructs/kubernetes-cluster/compute-options';
import { addPlatform } from '#stacks/platform';
import { environment } from '#test/support/good-environment';
import { validate } from '#test/support/terraform';

const KINDS: Readonly<Record<string, Compute>> = {
  auto: { kind: 'auto', nodePools: ['general-purpose'] },
  'node-groups': {
    kind: 'nodeGroups',
    groups: {
      workers: {
        instanceTypes: ['m7i.large', 'm6i.large'],
        architecture: 'x86_64',
        operatingSystem: 'al2023',
        capacity: 'spot',
        size: { min: 1, max: 6, desired: 2, owner: 'terraform' },
        diskGib: 200,
        labels: { 'example.com/team': 'shop' },
        taints: [
          { key: 'spot', value: 'true', effect: 'NoExecute' },
          { key: 'slow', effect: 'PreferNoSchedule' },
        ],
        nodeRepair: false,
        maxUnavailablePercentage: 10,
        zones: ['a'],
      },
      system: { size: { min: 2, max: 4, owner: 'autoscaler' } },
    },
  },
  fargate: {
    kind: 'fargate',
    profiles: {
      system: { selectors: [{ namespace: 'kube-system' }] },
      shop: { selectors: [{ namespace: 'shop', labels: { tier: 'web' } }] },
    },
  },
};

describe('the real AWS provider', () => {
  let outdir = '';
  beforeAll(() => {
    outdir = mkdtempSync(join(tmpdir(), 'sevenfold-kubernetes-'));
    const app = new App({ outdir });
    const local = environment('local');
    for (const [name, compute] of Object.entries(KINDS)) {
      const podCidr = compute.kind === 'nodeGroups' ? { podCidr: '100.64.0.0/16' } : {};
      addPlatform(app, {
        ...local,
        name,
        network: { ...local.network, ...podCidr },
        kubernetes: {
          version: '1.36',
          compute,
          endpoint: { kind: 'public', allowedCidrs: ['198.51.100.0/24'] },
          access: {
            administrators: ['arn:aws:iam::000000000000:role/admin'],
            namespaces: { shop: { editors: ['arn:aws:iam::000000000000:role/team'] } },
          },
          upgradePolicy: 'extended',
          zonalShift: false,
          serviceCidr: '172.20.0.0/16',
        },
        exceptions: [{ rule: 'public-kubernetes-endpoint', reason: 'a test', until: '2099-12-31' }],
      });
    }
    app.synth();
  });
  afterAll(() => {
    rmSync(outdir, { recursive: true, force: true });
  });

  it.each(Object.keys(KINDS))(
    'accepts every option of compute of the kind %s',
    (name) => {
      expect(validate(join(outdir, 'stacks', `${name}-kubernetes`))).toEqual([]);
    },
    120_000,
  );
});
