import { list, pattern } from '#constructs/kernel/schema';

/** The ARN of a certificate that a listener may show. */
export const certificateArn = pattern(
  /^arn:aws:acm:[a-z0-9-]+:\d{12}:certificate\/[0-9a-f-]{36}$/,
  150,
  'the ARN of a certificate in ACM',
  "Write, for example, 'arn:aws:acm:eu-west-1:111122223333:certificate/01234567-89ab-cdef-0123-456789abcdef', or remove it for the domain's.",
);

/**
 * "Certificates per Application Load Balancer (excluding default certificates): 25", and per Network Load
 * Balancer. Sources: https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-limits.html
 * and …/network/load-balancer-limits.html
 */
const SNI_CERTIFICATES = 25;

/** Further certificates of a listener, chosen by the host that a client names. */
export const sniCertificateArns = list(
  certificateArn,
  0,
  SNI_CERTIFICATES,
  'Write a list of ARNs.',
);
