import type { Bottlerocket } from './operating-system-options';
import type { BottlerocketStep } from './user-data-options';

/**
 * Bottlerocket's settings in TOML. The admin container, its way in by SSH, stays off as it is by
 * default; the control container, its way in by Session Manager, stays on.
 * Source: https://bottlerocket.dev/en/os/latest/api/settings/host-containers/ and
 * https://bottlerocket.dev/en/os/latest/api/settings/bootstrap-containers/
 */
export function bottlerocketSettings({ userData = [] }: Bottlerocket): string {
  const admin = '[settings.host-containers.admin]\nenabled = false\n';
  return [admin, ...userData.map(settingsOf)].join('\n');
}

function settingsOf(step: BottlerocketStep): string {
  const data = step.data === undefined ? [] : [`user-data = ${text(base64(step.data))}`];
  const source = `source = ${text(step.image)}`;
  const lines =
    step.kind === 'host-container'
      ? [
          `[settings.host-containers.${step.name}]`,
          'enabled = true',
          source,
          `superpowered = ${step.superpowered ?? false}`,
        ]
      : [
          `[settings.bootstrap-containers.${step.name}]`,
          source,
          `mode = ${text(step.mode ?? 'once')}`,
          `essential = ${step.essential ?? true}`,
        ];
  return [...lines, ...data, ''].join('\n');
}

/** A basic string of TOML, which has JSON's escapes. */
function text(value: string): string {
  return JSON.stringify(value);
}

function base64(value: string): string {
  return Buffer.from(value).toString('base64');
}
