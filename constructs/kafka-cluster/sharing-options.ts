import { numbering } from '#constructs/kernel/numbering';
import { fields, list, mistake, named, pattern } from '#constructs/kernel/schema';
import { groupName, topicName } from './kafka-names';

/**
 * What another account may do with the cluster: connect from its own VPCs (multi-VPC private
 * connectivity) and, with its own roles' permissions, use the topics and groups named.
 */
export interface SharingOptions {
  /** Topics that it may write to. @default [] */
  readonly produce?: readonly string[];
  /** Topics that it may read. @default [] */
  readonly consume?: readonly string[];
  /** Consumer groups that it may read with; only beside `consume`. @default [] */
  readonly groups?: readonly string[];
}

const topicList = list(topicName, 0, 100, "Write a list of topics, for example ['orders'].");

/** What `sharedWith` may say. */
export const sharingOptions = named(
  pattern(
    /^\d{12}$/,
    12,
    'an AWS account id: twelve digits in quotes',
    "Write, for example, '444455556666'.",
  ),
  fields({
    produce: topicList.optional(),
    consume: topicList.optional(),
    groups: list(groupName, 0, 100, "Write a list of groups, for example ['shipping'].").optional(),
  }).superRefine(({ consume, groups }, context) => {
    if (length(groups) === 0 || length(consume) > 0) return;
    const expected = 'no groups without topics to read with them';
    mistake(context, ['groups'], expected, 'Name the topics in consume, or remove it.');
  }),
  "{ '444455556666': { consume: ['orders'], groups: ['shipping'] } }",
).superRefine(numbering(0, 20, 'accounts', 'Replicate to a cluster of theirs instead.'));

/** Fields may still be wrong: whatever is no list has been refused already. */
function length(input: unknown): number {
  return Array.isArray(input) ? input.length : 0;
}
