// Servers on loopback with throw-away certificates.
import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { createServer as createTlsServer, type TlsOptions } from 'node:tls';
import type { NetworkOptions } from '../../src/node/network/index.ts';
import { parseOverride } from '../../src/node/network/overrides.ts';
import { createCertificate, createHierarchy, longValidity, type ThrowAway } from '../certificates.ts';

export const host = 'mail.example.com';

const servers: Server[] = [];
const sockets = new Set<Socket>();

async function listen(server: Server): Promise<number> {
  servers.push(server);
  server.on('connection', (socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined);
  });
  await new Promise<void>((done) => {
    server.listen(0, '127.0.0.1', done);
  });
  return (server.address() as AddressInfo).port;
}

/** A server in clear text; what it does with a connection. @returns its port. */
export const serve = (speak: (socket: Socket) => void): Promise<number> => listen(createServer(speak));

/** The same over TLS. */
export function serveTls(options: TlsOptions, speak: (socket: Socket) => void): Promise<number> {
  const server = createTlsServer(options, (socket) => {
    socket.on('error', () => undefined);
    speak(socket);
  });
  server.on('tlsClientError', () => undefined);
  return listen(server);
}

/** Ends every server and its connections. */
export function stopServers(): void {
  for (const socket of sockets) socket.destroy();
  for (const server of servers) server.close();
}

/** Chains by what is wrong with them, below the same root. */
export async function createChains(): Promise<{
  readonly root: ThrowAway;
  readonly chains: Readonly<Record<string, { readonly key: string; readonly cert: string }>>;
}> {
  const { root, intermediate } = await createHierarchy('P-256', longValidity);
  const above = { ...longValidity, kind: 'P-256', authority: true } as const;
  const otherRoot = await createCertificate({ ...above, subject: 'Other Root' });
  const other = await createCertificate({ ...above, subject: 'Other Intermediate', issuer: otherRoot });
  const below = { ...longValidity, kind: 'P-256', subject: host, issuer: intermediate } as const;
  const leaf = await createCertificate(below);
  const expired = { notBefore: '20200101000000Z', notAfter: '20210101000000Z' };
  const chain = (
    first: ThrowAway,
    ...above: readonly ThrowAway[]
  ): { readonly key: string; readonly cert: string } => ({
    key: first.keyPem,
    cert: [first, ...above].map(({ certificatePem }) => certificatePem).join(''),
  });
  const whole = async (
    changes: Partial<Parameters<typeof createCertificate>[0]>,
  ): Promise<{ key: string; cert: string }> => chain(await createCertificate({ ...below, ...changes }), intermediate);
  const early = { notBefore: '20400101000000Z', notAfter: '20490101000000Z' };
  return {
    root,
    chains: {
      good: chain(leaf, intermediate),
      withRoot: chain(leaf, intermediate, root),
      expired: await whole(expired),
      early: await whole(early),
      wrongName: await whole({ names: ['other.example', '192.0.2.7'] }),
      wildcard: await whole({ names: ['*.example.com', '127.0.0.1'] }),
      wrongNameAndExpired: await whole({ ...expired, names: ['other.example'] }),
      selfSigned: chain(await createCertificate({ ...longValidity, kind: 'P-256', subject: host })),
      selfSignedForNobody: chain(await createCertificate({ ...expired, kind: 'P-256', subject: 'localhost' })),
      incomplete: chain(leaf),
      unknown: chain(await createCertificate({ ...below, issuer: other }), other),
      unknownWithRoot: chain(await createCertificate({ ...below, issuer: other }), other, otherRoot),
      expiredAbove: await (async () => {
        const old = await createCertificate({
          ...expired,
          kind: 'P-256',
          authority: true,
          subject: 'Old Intermediate',
          issuer: root,
        });
        return chain(await createCertificate({ ...below, issuer: old }), old);
      })(),
    },
  };
}

/** Options that lead the host, and every name below it, to loopback. */
export const toLoopback = (ca?: string, ...names: readonly string[]): NetworkOptions => ({
  overrides: [host, ...names].map((name) => parseOverride(`${name}:*:127.0.0.1`)),
  ...(ca === undefined ? {} : { ca }),
});
