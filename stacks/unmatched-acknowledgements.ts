import { type App, TerraformResource } from 'cdktf';
import type { EnvironmentOptions } from '#environments/environment';
import { addressOf } from './policies/data-is-protected';

/** One line for each acknowledgement that names no resource: a mistyped address protects nobody. */
export function unmatchedAcknowledgements(
  app: App,
  environments: readonly EnvironmentOptions[],
): string[] {
  const acknowledged = environments.flatMap(({ name, acknowledgements = [] }) =>
    acknowledgements.map(({ address }) => ({ name, address })),
  );
  if (acknowledged.length === 0) return [];
  const addresses = new Set(
    app.node
      .findAll()
      .filter((node) => TerraformResource.isTerraformResource(node))
      .map(addressOf),
  );
  return acknowledged
    .filter(({ address }) => !addresses.has(address))
    .map(
      ({ name, address }) =>
        `warning: environments/${name}.ts: the acknowledgement ${address} names no resource of the files: right while one is taken out, else correct or remove it`,
    );
}
