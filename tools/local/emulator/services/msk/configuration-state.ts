import type { ConfigurationState } from '@aws-sdk/client-kafka';

import type { Resource } from './resources';

/** One revision of a configuration; it never changes. */
export interface Revision {
  readonly creationTime: string;
  readonly description: string;
  /** From 1 up. */
  readonly revision: number;
  /** The file in base64. */
  readonly serverProperties: string;
}

/** A broker configuration with all its revisions. */
export interface Configuration extends Resource {
  state: ConfigurationState;
  readonly creationTime: string;
  readonly description: string;
  readonly kafkaVersions: string[];
  /** Oldest first. */
  readonly revisions: Revision[];
}
