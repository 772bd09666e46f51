import fc from 'fast-check';
import { literal } from '#constructs/kernel/literal';

/** Texts full of what Terraform's templates begin, escape and end with. */
const templateLike = fc
  .array(fc.constantFrom('$', '%', '{', '}', '${', '%{', '$${', '%%{', '\\', '"', '\n', 'a'), {
    maxLength: 12,
  })
  .map((parts) => parts.join(''));

/** How Terraform reads a template: literal.terraform.ts holds this against Terraform itself. */
function read(template: string): { text: string; hasCode: boolean } {
  let hasCode = false;
  const text = template.replace(/([$%])\1\{|([$%])\{/g, (found, escaped?: string) => {
    if (escaped === undefined) hasCode = true;
    return escaped === undefined ? found : `${escaped}{`;
  });
  return { text, hasCode };
}

describe('literal text', () => {
  it('has nothing that Terraform would evaluate, and reads back as it was written', () => {
    fc.assert(
      fc.property(fc.oneof(templateLike, fc.string()), (text) => {
        expect(read(literal(text))).toEqual({ text, hasCode: false });
      }),
    );
  });

  it.each([
    ['${var.x}', '$${var.x}'],
    ['%{ if true }', '%%{ if true }'],
    ['$${x}', '$$${x}'],
    ['costs $5 and 10%', 'costs $5 and 10%'],
  ])('writes %j as %j', (text, written) => {
    expect(literal(text)).toBe(written);
  });
});
