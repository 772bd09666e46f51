import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { projectRoot } from '#tools/project-root';

const ROOT = projectRoot(__dirname);

/** A project in small: each file with what it imports. Everything not named in `BROKEN` is allowed. */
const TREE: Readonly<Record<string, readonly string[]>> = {
  'main.ts': [
    "import '#environments/all'",
    "import '#stacks/network-stack'",
    "import '#stacks/base-stack'",
  ],

  // The way that imports go.
  'environments/all.ts': [
    "import '#constructs/network/network-options'",
    "import '#services/cart'",
  ],
  'services/cart.ts': ["import '#constructs/kernel/schema'"],
  'stacks/base-stack.ts': ["import '@cdktf/provider-aws/lib/vpc'", "import '#environments/all'"],
  'stacks/network-stack.ts': ["import '#constructs/network/network'"],
  'constructs/network/network.ts': [
    "import '@cdktf/provider-aws/lib/vpc'",
    "import '#constructs/capabilities/connectable'",
    "import type { V } from '#constructs/kafka/kafka-contract'",
    "import './network-options'",
  ],
  'constructs/network/network-options.ts': [
    "import 'zod'",
    "import '#constructs/kernel/schema'",
    "import type { V } from '#constructs/capabilities/connectable'",
  ],
  'constructs/kafka/kafka-contract.ts': [
    "import type { V } from '#constructs/capabilities/connectable'",
  ],
  'constructs/capabilities/connectable.ts': [
    "import '@cdktf/provider-aws/lib/vpc'",
    "import '#constructs/kernel/schema'",
  ],
  'constructs/kernel/schema.ts': ["import 'zod'", "import 'cdktf'", "import 'node:crypto'"],
  'constructs/kubernetes-cluster/kubernetes-versions.ts': ["import '#constructs/kernel/schema'"],
  'tools/command.ts': [
    "import '#environments/all'",
    "import '#constructs/kernel/schema'",
    "import '#constructs/kubernetes-cluster/kubernetes-versions'",
  ],
  'test/main.test.ts': ["import '#main'", "import '#tools/command'", "import 'dev-package'"],

  // One file for each way to go wrong.
  'constructs/kernel/one.ts': ["import './other'"],
  'constructs/kernel/other.ts': ["import './one'"],
  'constructs/kernel/makes-resources.ts': ["import '@cdktf/provider-aws/lib/vpc'"],
  'constructs/kernel/wants-capability.ts': ["import '#constructs/capabilities/connectable'"],
  'constructs/kernel/alone.ts': [],
  'constructs/capabilities/knows-kafka.ts': ["import '#constructs/kafka/kafka-contract'"],
  'constructs/edge/knows-kafka.ts': ["import type { V } from '#constructs/network/network'"],
  'constructs/edge/loads-contract.ts': ["import '#constructs/kafka/kafka-contract'"],
  'constructs/edge/knows-environment.ts': ["import type { V } from '#environments/all'"],
  'constructs/edge/edge-options.ts': ["import '#constructs/capabilities/connectable'"],
  'constructs/kubernetes-cluster/add-ons.ts': ["import '@cdktf/provider-aws/lib/vpc'"],
  'constructs/edge/edge-contract.ts': ["import '@cdktf/provider-aws/lib/vpc'"],
  'constructs/edge/loads-barrel.ts': ["import '@cdktf/provider-aws'"],
  'constructs/edge/uses-development.ts': ["import 'dev-package'"],
  'constructs/edge/uses-undeclared.ts': ["import 'undeclared-package'"],
  'constructs/edge/uses-nothing-there.ts': ["import '#constructs/edge/gone'"],
  'constructs/edge/index.ts': ["import './edge-options'"],
  'constructs/edge/wants-index.ts': ["import './index'"],
  'environments/makes-a-stack.ts': ["import '#stacks/base-stack'"],
  'environments/uses-cdktf.ts': ["import 'cdktf'"],
  'services/knows-environment.ts': ["import '#environments/all'"],
  'stacks/writes-resource-stack.ts': ["import '@cdktf/provider-aws/lib/vpc'"],
  'stacks/runs-main.ts': ["import '#main'"],
  'stacks/uses-tool.ts': ["import '#tools/command'"],
  'tools/makes-constructs.ts': ["import '#constructs/network/network'"],
  'tools/makes-stacks.ts': ["import '#stacks/network-stack'"],
  'tools/uses-test.ts': ["import '#test/main.test'"],
};

const BROKEN: readonly string[] = [
  'capabilities-know-no-construct: constructs/capabilities/knows-kafka.ts → constructs/kafka/kafka-contract.ts',
  'constructs-know-nothing-above: constructs/edge/knows-environment.ts → environments/all.ts',
  'constructs-meet-by-contract: constructs/edge/knows-kafka.ts → constructs/network/network.ts',
  'contracts-are-types: constructs/edge/loads-contract.ts → constructs/kafka/kafka-contract.ts',
  'environments-are-data: environments/makes-a-stack.ts → stacks/base-stack.ts',
  'environments-are-data: environments/uses-cdktf.ts → node_modules/cdktf/index.js',
  'kernel-is-a-leaf: constructs/kernel/makes-resources.ts → node_modules/@cdktf/provider-aws/lib/vpc/index.js',
  'kernel-is-a-leaf: constructs/kernel/wants-capability.ts → constructs/capabilities/connectable.ts',
  'no-barrel: constructs/edge/wants-index.ts → constructs/edge/index.ts',
  'no-cycles: constructs/kernel/one.ts → constructs/kernel/other.ts',
  'no-orphans: constructs/kernel/alone.ts → constructs/kernel/alone.ts',
  'no-provider-barrel: constructs/edge/loads-barrel.ts → node_modules/@cdktf/provider-aws/lib/index.js',
  'no-undeclared-package: constructs/edge/uses-undeclared.ts → node_modules/undeclared-package/index.js',
  'no-unresolved: constructs/edge/uses-nothing-there.ts → #constructs/edge/gone',
  'nothing-imports-main: stacks/runs-main.ts → main.ts',
  'nothing-imports-tools: stacks/uses-tool.ts → tools/command.ts',
  'options-are-data: constructs/edge/edge-contract.ts → node_modules/@cdktf/provider-aws/lib/vpc/index.js',
  'options-are-data: constructs/edge/edge-options.ts → constructs/capabilities/connectable.ts',
  'options-are-data: constructs/kubernetes-cluster/add-ons.ts → node_modules/@cdktf/provider-aws/lib/vpc/index.js',
  'services-are-data: services/knows-environment.ts → environments/all.ts',
  'shipped-code-imports-no-test: tools/uses-test.ts → test/main.test.ts',
  'shipped-code-uses-no-dev-package: constructs/edge/uses-development.ts → node_modules/dev-package/index.js',
  'stacks-write-no-resource: stacks/writes-resource-stack.ts → node_modules/@cdktf/provider-aws/lib/vpc/index.js',
  'tools-read-data-only: tools/makes-constructs.ts → constructs/network/network.ts',
  'tools-read-data-only: tools/makes-stacks.ts → stacks/network-stack.ts',
];

interface Violation {
  readonly from: string;
  readonly to: string;
  readonly rule: { readonly name: string };
}

describe('import rules', () => {
  const folder = mkdtempSync(join(tmpdir(), 'sevenfold-structure-'));
  afterAll(() => {
    rmSync(folder, { recursive: true });
  });

  writeTree(folder, TREE);
  const violations = cruise(folder);
  const ofOneImport = violations.filter(({ rule }) => rule.name !== 'nothing-unused');

  it('refuse each import that goes the wrong way, and no other', () => {
    expect(ofOneImport.map(({ rule, from, to }) => `${rule.name}: ${from} → ${to}`).sort()).toEqual(
      BROKEN,
    );
  });

  it('name each file that main.ts does not reach', () => {
    const unused = violations
      .filter(({ rule }) => rule.name === 'nothing-unused')
      .map(({ to }) => to);
    expect(unused).toContain('constructs/edge/edge-options.ts');
    expect(unused).toContain('stacks/writes-resource-stack.ts');
    expect(unused).not.toContain('constructs/kafka/kafka-contract.ts');
    expect(unused).not.toContain('services/cart.ts');
  });

  it('are all shown to fire here, and each says what to do', () => {
    const { forbidden } = configuration();
    const fired = new Set(violations.map(({ rule }) => rule.name));
    expect(forbidden.filter(({ name }) => !fired.has(name))).toEqual([]);
    expect(forbidden.filter(({ comment }) => comment.length < 20)).toEqual([]);
  });
});

interface Configuration {
  readonly forbidden: readonly { readonly name: string; readonly comment: string }[];
}

function configuration(): Configuration {
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- a CommonJS file without types
  return require(join(ROOT, '.dependency-cruiser.cjs')) as Configuration;
}

function writeTree(folder: string, tree: typeof TREE): void {
  const put = (file: string, text: string) => {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), text);
  };
  const { imports } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as {
    imports: Record<string, string>;
  };
  put(
    'package.json',
    JSON.stringify({
      name: 'small',
      imports: { ...imports, '#services/*': './services/*.ts' },
      dependencies: { '@cdktf/provider-aws': '1', cdktf: '1', zod: '1' },
      devDependencies: { 'dev-package': '1' },
    }),
  );
  put('tsconfig.json', JSON.stringify({ compilerOptions: { module: 'Node16' } }));
  for (const name of ['cdktf', 'zod', 'dev-package', 'undeclared-package', '@cdktf/provider-aws']) {
    const main = name.startsWith('@') ? 'lib/index.js' : 'index.js';
    put(`node_modules/${name}/package.json`, JSON.stringify({ name, version: '1.0.0', main }));
    put(`node_modules/${name}/${main}`, '');
  }
  put('node_modules/@cdktf/provider-aws/lib/vpc/index.js', '');
  for (const [file, imports] of Object.entries(tree)) {
    put(file, [...imports, 'export type V = 1;', 'export const v = 1;'].join(';\n'));
  }
}

function cruise(folder: string): Violation[] {
  const json = execFileSync(
    process.execPath,
    [
      join(ROOT, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs'),
      ...['--config', join(ROOT, '.dependency-cruiser.cjs'), '--output-type', 'json'],
      ...new Set(Object.keys(TREE).map((file) => file.split('/')[0] ?? file)),
    ],
    { cwd: folder, encoding: 'utf8', maxBuffer: 2 ** 26 },
  );
  return (JSON.parse(json) as { summary: { violations: Violation[] } }).summary.violations;
}
