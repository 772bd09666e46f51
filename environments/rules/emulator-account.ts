import { EMULATOR_ACCOUNT } from '../environment';
import type { EnvironmentRule } from '../rule';

/**
 * The tier local keeps its state in a file and is free of production's rules: right for the emulator,
 * whose account no AWS customer has, and for nothing else.
 */
export const emulatorAccount: EnvironmentRule = {
  id: 'emulator-account',
  reads: ['tier', 'account'],
  effect: 'refuse',
  find: ({ tier, account }) => {
    if ((tier === 'local') === (account === EMULATOR_ACCOUNT)) return [];
    return [
      tier === 'local'
        ? {
            property: 'account',
            got: account,
            expected: `the emulator's account '${EMULATOR_ACCOUNT}' in the tier local`,
            fix: `Write '${EMULATOR_ACCOUNT}', or another tier for an account of AWS.`,
          }
        : {
            property: 'account',
            got: account,
            expected: "an account of AWS; this one is the emulator's",
            fix: "Write your account's id, or tier: 'local'.",
          },
    ];
  },
};
