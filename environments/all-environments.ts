import dev from './dev';
import type { EnvironmentDefinition } from './environment';
import local from './local';
import production from './production';
import staging from './staging';

/** Every environment by the name of its file. A new file needs its line here; a test says so. */
export const ENVIRONMENTS: Readonly<Record<string, EnvironmentDefinition>> = {
  local,
  dev,
  staging,
  production,
};
