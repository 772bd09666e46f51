import { randomUUID } from 'node:crypto';
import type { ServiceAnswer } from '../../emulated-service';
import { xmlError, xmlResult, xmlText } from './query-xml';

/** A stack whose creation failed: all that is left of it. */
interface FailedStack {
  readonly id: string;
  readonly name: string;
  readonly status: 'DELETE_COMPLETE' | 'ROLLBACK_COMPLETE';
  readonly reason: string;
  readonly template: string;
  readonly at: string;
}

/** What an answer says; who asks adds the operation. */
export type Answered = Pick<ServiceAnswer, 'status' | 'headers' | 'body'>;

/**
 * Stacks that failed at birth. CloudFormation takes their creation and tells what became of it
 * later: one with `OnFailure: DELETE` is gone, whose id alone still tells why; any other keeps its
 * name, and can only be deleted.
 * Source: https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_CreateStack.html
 */
export class FailedStacks {
  private stacks: readonly FailedStack[] = [];

  /** Keeps a creation that failed, and answers it as one that has begun. */
  add(region: string, account: string, parameters: URLSearchParams, reason: string): Answered {
    const name = parameters.get('StackName') ?? '';
    const stack: FailedStack = {
      id: `arn:aws:cloudformation:${region}:${account}:stack/${name}/${randomUUID()}`,
      name,
      status: parameters.get('OnFailure') === 'DELETE' ? 'DELETE_COMPLETE' : 'ROLLBACK_COMPLETE',
      reason,
      template: parameters.get('TemplateBody') ?? '',
      at: new Date().toISOString(),
    };
    this.stacks = [...this.stacks, stack];
    return xmlResult('CreateStack', `<StackId>${stack.id}</StackId>`);
  }

  /** The answer to a request about one of them; none where it is about another stack. */
  answer(region: string, operation: string, parameters: URLSearchParams): Answered | undefined {
    const asked = parameters.get('StackName') ?? '';
    const stack = this.stacks.find((one) => one.id === asked) ?? this.named(region, asked);
    if (stack === undefined) return undefined;
    switch (operation) {
      case 'CreateStack':
        return xmlError('AlreadyExistsException', `Stack [${stack.name}] already exists`);
      case 'UpdateStack':
        return xmlError(
          'ValidationError',
          `Stack:${stack.id} is in ${stack.status} state and can not be updated.`,
        );
      case 'DeleteStack':
        this.stacks = this.stacks.filter((one) => one !== stack);
        return xmlResult(operation, '');
      case 'DescribeStacks':
        return xmlResult(operation, `<Stacks><member>${described(stack)}</member></Stacks>`);
      case 'DescribeStackEvents':
        return xmlResult(operation, `<StackEvents>${events(stack)}</StackEvents>`);
      case 'GetTemplate':
        return xmlResult(operation, `<TemplateBody>${xmlText(stack.template)}</TemplateBody>`);
      default:
        return undefined;
    }
  }

  /** Those that still have a name. */
  names(): readonly string[] {
    return this.stacks.filter(({ status }) => status !== 'DELETE_COMPLETE').map(({ name }) => name);
  }

  /** One that is gone has no name any more. */
  private named(region: string, name: string): FailedStack | undefined {
    return this.stacks.find(
      (one) =>
        one.name === name &&
        one.status !== 'DELETE_COMPLETE' &&
        one.id.startsWith(`arn:aws:cloudformation:${region}:`),
    );
  }
}

function described({ id, name, status, reason, at }: FailedStack): string {
  return [
    `<StackId>${id}</StackId><StackName>${name}</StackName>`,
    `<CreationTime>${at}</CreationTime><StackStatus>${status}</StackStatus>`,
    `<StackStatusReason>${xmlText(reason)}</StackStatusReason>`,
  ].join('');
}

function events({ id, name, reason, at, status }: FailedStack): string {
  return [status, 'CREATE_FAILED']
    .map((each) =>
      [
        `<member><EventId>${randomUUID()}</EventId><StackId>${id}</StackId><StackName>${name}</StackName>`,
        `<LogicalResourceId>${name}</LogicalResourceId><PhysicalResourceId>${id}</PhysicalResourceId>`,
        `<ResourceType>AWS::CloudFormation::Stack</ResourceType><Timestamp>${at}</Timestamp>`,
        `<ResourceStatus>${each}</ResourceStatus>`,
        `<ResourceStatusReason>${xmlText(reason)}</ResourceStatusReason></member>`,
      ].join(''),
    )
    .join('');
}
