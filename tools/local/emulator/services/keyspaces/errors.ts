import { type InputRefusals, notInEnumMessage, usualRefusals } from '../../input-refusals';
import { ServiceError } from '../../rest-json';

/** A parameter is wrong by itself, beside another or in the state of the resource. */
export function invalid(message: string): ServiceError {
  return new ServiceError('ValidationException', 400, message);
}

/** Something named in the request does not exist. */
export function notFound(message: string, resourceArn?: string): ServiceError {
  const members = resourceArn === undefined ? {} : { resourceArn };
  return new ServiceError('ResourceNotFoundException', 404, message, members);
}

/** The name is taken, or something under way or in use stands against the request. */
export function conflict(message: string): ServiceError {
  return new ServiceError('ConflictException', 409, message);
}

/** Malformed requests, in the words of AWS's validation. An empty text is refused where it is used. */
export function inputRefusals(type: string): InputRefusals {
  const { wrongType } = usualRefusals(type);
  return {
    wrongType,
    missing: (path) =>
      invalid(
        `1 validation error detected: Value null at '${path}' failed to satisfy constraint: Member ` +
          'must not be null',
      ),
    notInEnum: (path, value, allowed) =>
      invalid(`1 validation error detected: ${notInEnumMessage(path, value, allowed)}`),
  };
}
