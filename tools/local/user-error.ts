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
