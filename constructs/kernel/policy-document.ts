/** One statement of an IAM policy. */
export interface PolicyStatement {
  /** Letters and digits; says what the statement is for. */
  readonly sid: string;
  /** @default 'Allow' */
  readonly effect?: 'Allow' | 'Deny';
  /** Service-prefixed actions without a wildcard: `s3:GetObject`. */
  readonly actions: readonly string[];
  /** ARNs. `*` only for actions that have no resource type, or in a resource's own policy. */
  readonly resources: readonly string[];
  /** Who may, in a resource's own policy or a trust policy. */
  readonly principals?: Readonly<Partial<Record<'Service' | 'AWS' | 'Federated', string>>>;
  /** Operator → condition key → value. */
  readonly conditions?: Readonly<
    Record<string, Readonly<Record<string, string | readonly string[]>>>
  >;
}

/**
 * The JSON of an IAM policy. A wildcard in an allowed action is a bug of ours, so it throws.
 * Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements.html
 */
export function policyDocument(...statements: readonly PolicyStatement[]): string {
  return JSON.stringify({
    Version: '2012-10-17',
    Statement: statements.map((statement) => {
      const { sid, effect = 'Allow', actions, resources, principals, conditions } = statement;
      const wide = actions.find((action) => /[*?]/.test(action));
      if (effect === 'Allow' && wide !== undefined) {
        throw new Error(`the statement ${sid} allows ${wide}: name the actions one by one`);
      }
      return {
        Sid: sid,
        Effect: effect,
        Action: actions,
        ...(resources.length > 0 && { Resource: resources }),
        ...(principals && { Principal: principals }),
        ...(conditions && { Condition: conditions }),
      };
    }),
  });
}

/**
 * A trust policy: the service that may assume a role, and what holds it to our own resources
 * (the confused deputy: https://docs.aws.amazon.com/IAM/latest/UserGuide/confused-deputy.html).
 */
export function trustPolicy(
  service: string,
  actions: readonly string[] = ['sts:AssumeRole'],
  conditions?: PolicyStatement['conditions'],
): string {
  return policyDocument({
    sid: 'Trust',
    actions,
    resources: [],
    principals: { Service: service },
    ...(conditions && { conditions }),
  });
}
