import { z } from 'zod';
import { numbering } from '#constructs/kernel/numbering';
import {
  across,
  choice,
  fields,
  flag,
  mistake,
  name,
  named,
  oneOf,
  pattern,
  value,
  wholeNumber,
} from '#constructs/kernel/schema';
import { type OidcOptions, oidcOptions } from './oidc-options';

/** What is done with a request. */
export type RuleAction =
  ForwardAction | WeightedForwardAction | RedirectAction | FixedResponseAction;

/** To one target group. */
export interface ForwardAction {
  readonly kind: 'forward';
  /** The name of one of the balancer's target groups. */
  readonly targetGroup: string;
  /** Users sign in first. @default - nobody is asked */
  readonly authenticate?: OidcOptions;
}

/** Shared between target groups, for example between a release and its canary. */
export interface WeightedForwardAction {
  readonly kind: 'weighted-forward';
  /** Weights from 0 to 999 of two to five of the balancer's target groups: `{ web: 95, canary: 5 }`. */
  readonly targetGroups: Readonly<Record<string, number>>;
  /**
   * How long a user stays with the group that was first met, in seconds, 1 to 604,800; needed where a group
   * has stickiness of its own. @default - each request is shared out anew
   */
  readonly stickySeconds?: number;
  /** Users sign in first. @default - nobody is asked */
  readonly authenticate?: OidcOptions;
}

/**
 * To another address, always by HTTPS. What is not given stays; in host, path and query `#{host}`,
 * `#{path}` (without its first /), `#{port}` and `#{query}` stand for the request's own.
 * Source: https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_RedirectActionConfig.html
 */
export interface RedirectAction {
  readonly kind: 'redirect';
  /** `'www.example.com'`. @default '#{host}' */
  readonly host?: string;
  /** `'/new/#{path}'`. @default '/#{path}' */
  readonly path?: string;
  /** Without ?. An empty text drops it. @default '#{query}' */
  readonly query?: string;
  /** 1 to 65,535. @default '#{port}' - the listener's own */
  readonly port?: number;
  /** Whether browsers may remember it for ever (301) or ask again each time (302). @default false */
  readonly permanent?: boolean;
}

/** An answer of the balancer itself. */
export interface FixedResponseAction {
  readonly kind: 'fixed-response';
  /** 200 to 299, 400 to 499 or 500 to 599. */
  readonly status: number;
  /** @default 'text/plain' */
  readonly contentType?: FixedContentType;
  /** At most 1,024 characters. @default - empty */
  readonly body?: string;
}

/** Source: https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_FixedResponseActionConfig.html */
export const FIXED_CONTENT_TYPES = [
  'text/plain',
  'text/css',
  'text/html',
  'application/javascript',
  'application/json',
] as const;

/** What a fixed response may be. */
export type FixedContentType = (typeof FIXED_CONTENT_TYPES)[number];

/** Names that an action may give: those of target groups. */
const targetGroupName = name(32, 'web');

/** Source: https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-limits.html */
const TARGET_GROUPS_PER_ACTION = 5;

/** What a fixed response or a maintenance page may say. */
export const fixedBody = value<string>(
  (input) =>
    typeof input === 'string' &&
    Buffer.byteLength(input) <= 1024 &&
    !/[^\P{C}\n\t]/u.test(input) &&
    !input.includes('{TfToken['),
  'a text of at most 1,024 bytes without control characters',
  'Shorten it, or let a target answer.',
);

/** The kinds of content that ELB answers with. */
export const fixedContentType = oneOf(FIXED_CONTENT_TYPES);

const authenticate = oidcOptions.optional();

const weighted = across(
  fields({
    kind: z.literal('weighted-forward'),
    targetGroups: named(targetGroupName, wholeNumber(0, 999), '{ web: 95, canary: 5 }').superRefine(
      numbering(
        2,
        TARGET_GROUPS_PER_ACTION,
        'target groups',
        "Write, for example, { web: 95, canary: 5 }; for a single one write { kind: 'forward' }.",
      ),
    ),
    stickySeconds: wholeNumber(1, 604_800).optional(),
    authenticate,
  }),
  ['targetGroups'],
  ({ targetGroups }, context) => {
    if (Object.values(targetGroups).some((weight) => weight > 0)) return;
    mistake(
      context,
      ['targetGroups'],
      'at least one weight above 0',
      'Write, for example, { web: 100, canary: 0 }.',
    );
  },
);

const KEYWORD = String.raw`#\{(?:host|path|port|query|protocol)\}`;

const redirect = fields({
  kind: z.literal('redirect'),
  host: pattern(
    new RegExp(`^(?:[a-z0-9.-]|${KEYWORD})+$`),
    128,
    "a host name in lower case of at most 128 characters, #{host} being the request's own",
    "Write, for example, 'www.example.com' or 'www.#{host}'.",
  ).optional(),
  path: pattern(
    new RegExp(`^/(?:[A-Za-z0-9_.$/~"'@:+&%-]|${KEYWORD})*$`),
    128,
    "a path of at most 128 characters that begins with /, #{path} being the request's own",
    "Write, for example, '/new/#{path}'; parameters belong into query.",
  ).optional(),
  query: pattern(
    new RegExp(`^(?:[A-Za-z0-9_.$/~'@:+&()!,;=%-]|${KEYWORD})*$`),
    128,
    "a query of at most 128 characters without ?, #{query} being the request's own",
    "Write, for example, 'from=old&#{query}'.",
  ).optional(),
  port: wholeNumber(1, 65_535).optional(),
  permanent: flag().optional(),
}).superRefine(({ host = '#{host}', path = '/#{path}', port }, context) => {
  if (host !== '#{host}' || path !== '/#{path}' || port !== undefined) return;
  const fix = "Write, for example, host: 'www.example.com'.";
  mistake(context, [], 'another host, path or port: with the same ones it never ends', fix);
});

const fixedResponse = fields({
  kind: z.literal('fixed-response'),
  status: value<number>(
    (input) => Number.isInteger(input) && /^[245]\d\d$/.test(String(input)),
    'a status from 200 to 299, 400 to 499 or 500 to 599',
    "Write, for example, 404; for 3xx write { kind: 'redirect' }.",
  ),
  contentType: fixedContentType.optional(),
  body: fixedBody.optional(),
});

/** What `then` of a rule and `otherwise` of a listener may say. */
export const ruleAction = choice(
  'kind',
  ['forward', 'weighted-forward', 'redirect', 'fixed-response'],
  [
    fields({ kind: z.literal('forward'), targetGroup: targetGroupName, authenticate }),
    weighted,
    redirect,
    fixedResponse,
  ],
);

/** Whether an action sends requests to targets. */
export function isForward(action: RuleAction): action is ForwardAction | WeightedForwardAction {
  return action.kind === 'forward' || action.kind === 'weighted-forward';
}

/** The target groups that an action sends requests to. */
export function groupsOf(action: RuleAction): string[] {
  if (action.kind === 'forward') return [action.targetGroup];
  return action.kind === 'weighted-forward' ? Object.keys(action.targetGroups) : [];
}
