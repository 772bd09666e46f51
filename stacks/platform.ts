import type { App } from 'cdktf';
import type { EnvironmentOptions } from '#environments/environment';
import { AlarmsStack } from './alarms-stack';
import { CassandraStack } from './cassandra-stack';
import { EdgeStack } from './edge-stack';
import { FleetStack } from './fleet-stack';
import { KafkaStack } from './kafka-stack';
import { KubernetesStack } from './kubernetes-stack';
import { NetworkStack } from './network-stack';

/** Makes every stack of one environment: the one place that says which stack needs which. */
export function addPlatform(app: App, environment: EnvironmentOptions): void {
  const alarms = new AlarmsStack(app, environment);
  const network = new NetworkStack(app, environment, { alarms });
  if (environment.kubernetes !== undefined) {
    new KubernetesStack(app, environment, { network, alarms });
  }
  if (Object.keys(environment.kafka ?? {}).length > 0) {
    new KafkaStack(app, environment, { network, alarms });
  }
  if (Object.keys(environment.cassandra ?? {}).length > 0) {
    new CassandraStack(app, environment, { network, alarms });
  }
  const edge =
    environment.edge === undefined
      ? undefined
      : new EdgeStack(app, environment, { network, alarms });
  for (const name of Object.keys(environment.fleets ?? {})) {
    new FleetStack(app, environment, name, { network, alarms, edge });
  }
}
