import type { ServiceAnswer } from './emulated-service';

/** A request that the emulator could not answer for a reason of its own. */
export interface FailedRequest {
  /** Service of the credential scope. */
  readonly service: string;
  /** Header values by lower-case name. */
  readonly headers: Readonly<Record<string, string>>;
}

/** Two of the errors that every AWS service has, with their HTTP status. */
const STATUS = { InternalFailure: 500, ServiceUnavailable: 503 } as const;

/**
 * A failure of ours in a form that the client's SDK can show, chosen by the request's own: XML for
 * the query protocols, JSON for the others.
 *
 * Source: https://smithy.io/2.0/aws/protocols/aws-query-protocol.html#operation-error-serialization
 * and its neighbours for EC2 and JSON
 */
export function genericFailure(
  { service, headers }: FailedRequest,
  code: keyof typeof STATUS,
  message: string,
): Pick<ServiceAnswer, 'status' | 'headers' | 'body'> {
  const status = STATUS[code];
  if (headers['content-type']?.startsWith('application/x-www-form-urlencoded')) {
    const error = `<Error><Code>${code}</Code><Message>${escapeXml(message)}</Message></Error>`;
    const body =
      service === 'ec2'
        ? `<Response><Errors>${error}</Errors></Response>`
        : `<ErrorResponse>${error}</ErrorResponse>`;
    return { status, headers: { 'content-type': 'text/xml' }, body };
  }
  return {
    status,
    headers: { 'content-type': 'application/json', 'x-amzn-ErrorType': code },
    body: JSON.stringify({ __type: code, message }),
  };
}

function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}
