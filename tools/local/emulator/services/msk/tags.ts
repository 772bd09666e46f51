import type { RestJsonInput, RestJsonOperation } from '../../rest-json';
import { badRequest, notFound } from './errors';
import type { MskContext } from './msk-context';

/** Most tags of a resource. */
const MOST_TAGS = 50;

/** Tags of clusters, VPC connections and replicators. Configurations have none. */
export function tagOperations(context: MskContext): readonly RestJsonOperation[] {
  const path = '/v1/tags/{resourceArn}';
  return [
    {
      name: 'TagResource',
      method: 'POST',
      path,
      handle: (input) => {
        const resource = find(context, input);
        const next = { ...resource.tags, ...(input.body['tags'] as Record<string, string>) };
        if (Object.keys(next).some((key) => key.toLowerCase().startsWith('aws:'))) {
          throw badRequest('Tag keys that start with aws: are reserved.', 'tags');
        }
        if (Object.keys(next).length > MOST_TAGS) {
          throw badRequest(`A resource can have at most ${MOST_TAGS} tags.`, 'tags');
        }
        resource.tags = next;
        return {};
      },
    },
    {
      name: 'UntagResource',
      method: 'DELETE',
      path,
      handle: (input) => {
        const resource = find(context, input);
        const removed = new Set(input.query.getAll('tagKeys'));
        const kept = Object.entries(resource.tags).filter(([key]) => !removed.has(key));
        resource.tags = Object.fromEntries(kept);
        return {};
      },
    },
    {
      name: 'ListTagsForResource',
      method: 'GET',
      path,
      handle: (input) => ({ tags: find(context, input).tags }),
    },
  ];
}

function find(context: MskContext, { labels }: RestJsonInput): { tags: Record<string, string> } {
  const arn = labels['resourceArn'] ?? '';
  const resource =
    context.clusters.peek(arn) ?? context.vpcConnections.peek(arn) ?? context.replicators.peek(arn);
  if (!resource) throw notFound(`The resource ${arn} was not found.`, 'resourceArn');
  return resource;
}
