import { DataAwsSecretsmanagerSecretVersion } from '@cdktf/provider-aws/lib/data-aws-secretsmanager-secret-version';
import type {
  LbListenerRuleAction,
  LbListenerRuleCondition,
} from '@cdktf/provider-aws/lib/lb-listener-rule';
import { Fn } from 'cdktf';
import type { Construct } from 'constructs';
import { literal } from '#constructs/kernel/literal';
import {
  type ClientSecret,
  DEFAULT_SESSION_COOKIE,
  DEFAULT_SESSION_SECONDS,
  type OidcOptions,
} from './oidc-options';
import type {
  FixedContentType,
  FixedResponseAction,
  RedirectAction,
  RuleAction,
} from './rule-actions';
import { type Condition, conditionsOf, type RuleConditions } from './rule-conditions';

/** ARNs of a balancer's target groups, by their names in the environment file. */
export type TargetGroupArns = Readonly<Record<string, string>>;

/**
 * An action as the provider's argument, of a rule and of a listener alike. Where users sign in, `scope` gets
 * the data source that reads the client's secret.
 */
export function actionArguments(
  scope: Construct,
  action: RuleAction,
  targetGroupArns: TargetGroupArns,
): LbListenerRuleAction[] {
  if (action.kind === 'redirect') return [redirect(action)];
  if (action.kind === 'fixed-response') return [fixedResponse(action)];
  const forward = forwardTo(action, targetGroupArns);
  const { authenticate } = action;
  if (authenticate === undefined) return [forward];
  return [
    { order: 1, ...signIn(scope, authenticate) },
    { order: 2, ...forward },
  ];
}

/** Conditions as the provider's arguments. */
export function conditionArguments(when: RuleConditions): LbListenerRuleCondition[] {
  return conditionsOf(when).map(conditionArgument);
}

/** An answer of the balancer itself. */
export function answer(
  status: number,
  contentType: FixedContentType,
  body: string,
): LbListenerRuleAction {
  return {
    type: 'fixed-response',
    fixedResponse: { statusCode: String(status), contentType, messageBody: literal(body) },
  };
}

function conditionArgument({ kind, key = '', values }: Condition): LbListenerRuleCondition {
  const texts = values.map(literal);
  switch (kind) {
    case 'hosts':
      return { hostHeader: { values: texts } };
    case 'paths':
      return { pathPattern: { values: texts } };
    case 'headers':
      return { httpHeader: { httpHeaderName: literal(key), values: texts } };
    case 'methods':
      return { httpRequestMethod: { values: texts } };
    case 'query':
      return { queryString: texts.map((value) => ({ key: literal(key), value })) };
    case 'sourceCidrs':
      return { sourceIp: { values: texts } };
  }
}

/** One group is named by itself, as the provider reads it back. */
function forwardTo(
  action: Extract<RuleAction, { kind: 'forward' | 'weighted-forward' }>,
  arns: TargetGroupArns,
): LbListenerRuleAction {
  if (action.kind === 'forward')
    return { type: 'forward', targetGroupArn: arnOf(action.targetGroup, arns) };
  const { targetGroups, stickySeconds } = action;
  return {
    type: 'forward',
    forward: {
      targetGroup: Object.keys(targetGroups)
        .sort()
        .map((group) => ({ arn: arnOf(group, arns), weight: targetGroups[group] ?? 0 })),
      stickiness:
        stickySeconds === undefined
          ? { enabled: false, duration: NOT_STICKY_SECONDS }
          : { enabled: true, duration: stickySeconds },
    },
  };
}

/** The provider demands a duration where none counts. */
const NOT_STICKY_SECONDS = 1;

function arnOf(group: string, arns: TargetGroupArns): string {
  const arn = arns[group];
  if (arn === undefined)
    throw new Error(`there is no target group ${group}: a rule refuses it before`);
  return arn;
}

function redirect({
  host,
  path,
  port,
  query,
  permanent = false,
}: RedirectAction): LbListenerRuleAction {
  return {
    type: 'redirect',
    redirect: {
      protocol: 'HTTPS',
      host: literal(host ?? '#{host}'),
      path: literal(path ?? '/#{path}'),
      port: port === undefined ? '#{port}' : String(port),
      query: literal(query ?? '#{query}'),
      statusCode: permanent ? 'HTTP_301' : 'HTTP_302',
    },
  };
}

function fixedResponse({
  status,
  contentType = 'text/plain',
  body = '',
}: FixedResponseAction): LbListenerRuleAction {
  return answer(status, contentType, body);
}

function signIn(scope: Construct, options: OidcOptions): LbListenerRuleAction {
  const { extraParameters = {} } = options;
  const parameters = Object.fromEntries(
    Object.entries(extraParameters).map(([parameter, text]) => [parameter, literal(text)]),
  );
  return {
    type: 'authenticate-oidc',
    authenticateOidc: {
      issuer: literal(options.issuer),
      authorizationEndpoint: literal(options.authorizationEndpoint),
      tokenEndpoint: literal(options.tokenEndpoint),
      userInfoEndpoint: literal(options.userInfoEndpoint),
      clientId: literal(options.clientId),
      clientSecret: clientSecret(scope, options.clientSecret),
      scope: literal(options.scope ?? 'openid'),
      sessionTimeout: options.sessionTimeoutSeconds ?? DEFAULT_SESSION_SECONDS,
      sessionCookieName: options.sessionCookieName ?? DEFAULT_SESSION_COOKIE,
      onUnauthenticatedRequest: options.onUnauthenticated ?? 'authenticate',
      ...(Object.keys(parameters).length > 0 && { authenticationRequestExtraParams: parameters }),
    },
  };
}

/**
 * Read when Terraform plans, and shown by it as a sensitive value. It lies in the state, as the provider has no
 * write-only argument for it: whoever may read the state may read it.
 */
function clientSecret(scope: Construct, { secretId, jsonKey }: ClientSecret): string {
  const { secretString } = new DataAwsSecretsmanagerSecretVersion(scope, 'ClientSecret', {
    secretId,
  });
  if (jsonKey === undefined) return secretString;
  return Fn.lookup(Fn.jsondecode(secretString), jsonKey) as string;
}
