'use strict';
/**
 * Imports go one way:
 *
 *     main → environments, services, stacks → constructs/<concept> → capabilities → kernel
 *
 * Checked by `npm run imports`; test/structure.test.ts shows that each rule fires. Type-only
 * imports count too unless a rule says otherwise.
 */

/** A folder of constructs that teams reuse and fork: not kernel, not capabilities. */
const CONCEPT = '^constructs/(?!kernel/|capabilities/)[^/]+/';

/** Files of constructs that are pure data, beside `*-options.ts` and contracts: dated tables of AWS. */
const TABLES = '^constructs/kubernetes-cluster/(kubernetes-versions|add-ons)\\.ts$';

/** What runs at a user's site, as opposed to what tests and measures it. */
const SHIPPED = '^(main\\.ts|(environments|services|stacks|constructs|tools)/)';

const TYPE_ONLY = { dependencyTypesNot: ['type-only'] };

/** @type {import('dependency-cruiser').IForbiddenRuleType[]} */
const forbidden = [
  {
    name: 'no-cycles',
    comment: 'Move what both files need into a third that imports neither.',
    severity: 'error',
    from: {},
    to: { circular: true },
  },
  {
    name: 'nothing-imports-main',
    comment:
      'main.ts makes the app when it is loaded. Move what you need to a file that main.ts imports too.',
    severity: 'error',
    from: { pathNot: '^(test|bench)/' },
    to: { path: '^main\\.ts$' },
  },
  {
    name: 'nothing-imports-tools',
    comment:
      'Tools stand around the app and read what it writes. If the app needs the function, it belongs in constructs/kernel.',
    severity: 'error',
    from: { pathNot: ['^(tools|test|bench)/', '^eslint\\.config\\.mjs$'] },
    to: { path: '^tools/' },
  },
  {
    name: 'tools-read-data-only',
    comment:
      'A tool reads environments, the kernel, options, tables and synthesized JSON. Read the JSON instead of making constructs.',
    severity: 'error',
    from: { path: '^tools/' },
    to: {
      path: ['^(stacks|services)/', '^constructs/(?!kernel/)'],
      pathNot: ['-options\\.ts$', TABLES],
    },
  },
  {
    name: 'shipped-code-imports-no-test',
    comment: 'Move what you need out of test/ or bench/.',
    severity: 'error',
    from: { path: SHIPPED },
    to: { path: '^(test|bench)/' },
  },
  {
    name: 'environments-are-data',
    comment:
      'An environment names options; it makes nothing. It may import the kernel, services and the options and tables of constructs, and no package but zod.',
    severity: 'error',
    from: { path: '^environments/' },
    to: {
      path: ['^stacks/', '^constructs/capabilities/', 'node_modules/(?!zod/)'],
    },
  },
  {
    name: 'options-are-data',
    comment:
      'Environments and tools import options and tables, and reading them must load no provider. Import only the kernel, zod and tables beside it; the rest as types.',
    severity: 'error',
    from: { path: ['-(options|contract)\\.ts$', TABLES] },
    to: { path: ['^constructs/capabilities/', 'node_modules/(?!zod/)'], ...TYPE_ONLY },
  },
  {
    name: 'services-are-data',
    comment: 'A service names options; it makes nothing. Import the kernel and options only.',
    severity: 'error',
    from: { path: '^services/' },
    to: { path: ['^(stacks|environments)/', '^constructs/capabilities/', 'node_modules/(?!zod/)'] },
  },
  {
    name: 'stacks-write-no-resource',
    comment:
      'A stack says what is deployed together. Make the resource in a construct, with its README and test, and the construct here.',
    severity: 'error',
    from: { path: '^stacks/', pathNot: ['^stacks/base-stack\\.ts$', '^stacks/policies/'] },
    to: { path: 'node_modules/@cdktf/provider-' },
  },
  {
    name: 'constructs-know-nothing-above',
    comment: 'A construct is given what it needs: take it as an option or a contract.',
    severity: 'error',
    from: { path: '^constructs/' },
    to: { path: '^(environments|services|stacks)/' },
  },
  {
    name: 'constructs-meet-by-contract',
    comment:
      "Constructs never import each other. Import the other's interface from its *-contract.ts, or put what both share into capabilities/ or kernel/.",
    severity: 'error',
    from: { path: '^constructs/(?!kernel/|capabilities/)([^/]+)/' },
    to: { path: CONCEPT, pathNot: ['^constructs/$1/', '-contract\\.ts$'] },
  },
  {
    name: 'contracts-are-types',
    comment: 'A contract of another construct is an interface: write `import type`.',
    severity: 'error',
    from: { path: '^constructs/(?!kernel/|capabilities/)([^/]+)/' },
    to: { path: `${CONCEPT}.*-contract\\.ts$`, pathNot: '^constructs/$1/', ...TYPE_ONLY },
  },
  {
    name: 'capabilities-know-no-construct',
    comment:
      'A capability is how two constructs meet without knowing each other: it may import the kernel only.',
    severity: 'error',
    from: { path: '^constructs/capabilities/' },
    to: { path: CONCEPT },
  },
  {
    name: 'kernel-is-a-leaf',
    comment:
      'The kernel is pure: it may import itself, Node, cdktf, constructs and zod. Put what makes resources into capabilities/ or a construct.',
    severity: 'error',
    from: { path: '^constructs/kernel/' },
    to: {
      pathNot: ['^constructs/kernel/', 'node_modules/(cdktf|constructs|zod)/'],
      dependencyTypesNot: ['core'],
    },
  },
  {
    name: 'no-provider-barrel',
    comment:
      'The barrel loads every resource (seconds and a gigabyte). Import the one you use: @cdktf/provider-aws/lib/eks-cluster.',
    severity: 'error',
    from: {},
    to: { path: 'node_modules/@cdktf/provider-[^/]+/lib/index\\.' },
  },
  {
    name: 'no-barrel',
    comment:
      'Import the file that has what you need. constructs/index.ts would even take over the package constructs.',
    severity: 'error',
    from: {},
    to: { path: '(^|/)index\\.(ts|cjs|mjs)$', pathNot: 'node_modules/' },
  },
  {
    name: 'nothing-unused',
    comment: 'Nothing that main.ts loads needs this file: import it or delete it.',
    severity: 'error',
    from: { path: '^main\\.ts$' },
    to: {
      path: '^(environments|services|stacks|constructs)/',
      // The escape hatch is for forks; a declaration belongs to the file beside it.
      pathNot: ['^constructs/kernel/override\\.ts$', '\\.d\\.cts$'],
      reachable: false,
    },
  },
  {
    name: 'no-orphans',
    comment: 'No file imports this one and it imports none: use it or delete it.',
    severity: 'error',
    from: { orphan: true, pathNot: ['^test/support/', '^tools/lint/'] },
    to: {},
  },
  {
    name: 'no-unresolved',
    comment: 'The file or package is not there: mend the path, or add the package to package.json.',
    severity: 'error',
    from: {},
    to: { couldNotResolve: true },
  },
  {
    name: 'no-undeclared-package',
    comment: 'It only works because another package brought it: add it to package.json.',
    severity: 'error',
    from: {},
    to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown'] },
  },
  {
    name: 'shipped-code-uses-no-dev-package',
    comment:
      'A user who installs without development packages lacks it: move it to "dependencies".',
    severity: 'error',
    from: { path: SHIPPED, pathNot: '^tools/lint/' },
    to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'] },
  },
];

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden,
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: ['^cdktf\\.out/', '^\\.sevenfold/', '^coverage/'] },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
      mainFields: ['main', 'types'],
    },
  },
};
