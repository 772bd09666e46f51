import { mistake } from '#constructs/kernel/schema';
import type { z } from 'zod';
import { nearest } from '#constructs/kernel/nearest';

/** A cluster with fields that may still be wrong: each is looked at with care. */
type Unchecked = Readonly<Record<string, unknown>>;

/** Refuses groups, accounts and replicas that name a topic which the cluster does not declare. */
export function namesKnownTopics(cluster: Unchecked, context: z.RefinementCtx): void {
  if (cluster['kind'] === 'serverless') return; // its topics are made by clients
  const known = Object.keys(record(cluster['topics']));
  for (const { path, topic } of namedTopics(cluster)) {
    if (known.includes(topic)) continue;
    const close = nearest(topic, known);
    const fix = close === undefined ? 'Add it to topics.' : `Did you mean ${close}?`;
    const declared = known.length === 0 ? 'none so far' : known.join(', ');
    mistake(context, path, `a topic of this cluster (${declared})`, fix);
  }
}

function namedTopics(cluster: Unchecked): { path: readonly PropertyKey[]; topic: string }[] {
  const lists = [
    ...entries(cluster, 'consumerGroups', 'topics'),
    ...entries(cluster, 'sharedWith', 'produce'),
    ...entries(cluster, 'sharedWith', 'consume'),
    ...entries(cluster, 'replicateTo', 'topics'),
  ];
  return lists.flatMap(({ path, list }) =>
    list.flatMap((topic, index) =>
      typeof topic === 'string' ? [{ path: [...path, index], topic }] : [],
    ),
  );
}

/** The list `field` of each entry of the object `of`, with its path. */
function entries(cluster: Unchecked, of: string, field: string) {
  return Object.entries(record(cluster[of])).map(([name, entry]) => {
    const list: unknown = record(entry)[field];
    return { path: [of, name, field], list: Array.isArray(list) ? (list as unknown[]) : [] };
  });
}

function record(input: unknown): Unchecked {
  return typeof input === 'object' && input !== null ? (input as Unchecked) : {};
}
