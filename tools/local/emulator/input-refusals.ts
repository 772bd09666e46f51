import { ServiceError } from './rest-json';

/** How a service refuses a request that is not as its model says. */
export interface InputRefusals {
  /** A value of another type. */
  readonly wrongType: (path: string, expected: string, given: string) => ServiceError;
  /** A required member that is absent or null. */
  readonly missing: (path: string) => ServiceError;
  /**
   * A required member that is the empty text.
   *
   * @default - it is a text like any other
   */
  readonly empty?: (path: string) => ServiceError;
  /** A text that is none of an enum's. */
  readonly notInEnum: (path: string, value: string, allowed: readonly string[]) => ServiceError;
}

/** AWS's usual refusals: of a wrong type as `SerializationException`, of all else as `type`. */
export function usualRefusals(type: string): Required<InputRefusals> {
  const blank = (path: string): ServiceError =>
    new ServiceError(type, 400, `${path} can't be blank`);
  return {
    wrongType: (path, expected, given) =>
      new ServiceError('SerializationException', 400, wrongTypeMessage(path, expected, given)),
    missing: blank,
    empty: blank,
    notInEnum: (path, value, allowed) =>
      new ServiceError(type, 400, notInEnumMessage(path, value, allowed)),
  };
}

/** Says what was expected at a path, and what was there instead. */
export function wrongTypeMessage(path: string, expected: string, given: string): string {
  return `${path}: expected ${expected}, got ${given}`;
}

/** AWS's words for a text that is none of an enum's. */
export function notInEnumMessage(path: string, value: string, allowed: readonly string[]): string {
  return (
    `Value '${value}' at '${path}' failed to satisfy constraint: Member must satisfy enum value ` +
    `set: [${allowed.join(', ')}]`
  );
}
