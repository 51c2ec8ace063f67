// Our own service over HTTP, and servers in front of it that spoil its answers in one way each.

import {
  createServer,
  request as httpRequest,
  type IncomingMessage,
  type Server,
  type ServerResponse,
} from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { createRegistry } from '../../src/core/registry.ts';
import type { ProviderConfig } from '../../src/core/types.ts';
import { caseFiles } from '../../src/conform/cases.ts';
import type { Case, CaseGroup } from '../../src/conform/case.ts';
import { parseCaseFiles } from '../../src/conform/parse-case.ts';
import { run, type CaseResult } from '../../src/conform/run.ts';
import { parseAccount, type ExpectedServer, type Target } from '../../src/conform/target.ts';
import * as formats from '../../src/formats/index.ts';
import { createApp } from '../../src/http/app.ts';
import { startServer, type Running } from '../../src/node/server.ts';
import { noSigner } from '../../src/signing/off.ts';
import type { Signer } from '../../src/signing/signer.ts';

const byAddress = { authentication: ['password-cleartext'], username: '%EMAILADDRESS%' } as const;
const byLocalPart = { authentication: ['password-cleartext'], username: '%EMAILLOCALPART%' } as const;
const documented = { source: 'https://example.com/help', checked: '2026-11-01' } as const;

/** Implicit TLS everywhere and STARTTLS beside, the address as login, a policy for MTA-STS, ActiveSync. */
const birch: ProviderConfig = {
  id: 'birch.example',
  displayName: 'Birch & Sons "Mail"',
  displayShortName: 'Birch & Sons',
  domains: ['birch.example'],
  incoming: [
    { type: 'imap', hostname: 'imap.birch.example', port: 993, socketType: 'SSL', ...byAddress },
    { type: 'pop3', hostname: 'pop.birch.example', port: 995, socketType: 'SSL', ...byAddress },
    {
      type: 'activeSync',
      url: 'https://eas.birch.example/Microsoft-Server-ActiveSync',
      authentication: ['Basic'],
      username: '%EMAILADDRESS%',
    },
  ],
  outgoing: [
    { type: 'smtp', hostname: 'smtp.birch.example', port: 465, socketType: 'SSL', ...byAddress },
    { type: 'smtp', hostname: 'smtp.birch.example', port: 587, socketType: 'STARTTLS', ...byAddress },
  ],
  mtaSts: { mode: 'testing', mx: ['mx.birch.example'], maxAgeSeconds: 604_800 },
  ...documented,
};

/** STARTTLS only, the local part as login: nothing that PACC can say. */
const alder: ProviderConfig = {
  id: 'alder.example',
  displayName: 'Alder Mail',
  displayShortName: 'Alder',
  domains: ['alder.example'],
  incoming: [
    { type: 'imap', hostname: 'imap.alder.example', port: 143, socketType: 'STARTTLS', ...byLocalPart },
    { type: 'pop3', hostname: 'pop.alder.example', port: 110, socketType: 'STARTTLS', ...byLocalPart },
  ],
  outgoing: [{ type: 'smtp', hostname: 'smtp.alder.example', port: 587, socketType: 'STARTTLS', ...byLocalPart }],
  ...documented,
};

/** Starts our own service, which believes its proxy. */
export function startOwn(signer: Signer = noSigner): Promise<Running> {
  let requests = 0;
  const app = createApp({
    registry: createRegistry([birch, alder]),
    formats: Object.values(formats),
    service: { host: 'autoconfig.birch.example', identifierBase: 'example.birch.autoconfig' },
    signer,
    plainHttp: 'refuse',
    logs: 'failures',
    log: () => undefined,
    now: () => Date.now(),
    createRequestId: () => `test-${String(++requests)}`,
  });
  return startServer(app, { port: 0, hostname: '127.0.0.1', trustsProxy: true });
}

const toServer = (
  protocol: ExpectedServer['protocol'],
  hostname: string,
  port: number,
  security: ExpectedServer['security'],
  username: string,
): ExpectedServer => ({ protocol, hostname, port, security, username });

/** What clients should end up with, by domain. */
export const expectedServers: Readonly<Record<string, readonly ExpectedServer[]>> = {
  'birch.example': [
    toServer('imap', 'imap.birch.example', 993, 'TLS', 'jane@birch.example'),
    toServer('pop3', 'pop.birch.example', 995, 'TLS', 'jane@birch.example'),
    toServer('smtp', 'smtp.birch.example', 465, 'TLS', 'jane@birch.example'),
    toServer('smtp', 'smtp.birch.example', 587, 'STARTTLS', 'jane@birch.example'),
  ],
  'alder.example': [
    toServer('imap', 'imap.alder.example', 143, 'STARTTLS', 'jane'),
    toServer('pop3', 'pop.alder.example', 110, 'STARTTLS', 'jane'),
    toServer('smtp', 'smtp.alder.example', 587, 'STARTTLS', 'jane'),
  ],
};

/** What is tested: a server on this machine that is asked for a domain. */
export function toTarget(port: number, domain: string, expected: readonly ExpectedServer[] | undefined): Target {
  const account = parseAccount(`jane@${domain}`);
  if (account === undefined) throw new Error('no address');
  const base = new URL(`http://127.0.0.1:${String(port)}`);
  return {
    base,
    plainBase: base,
    sendsHost: true,
    headers: { 'X-Forwarded-Proto': 'https' },
    ...account,
    unknownDomain: 'nobody.invalid',
    profilePath: '/email.mobileconfig?email={address}',
    ...(expected === undefined ? {} : { expected }),
  };
}

/** The case files, which have to be right. */
export function readGroups(): readonly CaseGroup[] {
  const parsed = parseCaseFiles(caseFiles);
  if (!parsed.ok) throw new Error(parsed.problem);
  return parsed.groups;
}

/** Runs cases with bounds that suit a test. */
export function runAgainst(
  target: Target,
  { isWanted = () => true, timeoutMs = 10_000 }: { isWanted?: (each: Case) => boolean; timeoutMs?: number } = {},
): Promise<readonly CaseResult[]> {
  return run(readGroups(), { target, parallel: 4, timeoutMs, bodyLimitOctets: 1_048_576, isWanted });
}

/** Ids of the cases that failed, sorted; extras too. */
export const findFailed = (results: readonly CaseResult[]): readonly string[] =>
  results.flatMap((result) => (result.verdict.kind === 'fail' ? [result.case.id] : [])).sort();

/** A question as a spoiling server sees it. */
export interface Asked {
  readonly method: string;
  /** Path and query as they were sent. */
  readonly target: string;
  readonly path: string;
  readonly host: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** An answer that can be changed. */
export interface Given {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** Changes the right answer to a question. */
export type Spoil = (asked: Asked, right: Given) => Given;

const ofConnection = new Set(['connection', 'keep-alive', 'date', 'transfer-encoding', 'content-length']);

async function askOwn(port: number, incoming: IncomingMessage, body: Buffer): Promise<Given> {
  const answer = await new Promise<IncomingMessage>((resolve, reject) => {
    const { method, url, rawHeaders } = incoming;
    const names = rawHeaders.filter((_, index) => index % 2 === 0);
    const headers: Record<string, string> = {};
    for (const [index, name] of names.entries()) {
      if (!ofConnection.has(name.toLowerCase())) headers[name] = rawHeaders[index * 2 + 1] ?? '';
    }
    if (body.length > 0) headers['Content-Length'] = String(body.length);
    const outgoing = httpRequest(
      { port, host: '127.0.0.1', method, path: url, headers, setHost: false, agent: false },
      resolve,
    );
    outgoing.on('error', reject);
    outgoing.end(body);
  });
  const headers: Record<string, string> = {};
  for (const [name, value] of Object.entries(answer.headers)) {
    if (!ofConnection.has(name) && value !== undefined) headers[name] = String(value);
  }
  return { status: answer.statusCode ?? 0, headers, body: (await buffer(answer)).toString('utf8') };
}

/** Listens on a port of its own. */
export async function listen(listener: (request: IncomingMessage, response: ServerResponse) => void): Promise<Server> {
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return server;
}

/** The port of a server that listens. */
export const portOf = (server: Server): number => (server.address() as AddressInfo).port;

/** Starts a server that asks our own service and spoils what it says. */
export function startSpoiled(ownPort: number, spoil: Spoil): Promise<Server> {
  return listen((incoming, response) => {
    void (async () => {
      const body = await buffer(incoming);
      const target = incoming.url ?? '/';
      const right = await askOwn(ownPort, incoming, body);
      const asked = {
        method: incoming.method ?? '',
        target,
        path: target.split('?')[0] ?? '',
        host: incoming.headers.host ?? '',
        headers: incoming.headers as Record<string, string>,
        body: body.toString('utf8'),
      };
      const given = spoil(asked, right);
      response.writeHead(given.status, given.headers);
      response.end(incoming.method === 'HEAD' ? undefined : given.body);
    })().catch(() => response.destroy());
  });
}
