import type { RestJsonInput, RestJsonOperation } from '../../rest-json';
import { bodyOf, type EksContext } from './eks-context';
import { badRequest, tagTargetNotFound } from './errors';

/** Anything that has an ARN and tags. */
interface Tagged {
  tags?: Record<string, string> | undefined;
}

/** Most tags of a resource: https://docs.aws.amazon.com/eks/latest/userguide/eks-using-tags.html */
const MOST_TAGS = 50;

/** Tags of every kind of resource. */
export function tagOperations(context: EksContext): readonly RestJsonOperation[] {
  const path = '/tags/{resourceArn}';
  return [
    {
      name: 'TagResource',
      method: 'POST',
      path,
      handle: (input) => {
        const resource = find(context, input);
        const { tags } = bodyOf<{ tags: Record<string, string> }>(input);
        const next = { ...resource.tags, ...tags };
        if (Object.keys(tags).some((key) => key.toLowerCase().startsWith('aws:'))) {
          throw badRequest('Tag keys that start with aws: are reserved.');
        }
        if (Object.keys(next).length > MOST_TAGS) {
          throw badRequest(`A resource can have at most ${MOST_TAGS} tags.`);
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
        const kept = Object.entries(resource.tags ?? {}).filter(([key]) => !removed.has(key));
        resource.tags = Object.fromEntries(kept);
        return {};
      },
    },
    {
      name: 'ListTagsForResource',
      method: 'GET',
      path,
      handle: (input) => ({ tags: find(context, input).tags ?? {} }),
    },
  ];
}

function find(context: EksContext, { labels }: RestJsonInput): Tagged {
  const arn = labels['resourceArn'] ?? '';
  if (!/^arn:aws[\w-]*:eks:[\w-]+:\d{12}:[\w-]+\/.+$/.test(arn)) {
    throw badRequest(`Invalid resource ARN: ${arn}`);
  }
  for (const state of context.all()) {
    const candidates: readonly (readonly [string | undefined, Tagged])[] = [
      [state.cluster.arn, state.cluster],
      ...state.nodegroups.values().map((one) => [one.nodegroupArn, one] as const),
      ...state.fargateProfiles.values().map((one) => [one.fargateProfileArn, one] as const),
      ...state.addons.values().map((one) => [one.addonArn, one] as const),
      ...state.accessEntries.values().map((one) => [one.accessEntryArn, one] as const),
      ...[...state.podIdentityAssociations.values()].map(
        (one) => [one.associationArn, one] as const,
      ),
      ...state.identityProviderConfigs
        .values()
        .map((one) => [one.identityProviderConfigArn, one] as const),
    ];
    const found = candidates.find(([candidate]) => candidate === arn);
    if (found) return found[1];
  }
  throw tagTargetNotFound(`No resource found for ARN: ${arn}`);
}
