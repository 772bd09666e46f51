import { closeSync, mkdirSync, openSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import { isUtf8 } from 'node:buffer';

/** What one request was and how it was answered. */
export interface Call {
  /** When the request arrived. */
  readonly at: Date;
  /** Service of the credential scope; empty for an unsigned request. */
  readonly service: string;
  /** Region of the credential scope. */
  readonly region: string;
  readonly method: string;
  /** Path as sent, percent-encoded. */
  readonly path: string;
  /** Query string as sent; signature parameters are left out of the record. */
  readonly query: string;
  /** All headers by lower-case name; only those that name the operation and its format are kept. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
  /** HTTP status of the answer. */
  readonly status: number;
}

const KEPT_HEADER = /^(content-type|x-amz-target|x-amz-json.*)$/;
const SECRET_PARAMETER = /^x-amz-(credential|signature|security-token)=/i;
/** The access key id of our own tools, a dummy that says which; another one may be somebody's real one. */
const OWN_CALLER = /Credential=(sevenfold-[a-z]+)\//;

/**
 * Appends every call to one NDJSON file, in the order in which answers began. Each line is written
 * synchronously before the client sees the answer, so the record is whole even after `kill -9`.
 * Never a signature, token or credential.
 */
export class Recorder {
  private readonly file: number;

  constructor(path: string) {
    mkdirSync(dirname(path), { recursive: true });
    this.file = openSync(path, 'a', 0o600);
  }

  record(call: Call): void {
    writeSync(this.file, `${JSON.stringify(toLine(call))}\n`);
  }

  close(): void {
    closeSync(this.file);
  }
}

function toLine(call: Call): object {
  const text = isUtf8(call.body);
  const caller = OWN_CALLER.exec(call.headers['authorization'] ?? '')?.[1];
  return {
    at: call.at.toISOString(),
    service: call.service,
    region: call.region,
    method: call.method,
    path: call.path,
    query: withoutSignature(call.query),
    headers: Object.fromEntries(
      Object.entries(call.headers).filter(([name]) => KEPT_HEADER.test(name)),
    ),
    body: call.body.toString(text ? 'utf8' : 'base64'),
    ...(text ? {} : { bodyBase64: true }),
    status: call.status,
    ...(caller === undefined ? {} : { caller }),
  };
}

function withoutSignature(query: string): string {
  return query
    .split('&')
    .filter((parameter) => !SECRET_PARAMETER.test(parameter))
    .join('&');
}
