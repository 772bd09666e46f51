import { type IAspect, TerraformResource, TerraformStack } from 'cdktf';
import type { IConstruct } from 'constructs';
import type { EnvironmentOptions } from '#environments/environment';
import { argumentsOf, blocks, refuse } from './attributes';
import { type ExceptionRule, OPENINGS } from './openings';

/** Refuses what the internet could reach, unless the environment's exceptions name the rule. */
export class NothingIsPublic implements IAspect {
  constructor(
    private readonly environment: Pick<EnvironmentOptions, 'name' | 'edge' | 'exceptions'>,
  ) {}

  visit(node: IConstruct): void {
    if (!TerraformResource.isTerraformResource(node)) return;
    const openings = OPENINGS[node.terraformResourceType];
    if (openings === undefined) return;
    const written = argumentsOf(node);
    for (const { block, argument, isOpen, fix, allowedBy, isMeant } of openings) {
      const places = block === undefined ? [written] : blocks(written, block);
      const open = places.find((place) => isOpen(place[argument], place));
      if (open === undefined || this.isAllowed(allowedBy)) continue;
      const { environment } = this;
      if (isMeant?.({ environment, stack: TerraformStack.of(node).node.id, beside: open }))
        continue;
      refuse(node, {
        property: block === undefined ? argument : `${block}.${argument}`,
        got: open[argument],
        expected: 'nothing that the internet can reach',
        fix,
        rule: allowedBy ?? 'nothing-is-public',
      });
    }
  }

  private isAllowed(rule: ExceptionRule | undefined): boolean {
    return this.environment.exceptions?.some((exception) => exception.rule === rule) ?? false;
  }
}
