import { physicalName } from '#constructs/kernel/physical-name';

/** IAM's limit for the prefix of a name; the provider's suffix has the rest of the 64 characters. */
const PREFIX_CHARACTERS = 38;

/**
 * AWS's name of a fleet's group. The point keeps `eu` + `west-shop` apart from `eu-west` + `shop`,
 * for neither part has one.
 */
export function groupNameOf(environment: string, fleet: string): string {
  return `${environment}.${fleet}`;
}

/** What the names of a fleet's other resources begin with; AWS's suffix keeps them apart. */
export function namePrefixOf(environment: string, fleet: string, part?: string): string {
  const parts = [environment, 'fleet', fleet, ...(part === undefined ? [] : [part])];
  return `${physicalName(PREFIX_CHARACTERS - 1, ...parts)}-`;
}

/** The last part of the name of one of a fleet's alarms. */
export function alarmNameOf(fleet: string, ...parts: readonly string[]): string {
  return ['fleet', fleet, ...parts].join('/');
}

/** The group of the output of a fleet's containers. */
export function logGroupNameOf(environment: string, fleet: string): string {
  return `/aws/ec2/${environment}/fleet/${fleet}`;
}

/** The hook that holds a new instance back until its user data has succeeded. */
export const LAUNCHING_HOOK = 'user-data';

/** The hook that lets an instance finish what it has begun. */
export const TERMINATING_HOOK = 'drain';
