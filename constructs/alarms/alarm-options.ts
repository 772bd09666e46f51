import type { Severity } from '#constructs/capabilities/alarmed';
import { fields, list, pattern } from '#constructs/kernel/schema';

/**
 * Who hears alarms, by severity: email addresses (each confirms once by mail) or https addresses
 * of an incident tool. A severity left out has a topic without subscribers.
 */
export type AlarmOptions = Readonly<Partial<Record<Severity, readonly string[]>>>;

const subscribers = list(
  pattern(
    /^(?:https:\/\/[^\s${}%]+|[^\s@${}%/:]+@[^\s@${}%/:]+\.[A-Za-z]{2,})$/,
    320,
    'an email address or an https address',
    "Write, for example, 'oncall@example.com' or 'https://events.example.com/aws'.",
  ),
  0,
  20,
  "Write a list of addresses, for example ['oncall@example.com'].",
);

/** Who hears alarms. */
export const alarmOptions = fields({
  critical: subscribers.optional(),
  warning: subscribers.optional(),
});
