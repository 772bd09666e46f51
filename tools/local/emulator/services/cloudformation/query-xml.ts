import type { ServiceAnswer } from '../../emulated-service';

const NAMESPACE = 'http://cloudformation.amazonaws.com/doc/2010-05-15/';
const HEADERS = { 'content-type': 'text/xml' };

type Answered = Pick<ServiceAnswer, 'status' | 'headers' | 'body'>;

/** Text as it stands between two tags. */
export function xmlText(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
}

/** What an operation gives, as AWS's query protocol writes it. */
export function xmlResult(operation: string, result: string): Answered {
  const body = `<${operation}Response xmlns="${NAMESPACE}"><${operation}Result>${result}</${operation}Result></${operation}Response>`;
  return { status: 200, headers: HEADERS, body };
}

/** A refusal, as AWS's query protocol writes it. */
export function xmlError(code: string, message: string): Answered {
  const error = `<Error><Type>Sender</Type><Code>${code}</Code><Message>${xmlText(message)}</Message></Error>`;
  return { status: 400, headers: HEADERS, body: `<ErrorResponse>${error}</ErrorResponse>` };
}
