import type {
  CreateKeyspaceRequest,
  KeyspaceSummary,
  ReplicationSpecification,
  UpdateKeyspaceRequest,
} from '@aws-sdk/client-keyspaces';

import type { AwsJsonInput, AwsJsonOperation } from '../../aws-json';
import { conflict, invalid } from './errors';
import {
  nameIn,
  paginate,
  settle,
  SYSTEM_KEYSPACES,
  type Keyspace,
  type KeyspacesContext,
} from './keyspaces-context';

/** Creating, changing, reading and deleting keyspaces. */
export function keyspaceOperations(context: KeyspacesContext): readonly AwsJsonOperation[] {
  return [
    {
      name: 'CreateKeyspace',
      handle: (input) => {
        const keyspace = create(context, input);
        return { resourceArn: context.arn(input.region, keyspace.name) };
      },
    },
    {
      name: 'UpdateKeyspace',
      handle: (input) => {
        const keyspace = context.keyspace(input);
        addRegions(keyspace, input.region, input.body as unknown as UpdateKeyspaceRequest);
        return { resourceArn: context.arn(input.region, keyspace.name) };
      },
    },
    {
      name: 'GetKeyspace',
      handle: (input) => {
        const keyspace = context.keyspace(input);
        keyspace.adding = [];
        return { ...summaryOf(context, input.region, keyspace), ...groupStatuses(keyspace) };
      },
    },
    {
      name: 'ListKeyspaces',
      handle: (input) => {
        const own = context.in(input.region).map((one) => summaryOf(context, input.region, one));
        const { items: keyspaces, ...rest } = paginate(
          [...own, ...systemKeyspaces(context, input.region)],
          input,
        );
        return { keyspaces, ...rest };
      },
    },
    {
      name: 'DeleteKeyspace',
      handle: (input) => {
        const keyspace = context.keyspace(input);
        checkQuiet(keyspace);
        context.remove(keyspace);
        return {};
      },
    },
  ];
}

function create(context: KeyspacesContext, input: AwsJsonInput): Keyspace {
  const name = nameIn(input.body, 'keyspaceName');
  const { replicationSpecification, tags = [] } = input.body as unknown as CreateKeyspaceRequest;
  if (SYSTEM_KEYSPACES.includes(name.toLowerCase())) {
    throw invalid(`The keyspace name ${name} is reserved.`);
  }
  const regions = regionsOf(replicationSpecification, input.region);
  const taken = regions.find((region) => context.in(region).some((one) => one.name === name));
  if (taken) throw conflict(`Keyspace ${name} already exists`);
  const keyspace: Keyspace = {
    name,
    regions,
    multiRegion: replicationSpecification?.replicationStrategy === 'MULTI_REGION',
    adding: [],
    tables: new Map(),
    types: new Map(),
    tags: [...tags],
  };
  context.add(keyspace);
  return keyspace;
}

/** The regions of a keyspace, first the one that asks. */
function regionsOf(
  replication: ReplicationSpecification | undefined,
  region: string,
): readonly string[] {
  const { replicationStrategy = 'SINGLE_REGION', regionList = [] } = replication ?? {};
  if (replicationStrategy === 'SINGLE_REGION') {
    if (regionList.length > 0) throw invalid('SINGLE_REGION takes no region list.');
    return [region];
  }
  if (new Set(regionList).size < 2 || !regionList.includes(region)) {
    throw invalid(
      `MULTI_REGION needs at least two regions, and the current one (${region}) among them.`,
    );
  }
  return [region, ...regionList.filter((one) => one !== region)];
}

function addRegions(
  keyspace: Keyspace,
  region: string,
  { replicationSpecification, clientSideTimestamps }: UpdateKeyspaceRequest,
): void {
  const regions = regionsOf(replicationSpecification, region);
  if (keyspace.regions.some((one) => !regions.includes(one))) {
    throw invalid('A region cannot be removed from a keyspace.');
  }
  const adding = regions.filter((one) => !keyspace.regions.includes(one));
  if (adding.length === 0) throw invalid('The request adds no region to the keyspace.');
  checkQuiet(keyspace);
  const tables = [...keyspace.tables.values()];
  const enabled = clientSideTimestamps?.status === 'ENABLED';
  if (!enabled && tables.some((table) => !table.clientSideTimestamps)) {
    throw invalid('All tables need client-side timestamps before a region can be added.');
  }
  for (const table of tables) table.clientSideTimestamps = true;
  keyspace.regions = [...keyspace.regions, ...adding];
  keyspace.multiRegion = true;
  keyspace.adding = adding;
}

/** Refused while one of its tables is being created or deleted. */
function checkQuiet(keyspace: Keyspace): void {
  const busy = [...keyspace.tables.values()].filter(({ status }) =>
    ['CREATING', 'DELETING', 'RESTORING'].includes(status),
  );
  if (busy.length === 0) return;
  for (const table of busy) settle({ keyspace, table }); // a refusal is a look
  throw conflict(
    `The keyspace ${keyspace.name} cannot be changed because a table under it is currently being ` +
      'created or deleted.',
  );
}

function summaryOf(context: KeyspacesContext, region: string, keyspace: Keyspace): KeyspaceSummary {
  const { name: keyspaceName, multiRegion, regions } = keyspace;
  return {
    keyspaceName,
    resourceArn: context.arn(region, keyspaceName),
    replicationStrategy: multiRegion ? 'MULTI_REGION' : 'SINGLE_REGION',
    ...(multiRegion ? { replicationRegions: [...regions] } : {}),
  };
}

function groupStatuses({ multiRegion, regions, adding }: Keyspace): object {
  if (!multiRegion) return {};
  return {
    replicationGroupStatuses: regions.map((region) => ({
      region,
      keyspaceStatus: adding.includes(region) ? 'UPDATING' : 'ACTIVE',
      tablesReplicationProgress: '100%',
    })),
  };
}

function systemKeyspaces(context: KeyspacesContext, region: string): readonly KeyspaceSummary[] {
  return SYSTEM_KEYSPACES.map((keyspaceName) => ({
    keyspaceName,
    resourceArn: context.arn(region, keyspaceName),
    replicationStrategy: 'SINGLE_REGION',
  }));
}
