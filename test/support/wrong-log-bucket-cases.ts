/** A wrong log bucket in production, and the one mistake it must be told. */
export interface WrongLogBucket {
  readonly title: string;
  readonly logs: unknown;
  /** Below `edge.logs`. */
  readonly property: string;
  /** What the message must say about what is expected. */
  readonly expected: RegExp;
  /** What it must propose. */
  readonly fix: RegExp;
}

const logs = (
  title: string,
  written: unknown,
  rest: Omit<WrongLogBucket, 'title' | 'logs'>,
): WrongLogBucket => ({ title, logs: written, ...rest });

const retention = (title: string, retentionDays: unknown): WrongLogBucket =>
  logs(
    title,
    { retentionDays },
    { property: 'retentionDays', expected: /from 1 to 3653/, fix: /without quotes/ },
  );

/** Each has one mistake; all else in it is right. */
export const WRONG_LOG_BUCKETS: readonly WrongLogBucket[] = [
  retention('logs that are never kept', 0),
  retention('logs kept for a text', '365'),
  retention('logs kept for a part of a day', 0.5),
  retention('logs kept for longer than ten years', 3654),
  logs(
    'a move before S3 takes it',
    { infrequentAccessAfterDays: 29 },
    {
      property: 'infrequentAccessAfterDays',
      expected: /from 30 to 3653/,
      fix: /30 or more/,
    },
  ),
  logs(
    'a move of what is deleted by then',
    { infrequentAccessAfterDays: 336 },
    {
      property: 'infrequentAccessAfterDays',
      expected: /retentionDays beside it/,
      fix: /Write retentionDays/,
    },
  ),
  logs(
    'a field of its class',
    { storageClass: 'GLACIER' },
    {
      property: 'storageClass',
      expected: /only the fields retentionDays, infrequentAccessAfterDays/,
      fix: /Remove it/,
    },
  ),
  logs(
    'logs kept too briefly for production',
    { retentionDays: 90 },
    {
      property: 'retentionDays',
      expected: /at least 365 days/,
      fix: /365 or more/,
    },
  ),
];
