import type { EnvironmentOptions } from '#environments/environment';

/** What `DataIsProtected` lets go, told to the guards that constructs have of their own. */
export function mayLose({
  protectData = true,
  acknowledgements = [],
}: Pick<EnvironmentOptions, 'protectData' | 'acknowledgements'>): readonly string[] | 'all' {
  return protectData ? acknowledgements.map(({ address }) => address) : 'all';
}
