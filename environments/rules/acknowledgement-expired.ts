import type { EnvironmentRule } from '../rule';

/** Leave to delete data is for one change, not for ever. */
export const acknowledgementExpired: EnvironmentRule = {
  id: 'acknowledgement-expired',
  reads: ['acknowledgements'],
  effect: 'refuse',
  find: ({ acknowledgements = [] }, { today }) =>
    acknowledgements.flatMap(({ address, until }, index) =>
      until >= today
        ? []
        : [
            {
              property: `acknowledgements[${index}].until`,
              got: until,
              expected: `a last day from ${today} on: leave to delete ${address} is over`,
              fix: 'Remove the entry, or write a later date.',
            },
          ],
    ),
};
