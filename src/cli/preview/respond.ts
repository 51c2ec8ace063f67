import { STATUS_CODES } from 'node:http';
import { join } from 'node:path';
import * as formats from '../../formats/index.ts';
import { createApp } from '../../http/app.ts';
import { isSigningWanted } from '../../signing/off.ts';
import { createSigner } from '../../signing/signer.ts';
import { readSigningVariables } from '../check/signing.ts';
import type { SentRequest } from './ask.ts';
import type { Deployment } from './deployment.ts';

/** An answer as it goes out. */
export interface Responded {
  readonly status: number;
  /** Status line and headers as HTTP/1.1 writes them (RFC 9112 §2.1), with the empty line behind them. */
  readonly head: string;
  readonly body: Uint8Array;
  /** Why a document that could be signed is not; undefined where it is, or where nothing of the kind is signed. */
  readonly unsigned: string | undefined;
}

const project = join(import.meta.dirname, '../../..');
const media: readonly (readonly [test: RegExp, type: string])[] = [
  [/\.xml$|\.svc$/, 'text/xml; charset=utf-8'],
  [/./, 'application/json'],
];

/**
 * Asks the whole application: routes, headers, signature.
 *
 * @param now - milliseconds since 1970, for dates of signatures
 */
export async function respond(
  { registry, service }: Deployment,
  request: SentRequest,
  now: number,
): Promise<Responded> {
  const variables = readSigningVariables(
    { SIGNING_KEY: undefined, SIGNING_CERTIFICATE: undefined, SIGNING_CHAIN: undefined },
    join(project, '.dev.vars'),
  );
  const signer = createSigner(variables);
  const app = createApp({
    registry,
    formats: Object.values(formats),
    service,
    signer,
    plainHttp: 'refuse',
    logs: 'failures',
    log: () => undefined,
    now: () => now,
    createRequestId: () => 'preview',
  });
  const { method, url, body } = request;
  const [, type = ''] = media.find(([test]) => test.test(new URL(url).pathname)) ?? [];
  const response = await app.fetch(
    new Request(url, { method, ...(body === undefined ? {} : { body, headers: { 'Content-Type': type } }) }),
  );
  const bytes = new Uint8Array(await response.arrayBuffer());
  const lines = [...response.headers].map(([name, value]) => `${name}: ${value}\r\n`);
  const isProfile = response.headers.get('content-type') === 'application/x-apple-aspen-config';
  return {
    status: response.status,
    head: `HTTP/1.1 ${String(response.status)} ${STATUS_CODES[response.status] ?? ''}\r\n${lines.join('')}\r\n`,
    body: bytes,
    // DER begins with a SEQUENCE, a property list with a sign.
    unsigned: isProfile && bytes[0] !== 0x30 ? await explain() : undefined,
  };

  async function explain(): Promise<string> {
    if (!isSigningWanted(variables)) return 'there is no SIGNING_KEY';
    const state = await signer.check(now);
    const [problem] = state.status === 'unusable' ? state.problems : [];
    return problem === undefined ? 'the runtime could not sign' : `${problem.variable}: ${problem.problem}`;
  }
}
