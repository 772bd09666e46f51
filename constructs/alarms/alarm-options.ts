import type { Severity } from '#constructs/capabilities/alarmed';
import { fields, list, value } from '#constructs/kernel/schema';

/**
 * Who hears alarms, by severity: email addresses (each confirms once by mail) or https addresses
 * of an incident tool. A severity left out has a topic without subscribers.
 */
export type AlarmOptions = Readonly<Partial<Record<Severity, readonly string[]>>>;

/** Longest address that mail can carry (RFC 5321, 4.5.3.1.3, less its brackets). */
const EMAIL_CHARACTERS = 254;

/** Incident tools have long paths; SNS takes more, a line of a report does not. */
const URL_CHARACTERS = 500;

/** Two labels or more of a host name in DNS (RFC 1123), the last one with a letter. */
const HOST = String.raw`(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z](?:[a-z0-9-]{0,61}[a-z0-9])?`;

/** The usual part of what RFC 5321 allows: words joined by dots. */
const EMAIL = new RegExp(String.raw`^[\w+-]{1,64}(?:\.[\w+-]+)*@${HOST}$`, 'i');

/** Without a user or password (the address is no secret) and without what Terraform would read. */
const HTTPS_URL = new RegExp(
  String.raw`^https://${HOST}(?::\d{1,5})?(?:/[\w./~!$&'()*+,;=:@%-]*)?(?:\?[\w./~!$&'()*+,;=:@%?-]*)?$`,
  'i',
);

const isSubscriber = (input: unknown) =>
  typeof input === 'string' &&
  ((input.length <= EMAIL_CHARACTERS && EMAIL.test(input)) ||
    (input.length <= URL_CHARACTERS && HTTPS_URL.test(input)));

const subscribers = list(
  value<string>(
    isSubscriber,
    'an email address or an https address without user and password',
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
