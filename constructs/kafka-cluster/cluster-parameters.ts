import { SsmParameter } from '@cdktf/provider-aws/lib/ssm-parameter';
import { Construct } from 'constructs';
import { placementOf } from '#constructs/kernel/placement';
import type { Authentication } from './authentication-options';
import { CLIENT_KINDS, clientProperties } from './client-properties';

/** What other repositories read of a cluster. */
export interface ClusterParametersProps {
  /** The cluster's name in the environment file. */
  readonly name: string;
  readonly clusterArn: string;
  readonly bootstrapBrokers: Readonly<Partial<Record<Authentication, string>>>;
  readonly registryName?: string;
}

/**
 * Publishes a cluster in SSM under `/<environment>/kafka/<cluster>/…`: its ARN, its registry, and
 * for each authentication the bootstrap brokers and the properties of clients. None of it is
 * secret.
 */
export function addClusterParameters(
  scope: Construct,
  id: string,
  props: ClusterParametersProps,
): void {
  const parameters = new Construct(scope, id);
  const { name, clusterArn, bootstrapBrokers, registryName } = props;
  const path = `/${placementOf(scope).environment}/kafka/${name}`;
  const publish = (parameterId: string, suffix: string, description: string, value: string) => {
    new SsmParameter(parameters, parameterId, {
      name: `${path}/${suffix}`,
      type: 'String',
      description: `${description} of the Kafka cluster ${name}`,
      value,
    });
  };

  publish('Arn', 'arn', 'ARN', clusterArn);
  if (registryName !== undefined) {
    publish('Registry', 'registry', 'Glue registry of the schemas', registryName);
  }
  for (const [key, brokers] of Object.entries(bootstrapBrokers)) {
    const authentication = key as Authentication;
    publish(`Brokers-${key}`, `bootstrap-brokers/${key}`, `Bootstrap brokers (${key})`, brokers);
    for (const client of CLIENT_KINDS) {
      publish(
        `Client-${client}-${key}`,
        `client-properties/${client}/${key}`,
        `Properties of ${client} clients (${key})`,
        clientProperties(client, authentication, brokers),
      );
    }
  }
}
