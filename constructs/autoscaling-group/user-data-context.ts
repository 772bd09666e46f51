/** What user data must know of its fleet. */
export interface UserDataContext {
  readonly region: string;
  /** AWS's name of the group. */
  readonly groupName: string;
  /** Where the output of containers goes. */
  readonly logGroupName: string;
  /** The launching hook that the user data ends. */
  readonly hookName: string;
  /** Whether instances may wait in a warm pool, and so start more than once. */
  readonly hasWarmPool: boolean;
}
