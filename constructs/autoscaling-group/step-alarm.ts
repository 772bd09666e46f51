import type { z } from 'zod';
import { mistake } from '#constructs/kernel/schema';

/** What a step policy says of the alarm that sets it off. */
export interface StepAlarm {
  readonly metric: { readonly kind: string };
  readonly steps: readonly { readonly at: number }[];
  readonly evaluationPeriods?: number | undefined;
  readonly periodSeconds?: number | undefined;
}

/**
 * CloudWatch's limit for an alarm whose periods are shorter than an hour.
 * Source: https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutMetricAlarm.html
 */
const LONGEST_EVALUATION_SECONDS = 86_400;

/** EC2 publishes once a minute, with detailed monitoring, which every fleet has. */
const SHORTEST_CPU_PERIOD_SECONDS = 60;

/** Alarms that CloudWatch refuses, or that would never have a value to look at. */
export function requireMeasured(
  { metric, steps, evaluationPeriods = 3, periodSeconds = 60 }: StepAlarm,
  context: z.RefinementCtx,
): void {
  const most = Math.floor(LONGEST_EVALUATION_SECONDS / periodSeconds);
  if (evaluationPeriods > most) {
    const expected = `at most ${most} periods of ${periodSeconds} s: an alarm looks back a day`;
    mistake(context, ['evaluationPeriods'], expected, 'Write fewer or shorter periods.');
  }
  if (metric.kind !== 'cpu') return;
  if (periodSeconds < SHORTEST_CPU_PERIOD_SECONDS) {
    const expected = 'periods of at least 60 s, for EC2 measures processors once a minute';
    mistake(context, ['periodSeconds'], expected, 'Write 60, or leave it out.');
  }
  steps.forEach(({ at }, index) => {
    if (at >= 0 && at <= 100) return;
    const expected = 'a percentage of the processors, from 0 to 100';
    mistake(context, ['steps', index, 'at'], expected, 'Write, for example, 70.');
  });
}
