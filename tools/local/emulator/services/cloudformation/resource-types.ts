import { keyspacesTable, keyspacesType } from './keyspaces-resources';
import { mskTopic } from './msk-topic';
import type { ResourceType } from './resource-type';

/** The types that our own services hold; moto passes over them. */
export const RESOURCE_TYPES: Readonly<Record<string, ResourceType>> = {
  'AWS::MSK::Topic': mskTopic,
  'AWS::Cassandra::Type': keyspacesType,
  'AWS::Cassandra::Table': keyspacesTable,
};
