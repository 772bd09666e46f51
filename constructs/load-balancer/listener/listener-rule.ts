import { LbListenerRule } from '@cdktf/provider-aws/lib/lb-listener-rule';
import { Construct } from 'constructs';
import { actionArguments, conditionArguments, type TargetGroupArns } from './rule-arguments';
import type { RuleOptions } from './rule-options';
import { rulePriority } from './rule-priority';

/** One rule and the listener it belongs to. */
export interface ListenerRuleProps {
  /** Its name in the environment file, of which its number is made: `api`. */
  readonly name: string;
  readonly options: RuleOptions;
  readonly listenerArn: string;
  readonly targetGroupArns: TargetGroupArns;
}

/**
 * What a listener does with requests that meet conditions. Everything about it changes in place; only another
 * name makes another rule.
 */
export class ListenerRule extends Construct {
  /** Where it stands among the rules of its listener. */
  readonly priority: number;

  constructor(scope: Construct, id: string, props: ListenerRuleProps) {
    super(scope, id);
    const { name, options, listenerArn, targetGroupArns } = props;
    this.priority = rulePriority(name, options);
    new LbListenerRule(this, 'Resource', {
      listenerArn,
      priority: this.priority,
      condition: conditionArguments(options.when),
      action: actionArguments(this, options.then, targetGroupArns),
      tags: { Name: name },
    });
  }
}
