import * as keyspaces from '@aws-sdk/client-keyspaces';

import { createTable, ORDERS, TWO_REGIONS, type KeyspacesEndpoint } from './keyspaces-endpoint';

const SHOP = { keyspaceName: 'shop' } as const;
const ADDRESS = { ...SHOP, typeName: 'address' } as const;
const SCALING = {
  minimumUnits: 10,
  maximumUnits: 100,
  scalingPolicy: { targetTrackingScalingPolicyConfiguration: { targetValue: 70.5 } },
};

/** Calls every operation that the Keyspaces service implements, with as many members as it can. */
export async function tourOfKeyspaces(endpoint: KeyspacesEndpoint): Promise<void> {
  const { client } = endpoint;
  await keyspaceTour(client);
  await typeTour(client);
  await tableTour(endpoint);
  await client.send(new keyspaces.DeleteKeyspaceCommand(SHOP));
  await refused(client.send(new keyspaces.GetKeyspaceCommand(SHOP)));
}

async function keyspaceTour(client: keyspaces.KeyspacesClient): Promise<void> {
  const tags = [{ key: 'team', value: 'shop' }];
  const { resourceArn } = await client.send(new keyspaces.CreateKeyspaceCommand({ ...SHOP, tags }));
  await refused(client.send(new keyspaces.CreateKeyspaceCommand(SHOP)));
  await client.send(new keyspaces.GetKeyspaceCommand(SHOP));
  await client.send(
    new keyspaces.UpdateKeyspaceCommand({ ...SHOP, replicationSpecification: TWO_REGIONS }),
  );
  await client.send(new keyspaces.GetKeyspaceCommand(SHOP));
  await client.send(new keyspaces.ListKeyspacesCommand({ maxResults: 2 }));
  await client.send(new keyspaces.TagResourceCommand({ resourceArn, tags }));
  await client.send(new keyspaces.ListTagsForResourceCommand({ resourceArn }));
  await client.send(new keyspaces.UntagResourceCommand({ resourceArn, tags }));
}

async function typeTour(client: keyspaces.KeyspacesClient): Promise<void> {
  const fieldDefinitions = [{ name: 'street', type: 'text' }];
  await client.send(new keyspaces.CreateTypeCommand({ ...ADDRESS, fieldDefinitions }));
  await client.send(new keyspaces.GetTypeCommand(ADDRESS));
  await client.send(new keyspaces.ListTypesCommand(SHOP));
  await client.send(new keyspaces.DeleteTypeCommand(ADDRESS));
}

async function tableTour(endpoint: KeyspacesEndpoint): Promise<void> {
  const { client } = endpoint;
  await createTable(client, {
    capacitySpecification: {
      throughputMode: 'PROVISIONED',
      readCapacityUnits: 20,
      writeCapacityUnits: 10,
    },
    autoScalingSpecification: {
      readCapacityAutoScaling: SCALING,
      writeCapacityAutoScaling: SCALING,
    },
    replicaSpecifications: [{ region: 'eu-central-1', readCapacityAutoScaling: SCALING }],
    encryptionSpecification: { type: 'CUSTOMER_MANAGED_KMS_KEY', kmsKeyIdentifier: 'key' },
    pointInTimeRecovery: { status: 'ENABLED' },
    defaultTimeToLive: 60,
    comment: { message: 'of customers' },
    cdcSpecification: { status: 'ENABLED', viewType: 'NEW_IMAGE' },
    tags: [{ key: 'team', value: 'shop' }],
  });
  await client.send(new keyspaces.GetTableAutoScalingSettingsCommand(ORDERS));
  const capacitySpecification = { throughputMode: 'PAY_PER_REQUEST' } as const;
  await client.send(new keyspaces.UpdateTableCommand({ ...ORDERS, capacitySpecification }));
  await client.send(new keyspaces.GetTableCommand(ORDERS));
  await client.send(new keyspaces.ListTablesCommand(SHOP));
  endpoint.wait(1);
  await client.send(
    new keyspaces.RestoreTableCommand({
      sourceKeyspaceName: 'shop',
      sourceTableName: 'orders',
      targetKeyspaceName: 'shop',
      targetTableName: 'restored',
    }),
  );
  await client.send(new keyspaces.GetTableCommand({ ...SHOP, tableName: 'restored' }));
  await client.send(new keyspaces.DeleteTableCommand(ORDERS));
  await refused(client.send(new keyspaces.GetTableCommand(ORDERS)));
  await refused(client.send(new keyspaces.GetTableCommand({ ...SHOP, tableName: '_' })));
}

/** Waits for a refusal; its shape is checked too. */
async function refused(call: Promise<unknown>): Promise<void> {
  const answer = await call.then(
    () => 'answered',
    () => 'refused',
  );
  if (answer !== 'refused') throw new Error('expected a refusal');
}
