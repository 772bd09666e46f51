/**
 * What a user can do something about: printed as it stands, without a stack trace, and the command
 * exits with `exitCode`. Anything else thrown is a bug of ours.
 */
export class UserError extends Error {
  constructor(
    message: string,
    /** The command's exit code. Default 1. */
    readonly exitCode = 1,
  ) {
    super(message);
    this.name = 'UserError';
  }
}

/** An error with one more paragraph on what to do next; what is no user's error stays as it is. */
export function withAdvice(error: unknown, advice: string): unknown {
  if (!(error instanceof UserError)) return error;
  return new UserError(`${error.message}\n\n${advice}`, error.exitCode);
}
