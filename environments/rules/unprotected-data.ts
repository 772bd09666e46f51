import type { EnvironmentRule } from '../rule';

/** Only the emulator's data is worth nothing. */
export const unprotectedData: EnvironmentRule = {
  id: 'unprotected-data',
  reads: ['tier', 'protectData'],
  effect: 'except',
  find: ({ tier, protectData = true }) =>
    tier === 'local' || protectData
      ? []
      : [
          {
            property: 'protectData',
            got: protectData,
            expected: 'data that Terraform refuses to delete',
            fix: 'Remove it; to delete one resource, acknowledge its address.',
          },
        ],
};
