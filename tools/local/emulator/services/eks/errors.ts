import { ServiceError } from '../../rest-json';

/** Members of EKS's errors that name what they are about. */
export interface Concerned {
  readonly clusterName?: string;
  readonly nodegroupName?: string;
  readonly fargateProfileName?: string;
  readonly addonName?: string;
}

/** Something named in the request does not exist. */
export function notFound(message: string, concerned: Concerned = {}): ServiceError {
  return new ServiceError('ResourceNotFoundException', 404, message, { ...concerned });
}

/** The name is taken, or something still uses the resource. */
export function inUse(message: string, concerned: Concerned = {}): ServiceError {
  return new ServiceError('ResourceInUseException', 409, message, { ...concerned });
}

/** A parameter is wrong by itself or beside another. */
export function invalidParameter(message: string, concerned: Concerned = {}): ServiceError {
  return new ServiceError('InvalidParameterException', 400, message, { ...concerned });
}

/** The request does not fit the state of the resource. */
export function invalidRequest(message: string, concerned: Concerned = {}): ServiceError {
  return new ServiceError('InvalidRequestException', 400, message, { ...concerned });
}

/** The tag operations' own words for a malformed ARN. */
export function badRequest(message: string): ServiceError {
  return new ServiceError('BadRequestException', 400, message);
}

/** The tag operations' own words for a resource that does not exist. */
export function tagTargetNotFound(message: string): ServiceError {
  return new ServiceError('NotFoundException', 404, message);
}
