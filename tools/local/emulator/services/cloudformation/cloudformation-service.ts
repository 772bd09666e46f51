import type { EmulatedService, ServiceAnswer, ServiceRequest } from '../../emulated-service';
import { FailedStacks } from './failed-stacks';
import { xmlError } from './query-xml';
import { StackResources } from './stack-resources';

/** Sends a request on to moto. */
export type Moto = (
  request: ServiceRequest,
) => Promise<Pick<ServiceAnswer, 'status' | 'headers' | 'body'>>;

/** Operations whose resources are ours to make, change or delete too. */
const CHANGES = ['CreateStack', 'DeleteStack', 'UpdateStack'];

/**
 * CloudFormation as moto has it, with the resources that our own services hold: moto passes over
 * their types. Ours are made first, so that what they refuse fails the stack, which moto then never
 * sees: of such a stack we tell ourselves.
 */
export function cloudFormationService(
  moto: Moto,
  services: readonly EmulatedService[],
  account: string,
): EmulatedService {
  const stacks = new StackResources(services);
  const failed = new FailedStacks();
  let last: Promise<unknown> = Promise.resolve();
  const answer = async (request: ServiceRequest): Promise<ServiceAnswer> => {
    const parameters = new URLSearchParams(request.body.toString('utf8'));
    const operation = parameters.get('Action') ?? '';
    const answered = { operation, known: true };
    const ofFailed = failed.answer(request.region, operation, parameters);
    if (ofFailed !== undefined) return { ...answered, ...ofFailed };
    if (!CHANGES.includes(operation)) return { ...answered, ...(await moto(request)) };
    const name = stackName(parameters.get('StackName') ?? '');
    const wanted = operation === 'DeleteStack' ? '{}' : parameters.get('TemplateBody');
    // Without a template an update changes parameters or tags; a second creation is moto's to refuse.
    const taken = operation === 'CreateStack' && stacks.has(request.region, name);
    if (wanted === null || taken) return { ...answered, ...(await moto(request)) };
    const refusal = await stacks.become(request.region, name, wanted);
    if (refusal !== undefined) {
      const told =
        operation === 'CreateStack'
          ? failed.add(request.region, account, parameters, refusal)
          : xmlError('ValidationError', refusal);
      return { ...answered, ...told };
    }
    const made = await moto(request);
    if (made.status >= 400 && operation === 'CreateStack') await stacks.undo(request.region, name);
    return { ...answered, ...made };
  };
  return {
    scope: 'cloudformation',
    operations: CHANGES,
    answer: (request) => {
      const answered = last.then(() => answer(request));
      last = answered.catch(() => undefined);
      return answered;
    },
    // moto lists the stacks that came to be, our services what is in them
    inventory: () => failed.names().map((id) => ({ service: 'cloudformation', type: 'stack', id })),
  };
}

/** A stack is named by its name or its ARN. */
function stackName(nameOrArn: string): string {
  return /:stack\/([^/]+)\//.exec(nameOrArn)?.[1] ?? nameOrArn;
}
