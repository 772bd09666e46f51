import { type InputRefusals, notInEnumMessage, wrongTypeMessage } from '../../input-refusals';
import { ServiceError } from '../../rest-json';

/** A parameter is wrong by itself, beside another or in the state of the resource. */
export function badRequest(message: string, invalidParameter?: string): ServiceError {
  return new ServiceError(
    'BadRequestException',
    400,
    message,
    invalidParameter === undefined ? {} : { invalidParameter },
  );
}

/** Something named in the request does not exist. */
export function notFound(message: string, invalidParameter?: string): ServiceError {
  return new ServiceError(
    'NotFoundException',
    404,
    message,
    invalidParameter === undefined ? {} : { invalidParameter },
  );
}

/** The name is taken. */
export function conflict(message: string, invalidParameter?: string): ServiceError {
  return new ServiceError(
    'ConflictException',
    409,
    message,
    invalidParameter === undefined ? {} : { invalidParameter },
  );
}

/** Malformed requests: MSK has one error for all of them, which names the parameter. */
export function inputRefusals(): InputRefusals {
  const required = (path: string): ServiceError =>
    badRequest(`The parameter ${path} is required.`, path);
  return {
    wrongType: (path, expected, given) => badRequest(wrongTypeMessage(path, expected, given), path),
    missing: required,
    empty: required,
    notInEnum: (path, value, allowed) => badRequest(notInEnumMessage(path, value, allowed), path),
  };
}
