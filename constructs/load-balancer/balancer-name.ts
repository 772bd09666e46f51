import { physicalName } from '#constructs/kernel/physical-name';
import { BALANCER_NAME_CHARACTERS } from './shared-balancer-options';

/**
 * A balancer's name at AWS: unique in its account and region, and never one that begins with `internal-`,
 * which AWS keeps for itself. Names of ours have no `--`, so that no two pairs run together.
 */
export function balancerName(kind: 'alb' | 'nlb', environment: string, name: string): string {
  return physicalName(BALANCER_NAME_CHARACTERS, kind, `${environment}--${name}`);
}

/** "The name prefix can have up to 6 characters": five of a group's name and a hyphen. */
const PREFIX_CHARACTERS = 5;

/** What a target group's name begins with; AWS makes the rest, so that a new one can stand beside the old. */
export function targetGroupPrefix(name: string): string {
  return `${name.slice(0, PREFIX_CHARACTERS).replace(/-+$/, '')}-`;
}
