import type { CreateTypeRequest } from '@aws-sdk/client-keyspaces';

import type { AwsJsonInput, AwsJsonOperation } from '../../aws-json';
import { all, checkCqlType, parseCqlType } from './cql-type';
import { conflict, invalid, notFound } from './errors';
import {
  nameIn,
  paginate,
  type Keyspace,
  type KeyspacesContext,
  type UserType,
} from './keyspaces-context';
import { isTypeOf } from './table-schema';

/** User-defined types. */
export function typeOperations(context: KeyspacesContext): readonly AwsJsonOperation[] {
  return [
    {
      name: 'CreateType',
      handle: (input) => {
        const keyspace = context.keyspace(input);
        const { name } = create(context, keyspace, input);
        return { keyspaceArn: context.arn(input.region, keyspace.name), typeName: name };
      },
    },
    {
      name: 'GetType',
      handle: (input) => {
        const { keyspace, type } = find(context, input);
        return {
          keyspaceName: keyspace.name,
          keyspaceArn: context.arn(input.region, keyspace.name),
          typeName: type.name,
          fieldDefinitions: type.fieldDefinitions,
          lastModifiedTimestamp: type.lastModifiedTimestamp,
          status: 'ACTIVE',
          directReferringTables: tablesWith(keyspace, type.name),
          directParentTypes: typesWith(keyspace, type.name),
          maxNestingDepth: depthOf(keyspace, type),
        };
      },
    },
    {
      name: 'ListTypes',
      handle: (input) => {
        const { types } = context.keyspace(input);
        const { items, ...rest } = paginate([...types.keys()].sort(), input);
        return { types: items, ...rest };
      },
    },
    {
      name: 'DeleteType',
      handle: (input) => {
        const { keyspace, type } = find(context, input);
        const users = [...tablesWith(keyspace, type.name), ...typesWith(keyspace, type.name)];
        if (users.length > 0) {
          throw conflict(`The type ${type.name} is used by ${users.join(', ')}.`);
        }
        keyspace.types.delete(type.name);
        return { keyspaceArn: context.arn(input.region, keyspace.name), typeName: type.name };
      },
    },
  ];
}

function create(context: KeyspacesContext, keyspace: Keyspace, input: AwsJsonInput): UserType {
  const name = nameIn(input.body, 'typeName');
  const { fieldDefinitions = [] } = input.body as unknown as CreateTypeRequest;
  if (keyspace.types.has(name)) throw conflict(`Type ${name} already exists`);
  if (fieldDefinitions.length === 0) throw invalid('A type needs at least one field.');
  const names = fieldDefinitions.map((field) => field.name);
  if (new Set(names).size !== names.length) throw invalid('A field is defined twice.');
  for (const { type = '' } of fieldDefinitions) checkCqlType(type, isTypeOf(keyspace));
  const type = { name, fieldDefinitions, lastModifiedTimestamp: context.now() };
  keyspace.types.set(name, type);
  return type;
}

function find(
  context: KeyspacesContext,
  input: AwsJsonInput,
): { readonly keyspace: Keyspace; readonly type: UserType } {
  const keyspace = context.keyspace(input);
  const name = nameIn(input.body, 'typeName');
  const type = keyspace.types.get(name);
  if (!type) throw notFound(`The type ${name} does not exist in keyspace ${keyspace.name}`);
  return { keyspace, type };
}

function tablesWith({ tables }: Keyspace, typeName: string): readonly string[] {
  return [...tables.values()]
    .filter(({ schemaDefinition: { allColumns = [] } }) =>
      allColumns.some(({ type = '' }) => mentions(type, typeName)),
    )
    .map(({ name }) => name);
}

function typesWith({ types }: Keyspace, typeName: string): readonly string[] {
  return [...types.values()]
    .filter(({ fieldDefinitions }) =>
      fieldDefinitions.some(({ type = '' }) => mentions(type, typeName)),
    )
    .map(({ name }) => name);
}

function mentions(type: string, typeName: string): boolean {
  return all(parseCqlType(type)).some(({ name }) => name === typeName);
}

/** How many types are within each other, this one included. */
function depthOf(keyspace: Keyspace, { fieldDefinitions }: UserType): number {
  const within = fieldDefinitions
    .flatMap(({ type = '' }) => all(parseCqlType(type)))
    .flatMap(({ name }) => keyspace.types.get(name) ?? []);
  return 1 + Math.max(0, ...within.map((type) => depthOf(keyspace, type)));
}
