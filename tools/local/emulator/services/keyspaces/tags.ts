import type { Tag } from '@aws-sdk/client-keyspaces';

import type { AwsJsonInput, AwsJsonOperation } from '../../aws-json';
import { invalid, notFound } from './errors';
import { paginate, type KeyspacesContext } from './keyspaces-context';

/** Most tags of a resource: https://docs.aws.amazon.com/keyspaces/latest/devguide/tagging-keyspaces.html */
const MOST_TAGS = 50;

/** Tags of keyspaces and tables. */
export function tagOperations(context: KeyspacesContext): readonly AwsJsonOperation[] {
  return [
    {
      name: 'TagResource',
      handle: (input) => {
        const resource = find(context, input);
        const tags = tagsIn(input);
        const kept = resource.tags.filter(({ key }) => !tags.some((tag) => tag.key === key));
        const next = [...kept, ...tags];
        if (tags.some(({ key = '' }) => key.toLowerCase().startsWith('aws:'))) {
          throw invalid('Tag keys that start with aws: are reserved.');
        }
        if (next.length > MOST_TAGS) {
          throw invalid(`A resource can have at most ${MOST_TAGS} tags.`);
        }
        resource.tags = next;
        return {};
      },
    },
    {
      name: 'UntagResource',
      handle: (input) => {
        const resource = find(context, input);
        const removed = new Set(tagsIn(input).map(({ key }) => key));
        resource.tags = resource.tags.filter(({ key }) => !removed.has(key));
        return {};
      },
    },
    {
      name: 'ListTagsForResource',
      handle: (input) => {
        const { items: tags, ...rest } = paginate(find(context, input).tags, input);
        return { tags, ...rest };
      },
    },
  ];
}

function tagsIn({ body }: AwsJsonInput): readonly Tag[] {
  return body['tags'] as readonly Tag[];
}

function find(context: KeyspacesContext, { body, region }: AwsJsonInput): { tags: Tag[] } {
  const arn = String(body['resourceArn']);
  for (const keyspace of context.in(region)) {
    if (arn === context.arn(region, keyspace.name)) return keyspace;
    for (const table of keyspace.tables.values()) {
      if (arn === context.tableArn({ keyspace, table, region })) return table;
    }
  }
  throw notFound(`The resource that you're trying to access doesn't exist: ${arn}`, arn);
}
