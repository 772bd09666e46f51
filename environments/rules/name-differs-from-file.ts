import type { EnvironmentRule } from '../rule';

/** The file is how people find an environment, the name is what AWS shows: they must agree. */
export const nameDiffersFromFile: EnvironmentRule = {
  id: 'name-differs-from-file',
  reads: ['name'],
  effect: 'refuse',
  find: ({ name }, { fileName }) =>
    name === fileName
      ? []
      : [
          {
            property: 'name',
            got: name,
            expected: `the file's name, '${fileName}'`,
            fix: `Write '${fileName}', or rename the file and its entry in all-environments.ts.`,
          },
        ],
};
