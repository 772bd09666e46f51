import typescript from 'typescript-eslint';
import documentedExports from './tools/lint/documented-exports.cjs';

const BARREL =
  'loads every resource of the provider (seconds and a gigabyte). Import the one you use:';

/** Folders that have a name of their own in package.json's "imports". */
const ROOMS = ['constructs', 'environments', 'stacks', 'tools', 'test'];

/** Node's own names, for the few files that are JavaScript. */
const NODE_GLOBALS = Object.fromEntries(
  [
    '__dirname',
    '__filename',
    'Buffer',
    'console',
    'module',
    'process',
    'require',
    'setTimeout',
  ].map((name) => [name, 'readonly']),
);

export default typescript.config(
  { ignores: ['cdktf.out/', '.sevenfold/', 'coverage/', '**/*.generated.*'] },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  {
    files: ['**/*.ts'],
    extends: [typescript.configs.strictTypeChecked, typescript.configs.stylisticTypeChecked],
    languageOptions: {
      parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname },
    },
    rules: {
      '@typescript-eslint/consistent-type-definitions': ['error', 'interface'],
      '@typescript-eslint/consistent-type-exports': 'error',
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/explicit-member-accessibility': ['error', { accessibility: 'no-public' }],
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-non-null-assertion': 'error',
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      '@typescript-eslint/no-empty-function': 'off', // a reporter that reports nothing is one
      // An empty environment variable is one that is not set, so `||` is meant for texts.
      '@typescript-eslint/prefer-nullish-coalescing': [
        'error',
        { ignorePrimitives: { string: true } },
      ],
      '@typescript-eslint/prefer-readonly': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      // A number shows the same in a template as in String(n).
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      // env['NAME'] says that NAME may be absent.
      '@typescript-eslint/dot-notation': 'off',
      'no-restricted-imports': [
        'error',
        {
          paths: [
            {
              name: '@cdktf/provider-aws',
              message: `It ${BARREL} @cdktf/provider-aws/lib/eks-cluster.`,
            },
            {
              name: '@cdktf/provider-kubernetes',
              message: `It ${BARREL} @cdktf/provider-kubernetes/lib/deployment-v1.`,
            },
          ],
          patterns: [
            {
              group: ROOMS.map((room) => `../**/${room}/**`),
              message: "Write it from the project's folder: #constructs/…, #tools/….",
            },
          ],
        },
      ],
      eqeqeq: 'error',
    },
  },
  {
    // What other files rely on is documented where it is declared.
    files: ['{constructs,environments,stacks,tools,services}/**/*.ts', 'main.ts'],
    plugins: { sevenfold: { rules: { 'documented-exports': documentedExports } } },
    rules: { 'sevenfold/documented-exports': 'error' },
  },
  {
    // A contract is what others may know of a construct: it must not bring the construct with it.
    files: ['constructs/**/*-contract.ts'],
    rules: {
      'no-restricted-syntax': [
        'error',
        {
          selector: 'ExportNamedDeclaration > :not(TSInterfaceDeclaration, TSTypeAliasDeclaration)',
          message: 'A contract exports interfaces and types only. Put values into another file.',
        },
      ],
    },
  },
  {
    files: ['**/*.{cjs,mjs}'],
    languageOptions: { globals: NODE_GLOBALS },
    rules: { 'no-undef': 'error', 'no-unused-vars': 'error', eqeqeq: 'error' },
  },
  {
    rules: {
      'max-lines': ['error', { max: 300 }],
      'max-lines-per-function': ['error', { max: 80, skipBlankLines: true, skipComments: true }],
      'max-depth': ['error', 4],
    },
  },
  {
    // A describe block is a chapter, not a function; a table of cases is data.
    files: ['test/**', 'environments/*.ts'],
    rules: { 'max-lines-per-function': 'off', 'max-lines': ['error', { max: 500 }] },
  },
);
