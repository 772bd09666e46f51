import { join } from 'node:path';
import { type Rule, RuleTester } from 'eslint';
import { parser } from 'typescript-eslint';
import { projectRoot } from '#tools/project-root';

// eslint-disable-next-line @typescript-eslint/no-require-imports -- a CommonJS file without types
const rule = require(
  join(projectRoot(__dirname), 'tools/lint/documented-exports.cjs'),
) as Rule.RuleModule;

const missing = [{ messageId: 'missing' }];

new RuleTester({ languageOptions: { parser } }).run('documented-exports', rule, {
  valid: [
    '/** The limit, in bytes. */\nexport const LIMIT = 1;',
    '/** A network. */\nexport interface INetwork { readonly vpcId: string }',
    '/** Adds. */\nexport function add(): void {}',
    'const LIMIT = 1;',
    "export { LIMIT } from './limits';",
    'export default defineEnvironment({});',
  ],
  invalid: [
    { code: 'export const LIMIT = 1;', errors: missing },
    { code: 'export interface INetwork { readonly vpcId: string }', errors: missing },
    { code: 'export type Nat = 1;', errors: missing },
    { code: 'export abstract class Network {}', errors: missing },
    { code: '/* Not a doc comment. */\nexport function add(): void {}', errors: missing },
    { code: '// Nor this.\nexport function add(): void {}', errors: missing },
  ],
});
