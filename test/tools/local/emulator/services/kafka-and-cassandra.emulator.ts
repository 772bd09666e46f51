import * as scaling from '@aws-sdk/client-application-auto-scaling';
import * as glue from '@aws-sdk/client-glue';
import * as kafka from '@aws-sdk/client-kafka';
import * as keyspaces from '@aws-sdk/client-keyspaces';

import type { InventoryEntry } from '#tools/local/emulator/emulated-service';
import { freePort } from '#tools/local/emulator/ports';

import { EmulatorProcess } from '../emulator-process';

const READS = {
  ServiceNamespace: 'cassandra',
  ResourceId: 'keyspace/shop/table/orders',
  ScalableDimension: 'cassandra:table:ReadCapacityUnits',
} as const;

describe('an emulator', () => {
  let emulator: EmulatorProcess;
  let endpoint = '';
  let client: {
    readonly region: string;
    readonly endpoint: string;
    readonly credentials: { readonly accessKeyId: string; readonly secretAccessKey: string };
  };
  beforeAll(async () => {
    emulator = new EmulatorProcess({ port: await freePort() });
    ({ endpoint } = await emulator.ready());
    const credentials = { accessKeyId: 'test', secretAccessKey: 'test' };
    client = { region: 'eu-west-1', endpoint, credentials };
  }, 120_000);
  afterAll(() => emulator.dispose());

  async function inventory(): Promise<readonly string[]> {
    const answer = await fetch(`${endpoint}/_sevenfold/inventory`);
    const { resources } = (await answer.json()) as { readonly resources: InventoryEntry[] };
    return resources.map(({ service, type }) => `${service} ${type}`);
  }

  it('holds what belongs to Kafka and Cassandra, of its own and of moto, until it is deleted', async () => {
    const msk = new kafka.KafkaClient(client);
    const cassandra = new keyspaces.KeyspacesClient(client);
    const { Arn } = await msk.send(
      new kafka.CreateConfigurationCommand({
        Name: 'events',
        ServerProperties: Buffer.from('auto.create.topics.enable=false'),
      }),
    );
    await cassandra.send(new keyspaces.CreateKeyspaceCommand({ keyspaceName: 'shop' }));
    expect(await inventory()).toEqual(['kafka configuration', 'cassandra keyspace']);

    await msk.send(new kafka.DeleteConfigurationCommand({ Arn }));
    await cassandra.send(new keyspaces.DeleteKeyspaceCommand({ keyspaceName: 'shop' }));
    expect(await inventory()).toEqual([]);
  });

  it('versions schemas in a tagged registry', async () => {
    const registries = new glue.GlueClient(client);
    const RegistryName = 'events';
    const { RegistryArn } = await registries.send(
      new glue.CreateRegistryCommand({ RegistryName, Tags: { team: 'shop' } }),
    );
    const tags = new glue.GetTagsCommand({ ResourceArn: RegistryArn });
    expect((await registries.send(tags)).Tags).toEqual({ team: 'shop' });
    const SchemaId = { RegistryName, SchemaName: 'order' };
    const SchemaDefinition = 'syntax = "proto3";\nmessage Order { string id = 1; }';
    await registries.send(
      new glue.CreateSchemaCommand({
        RegistryId: { RegistryName },
        SchemaName: 'order',
        DataFormat: 'PROTOBUF',
        Compatibility: 'BACKWARD',
        SchemaDefinition,
      }),
    );
    const next = SchemaDefinition.replace(' }', ' string note = 2; }');
    await registries.send(
      new glue.RegisterSchemaVersionCommand({ SchemaId, SchemaDefinition: next }),
    );

    const latest = new glue.GetSchemaVersionCommand({
      SchemaId,
      SchemaVersionNumber: { LatestVersion: true },
    });
    expect(await registries.send(latest)).toMatchObject({
      VersionNumber: 2,
      SchemaDefinition: next,
    });
    await registries.send(new glue.DeleteSchemaCommand({ SchemaId }));
    await registries.send(new glue.DeleteRegistryCommand({ RegistryId: { RegistryName } }));
    expect(await inventory()).toEqual([]);
  });

  it('scales tables by tagged targets and policies with cool-downs', async () => {
    const autoScaling = new scaling.ApplicationAutoScalingClient(client);
    const { ScalableTargetARN: ResourceARN } = await autoScaling.send(
      new scaling.RegisterScalableTargetCommand({
        ...READS,
        MinCapacity: 10,
        MaxCapacity: 100,
        Tags: { team: 'shop' },
      }),
    );
    const policy = {
      TargetValue: 70,
      ScaleInCooldown: 60,
      ScaleOutCooldown: 0,
      PredefinedMetricSpecification: {
        PredefinedMetricType: 'CassandraReadCapacityUtilization',
      },
    } as const;
    const PolicyName = 'reads';
    await autoScaling.send(
      new scaling.PutScalingPolicyCommand({
        ...READS,
        PolicyName,
        PolicyType: 'TargetTrackingScaling',
        TargetTrackingScalingPolicyConfiguration: policy,
      }),
    );

    const tags = new scaling.ListTagsForResourceCommand({ ResourceARN });
    expect((await autoScaling.send(tags)).Tags).toEqual({ team: 'shop' });
    const described = new scaling.DescribeScalingPoliciesCommand(READS);
    expect((await autoScaling.send(described)).ScalingPolicies).toMatchObject([
      { PolicyName, TargetTrackingScalingPolicyConfiguration: policy },
    ]);
    await autoScaling.send(new scaling.DeleteScalingPolicyCommand({ ...READS, PolicyName }));
    await autoScaling.send(new scaling.DeregisterScalableTargetCommand(READS));
    expect(await inventory()).toEqual([]);
  });
});
