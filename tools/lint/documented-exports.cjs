'use strict';

/** Declarations whose meaning a reader in another file cannot see. */
const DECLARATIONS = new Set([
  'ClassDeclaration',
  'FunctionDeclaration',
  'TSDeclareFunction',
  'TSInterfaceDeclaration',
  'TSTypeAliasDeclaration',
  'TSEnumDeclaration',
  'VariableDeclaration',
]);

/**
 * ESLint rule: what a file exports begins with a doc comment. Only what is declared in the export
 * itself is looked at; fields are left to the reviewer, for `readonly vpcId: string` needs no words.
 *
 * @type {import('eslint').Rule.RuleModule}
 */
module.exports = {
  meta: {
    type: 'suggestion',
    schema: [],
    docs: { description: 'exported declarations have a doc comment' },
    messages: {
      missing:
        'Write a doc comment above {{name}}: what it is, its unit and default, what it refuses.',
    },
  },
  create(context) {
    const isDocumented = (node) => {
      const comment = context.sourceCode.getCommentsBefore(node).at(-1);
      return comment !== undefined && comment.type === 'Block' && comment.value.startsWith('*');
    };
    return {
      ExportNamedDeclaration(node) {
        const { declaration } = node;
        if (!declaration || !DECLARATIONS.has(declaration.type) || isDocumented(node)) return;
        const named =
          declaration.type === 'VariableDeclaration' ? declaration.declarations[0] : declaration;
        const name = named?.id?.name ?? 'this export';
        context.report({ node, messageId: 'missing', data: { name } });
      },
    };
  },
};
