import { readProjectFile } from '#constructs/kernel/project-file';
import { al2023Script } from './al2023-script';
import { bottlerocketSettings } from './bottlerocket-settings';
import { groupNameOf, LAUNCHING_HOOK, logGroupNameOf } from './fleet-names';
import type { FleetMistake } from './fleet-mistake';
import type { FleetOptions } from './fleet-options';
import type { FleetOperatingSystem } from './operating-system-options';
import type { UserDataContext } from './user-data-context';
import { USER_DATA_BYTES } from './user-data-options';

/** The context of the user data of one fleet. */
export function userDataContext(
  { instances }: FleetOptions,
  { environment, region, name }: { environment: string; region: string; name: string },
): UserDataContext {
  return {
    region,
    groupName: groupNameOf(environment, name),
    logGroupName: logGroupNameOf(environment, name),
    hookName: LAUNCHING_HOOK,
    hasWarmPool: instances.kind === 'single' && instances.warmPool !== undefined,
  };
}

/** What an instance is told at its first start; undefined where that is nothing. */
export function userDataOf(
  system: FleetOperatingSystem,
  context: UserDataContext,
): string | undefined {
  return system.kind === 'al2023' ? al2023Script(system, context) : bottlerocketSettings(system);
}

/** Scripts that are not there, and user data that EC2 would refuse. */
export function userDataMistakes(fleet: FleetOptions, context: UserDataContext): FleetMistake[] {
  const { operatingSystem } = fleet;
  const missing = (operatingSystem.userData ?? []).flatMap((step, index): FleetMistake[] => {
    if (!('file' in step) || readProjectFile(step.file) !== undefined) return [];
    return [
      {
        path: ['operatingSystem', 'userData', index, 'file'],
        got: step.file,
        expected: 'a file of the project',
        fix: 'Write its path from the project’s folder, or make it.',
      },
    ];
  });
  if (missing.length > 0) return missing;
  const bytes = Buffer.byteLength(userDataOf(operatingSystem, context) ?? '');
  if (bytes <= USER_DATA_BYTES) return [];
  return [
    {
      path: ['operatingSystem', 'userData'],
      got: `${bytes} bytes`,
      expected: `at most ${USER_DATA_BYTES} bytes of user data in all`,
      fix: 'Put what is large into the container’s image.',
    },
  ];
}
