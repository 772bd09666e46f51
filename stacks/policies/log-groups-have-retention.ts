import { TerraformResource, type IAspect } from 'cdktf';
import type { IConstruct } from 'constructs';
import { argumentsOf, refuse } from './attributes';

/** Refuses a log group without retention: it grows, and costs, for ever. */
export class LogGroupsHaveRetention implements IAspect {
  visit(node: IConstruct): void {
    if (!TerraformResource.isTerraformResource(node)) return;
    if (node.terraformResourceType !== 'aws_cloudwatch_log_group') return;
    const days = argumentsOf(node)['retention_in_days'];
    if (typeof days === 'number' && days > 0) return;
    refuse(node, {
      property: 'retention_in_days',
      got: days,
      expected: 'the days that events are kept',
      fix: 'Use LogGroup of constructs/capabilities/logged.ts.',
      rule: 'log-groups-have-retention',
    });
  }
}
