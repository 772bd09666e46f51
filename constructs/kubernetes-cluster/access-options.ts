import { shown } from '#constructs/kernel/invalid-input';
import { across, fields, list, mistake, name, named, pattern } from '#constructs/kernel/schema';

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
export const accessOptions = across(
  fields({
    administrators: roles,
    viewers: roles,
    namespaces: named(
      name(NAMESPACE_CHARACTERS, 'checkout'),
      fields({ editors: roles, viewers: roles }),
      "{ checkout: { editors: ['arn:aws:iam::111122223333:role/checkout'] } }",
    ).optional(),
  }),
  ['administrators', 'viewers', 'namespaces'],
  (access, context) => {
    for (const { path, role, other } of contradictions(access)) {
      const expected = `a role that is not also in access.${other}`;
      mistake(context, path, expected, `Keep ${shown(role)} in one of the two lists.`);
    }
  },
);

/** A role that one list already gives what another gives again, or more. */
interface Contradiction {
  readonly path: readonly PropertyKey[];
  readonly role: string;
  /** The other list, dotted. */
  readonly other: string;
}

/** Access as the schema gives it, its fields checked. */
interface CheckedAccess {
  readonly administrators?: readonly string[] | undefined;
  readonly viewers?: readonly string[] | undefined;
  readonly namespaces?: Readonly<Record<string, CheckedTeam>> | undefined;
}
interface CheckedTeam {
  readonly editors?: readonly string[] | undefined;
  readonly viewers?: readonly string[] | undefined;
}

/**
 * An administrator needs no second entry, a viewer of all none for one namespace, an editor none to
 * view. To view everything and edit one namespace is no contradiction. A role is told once.
 */
function contradictions(access: CheckedAccess): Contradiction[] {
  const { administrators = [], viewers = [], namespaces = {} } = access;
  const repeated = (
    path: readonly PropertyKey[],
    from: readonly string[],
    others: Readonly<Record<string, readonly string[]>>,
  ) =>
    from.flatMap((role, index) => {
      const other = Object.keys(others).find((list) => others[list]?.includes(role));
      return other === undefined ? [] : [{ path: [...path, index], role, other }];
    });
  return [
    ...repeated(['viewers'], viewers, { administrators }),
    ...Object.entries(namespaces).flatMap(([namespace, team]) => {
      const { editors = [], viewers: watchers = [] } = team;
      const own = { [`namespaces.${namespace}.editors`]: editors };
      return [
        ...repeated(['namespaces', namespace, 'editors'], editors, { administrators }),
        ...repeated(['namespaces', namespace, 'viewers'], watchers, {
          administrators,
          viewers,
          ...own,
        }),
      ];
    }),
  ];
}
