import { fields, list, mistake, name, named, pattern } from '#constructs/kernel/schema';

/**
 * Who may use the Kubernetes API, as IAM roles. Nobody else may, not even the role that created the
 * cluster: name at least one administrator before people need to look inside.
 */
export interface AccessOptions {
  /** Roles that may do anything in the cluster (AmazonEKSClusterAdminPolicy). @default [] */
  readonly administrators?: readonly string[];
  /** Roles that may see everything but secrets, in every namespace (AmazonEKSViewPolicy). @default [] */
  readonly viewers?: readonly string[];
  /** Roles of teams, by namespace. @default {} */
  readonly namespaces?: Readonly<Record<string, NamespaceAccess>>;
}

/** Who may use one namespace. */
export interface NamespaceAccess {
  /** Roles that may change workloads, secrets and configuration in it (AmazonEKSEditPolicy). @default [] */
  readonly editors?: readonly string[];
  /** Roles that may see everything in it but secrets (AmazonEKSViewPolicy). @default [] */
  readonly viewers?: readonly string[];
}

/** A Kubernetes namespace is an RFC 1123 label. */
export const NAMESPACE_CHARACTERS = 63;

/**
 * Roles only: people come by single sign-on, machines by their roles, and neither by a user's keys.
 * A session's ARN (arn:aws:sts::…:assumed-role/…) is no role.
 */
const roles = list(
  pattern(
    /^arn:aws:iam::\d{12}:role\/(?:[\w+=,.@-]+\/)*[\w+=,.@-]{1,64}$/,
    600,
    'the ARN of an IAM role',
    "Write, for example, 'arn:aws:iam::111122223333:role/platform-admin'.",
  ),
  0,
  100,
  "Write a list of role ARNs, for example ['arn:aws:iam::111122223333:role/platform-admin'].",
).optional();

/** What `access` may say. */
export const accessOptions = fields({
  administrators: roles,
  viewers: roles,
  namespaces: named(
    name(NAMESPACE_CHARACTERS, 'checkout'),
    fields({ editors: roles, viewers: roles }),
    "{ checkout: { editors: ['arn:aws:iam::111122223333:role/checkout'] } }",
  ).optional(),
}).superRefine((access, context) => {
  for (const { path, role, other } of contradictions(access)) {
    const expected = `a role that is not also in access.${other}`;
    mistake(context, path, expected, `Keep ${role} in one of the two lists.`);
  }
});

/** A role that one list already gives what another gives again, or more. */
interface Contradiction {
  readonly path: readonly PropertyKey[];
  readonly role: string;
  /** The other list, dotted. */
  readonly other: string;
}

/** Access with fields that may still be wrong: each is looked at with care. */
interface UncheckedAccess {
  readonly administrators?: unknown;
  readonly viewers?: unknown;
  readonly namespaces?: Readonly<Record<string, UncheckedTeam | null | undefined>> | undefined;
}
interface UncheckedTeam {
  readonly editors?: unknown;
  readonly viewers?: unknown;
}

/**
 * An administrator needs no second entry, a viewer of all none for one namespace, an editor none to
 * view. To view everything and edit one namespace is no contradiction.
 */
function contradictions(access: UncheckedAccess): Contradiction[] {
  const { administrators, viewers, namespaces } = access;
  const repeated = (path: readonly PropertyKey[], from: unknown, other: string, at: unknown) =>
    entries(from).flatMap((role, index) =>
      entries(at).includes(role) ? [{ path: [...path, index], role, other }] : [],
    );
  return [
    ...repeated(['viewers'], viewers, 'administrators', administrators),
    ...Object.entries(namespaces ?? {}).flatMap(([namespace, team]) => {
      const at = (list: string) => ['namespaces', namespace, list];
      return [
        ...repeated(at('editors'), team?.editors, 'administrators', administrators),
        ...repeated(at('viewers'), team?.viewers, 'administrators', administrators),
        ...repeated(at('viewers'), team?.viewers, 'viewers', viewers),
        ...repeated(at('viewers'), team?.viewers, `namespaces.${namespace}.editors`, team?.editors),
      ];
    }),
  ];
}

function entries(list: unknown): string[] {
  return Array.isArray(list) ? list.filter((entry) => typeof entry === 'string') : [];
}
