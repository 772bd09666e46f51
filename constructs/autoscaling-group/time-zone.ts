/**
 * Whether a text names a time zone of the IANA database, as EC2 Auto Scaling takes it: `UTC`,
 * `Europe/Berlin`, `Etc/GMT+9`.
 * Source: https://docs.aws.amazon.com/autoscaling/ec2/userguide/ec2-auto-scaling-scheduled-scaling.html
 */
export function isTimeZone(input: unknown): input is string {
  if (typeof input !== 'string' || !/^(?:UTC|[A-Za-z]+(?:[/_+-][A-Za-z0-9]+)+)$/.test(input)) {
    return false;
  }
  try {
    return new Intl.DateTimeFormat('en', { timeZone: input }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}
