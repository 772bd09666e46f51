import * as keyspaces from '@aws-sdk/client-keyspaces';

import { keyspacesService } from '#tools/local/emulator/services/keyspaces/keyspaces-service';

import { serve, type ServiceEndpoint } from '../service-endpoint';

/** Keyspaces on a loopback port with clients of two regions before it. */
export interface KeyspacesEndpoint extends ServiceEndpoint {
  readonly client: keyspaces.KeyspacesClient;
  /** A client of eu-central-1. */
  readonly elsewhere: keyspaces.KeyspacesClient;
  /** Lets time pass. */
  wait(hours: number): void;
}

/** When every test begins. */
export const START = new Date('2026-11-24T12:00:00Z');

/** Serves Keyspaces in this process; `close` it in the end. */
export async function serveKeyspaces(): Promise<KeyspacesEndpoint> {
  let time = START.getTime();
  const options = { account: '000000000000', now: () => new Date(time) };
  const endpoint = await serve(keyspacesService(options));
  const client = new keyspaces.KeyspacesClient(endpoint.clientOptions());
  const elsewhere = new keyspaces.KeyspacesClient(endpoint.clientOptions('eu-central-1'));
  return {
    ...endpoint,
    client,
    elsewhere,
    wait: (hours) => (time += hours * 3_600_000),
    close: async () => {
      client.destroy();
      elsewhere.destroy();
      await endpoint.close();
    },
  };
}

/** The table of most tests. */
export const ORDERS = { keyspaceName: 'shop', tableName: 'orders' } as const;

/** The schema of the table. */
export const SCHEMA: keyspaces.SchemaDefinition = {
  allColumns: [
    { name: 'customer', type: 'uuid' },
    { name: 'at', type: 'timeuuid' },
    { name: 'country', type: 'text' },
    { name: 'labels', type: 'map<text, frozen<list<text>>>' },
  ],
  partitionKeys: [{ name: 'customer' }],
  clusteringKeys: [{ name: 'at', orderBy: 'DESC' }],
  staticColumns: [{ name: 'country' }],
};

/** A keyspace in two regions. */
export const TWO_REGIONS: keyspaces.ReplicationSpecification = {
  replicationStrategy: 'MULTI_REGION',
  regionList: ['eu-west-1', 'eu-central-1'],
};

/** Creates the keyspace of the table. */
export async function createKeyspace(
  client: keyspaces.KeyspacesClient,
  replicationSpecification?: keyspaces.ReplicationSpecification,
): Promise<void> {
  const request = replicationSpecification ? { replicationSpecification } : {};
  await client.send(new keyspaces.CreateKeyspaceCommand({ keyspaceName: 'shop', ...request }));
}

/** Creates the table, changed at will, and waits until it is active. */
export async function createTable(
  client: keyspaces.KeyspacesClient,
  overrides: Partial<keyspaces.CreateTableCommandInput> = {},
): Promise<keyspaces.GetTableCommandOutput> {
  const request = { ...ORDERS, schemaDefinition: SCHEMA, ...overrides };
  await client.send(new keyspaces.CreateTableCommand(request));
  const { keyspaceName, tableName } = request;
  return client.send(new keyspaces.GetTableCommand({ keyspaceName, tableName }));
}
