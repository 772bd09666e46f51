import type { EnvironmentRule } from '../rule';

/** Source: https://docs.aws.amazon.com/IAM/latest/APIReference/API_Tag.html */
const TAG_VALUE = /^[\p{L}\p{Z}\p{N}_.:/=+\-@]*$/u;

/** Free text reaches every tag as it stands; IAM, the strictest, takes fewer characters than others. */
export const ownerIsNoTagValue: EnvironmentRule = {
  id: 'owner-is-no-tag-value',
  reads: ['owner', 'description', 'repository'],
  effect: 'warn',
  find: (environment) =>
    (['owner', 'description', 'repository'] as const)
      .filter((field) => !TAG_VALUE.test(environment[field] ?? ''))
      .map((field) => ({
        property: field,
        got: environment[field],
        expected:
          'it becomes a tag as it stands, and IAM takes only letters, digits, spaces and _ . : / = + - @ in one',
        fix: 'Leave the other characters out.',
      })),
};
