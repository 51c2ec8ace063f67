// Run by .ci/servers-smoke: what the probes say of real servers. Arguments: the authority's certificate, and name=port.
import { readFileSync } from 'node:fs';
import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { checkServer, type AnnouncedServer } from '../../src/checks/servers/index.ts';
import { createNetwork } from '../../src/node/network/index.ts';
import { parseOverride } from '../../src/node/network/overrides.ts';

const [caFile = '', ...named] = process.argv.slice(2);
const ports = new Map(named.map((argument) => argument.split('=')).map(([name = '', port]) => [name, Number(port)]));
const ca = readFileSync(caFile, 'utf8');

/** Hosts by the certificate that they have; each on an address of its own. */
const hosts = ['good', 'expired', 'wrong-name', 'self-signed', 'incomplete', 'soon'] as const;
const overrides = hosts.map((host, index) => parseOverride(`${host}.example.test:*:127.0.0.${String(index + 2)}`));

const extra: Server[] = [];
async function listen(speak: (socket: Socket) => void): Promise<number> {
  const server = createServer((socket) => {
    socket.on('error', () => undefined);
    speak(socket);
  });
  extra.push(server);
  await new Promise<void>((done) => server.listen(0, '127.0.0.2', done));
  return (server.address() as AddressInfo).port;
}
const flood = (socket: Socket): void => {
  const push = (): void => {
    while (socket.write('\0\xff garbage '.repeat(1000)));
  };
  socket.on('drain', push);
  push();
};
ports.set('silent', await listen(() => undefined));
ports.set('flood', await listen(flood));
ports.set('banner', await listen((socket) => socket.write('SSH-2.0-OpenSSH_9.2p1\r\n')));
ports.set('ending', await listen((socket) => socket.end()));
ports.set('nobody', 1);

type Case = readonly [
  type: AnnouncedServer['type'],
  socketType: AnnouncedServer['socketType'],
  host: (typeof hosts)[number],
  port: string,
  codes: string,
  authentication?: AnnouncedServer['authentication'],
];
const cases: readonly Case[] = [
  ['imap', 'SSL', 'good', 'imaps', 'server-ok'],
  ['imap', 'STARTTLS', 'good', 'imap', 'server-ok'],
  ['pop3', 'SSL', 'good', 'pop3s', 'server-ok'],
  ['pop3', 'STARTTLS', 'good', 'pop3', 'server-ok'],
  ['managesieve', 'STARTTLS', 'good', 'sieve', 'server-ok'],
  ['smtp', 'SSL', 'good', 'submissions', 'server-ok'],
  ['smtp', 'STARTTLS', 'good', 'submission', 'server-ok'],
  ['smtp', 'STARTTLS', 'good', 'careless', 'password-before-tls'],
  ['imap', 'SSL', 'expired', 'imaps', 'certificate-expired'],
  ['imap', 'STARTTLS', 'expired', 'imap', 'certificate-expired'],
  ['pop3', 'SSL', 'expired', 'pop3s', 'certificate-expired'],
  ['managesieve', 'STARTTLS', 'expired', 'sieve', 'certificate-expired'],
  ['imap', 'SSL', 'wrong-name', 'imaps', 'certificate-wrong-name'],
  ['pop3', 'STARTTLS', 'wrong-name', 'pop3', 'certificate-wrong-name'],
  ['smtp', 'SSL', 'wrong-name', 'submissions', 'certificate-wrong-name'],
  ['imap', 'SSL', 'self-signed', 'imaps', 'certificate-self-signed'],
  ['imap', 'STARTTLS', 'incomplete', 'imap', 'certificate-incomplete-chain'],
  ['imap', 'SSL', 'soon', 'imaps', 'certificate-expires-soon'],
  ['imap', 'plain', 'good', 'imap', 'starttls-not-announced login-disabled'],
  ['imap', 'SSL', 'good', 'scram-imaps', 'login-disabled'],
  ['imap', 'SSL', 'good', 'scram-imaps', 'server-ok', ['sasl:SCRAM-SHA-256', 'password-encrypted']],
  ['imap', 'STARTTLS', 'good', 'bare-imap', 'starttls-not-offered password-before-tls'],
  ['pop3', 'STARTTLS', 'good', 'bare-pop3', 'starttls-not-offered password-before-tls'],
  ['managesieve', 'STARTTLS', 'good', 'bare-sieve', 'starttls-not-offered password-before-tls'],
  ['smtp', 'STARTTLS', 'good', 'bare-submission', 'starttls-not-offered password-before-tls'],
  ['imap', 'plain', 'good', 'bare-imap', 'no-encryption'],
  ['imap', 'SSL', 'good', 'imap', 'clear-text-where-tls-announced'],
  ['smtp', 'SSL', 'good', 'submission', 'clear-text-where-tls-announced'],
  ['imap', 'STARTTLS', 'good', 'imaps', 'tls-where-clear-text-announced'],
  ['smtp', 'STARTTLS', 'good', 'submissions', 'tls-where-clear-text-announced'],
  ['imap', 'STARTTLS', 'good', 'pop3', 'wrong-protocol'],
  ['smtp', 'SSL', 'good', 'imaps', 'wrong-protocol'],
  ['imap', 'SSL', 'good', 'submission', 'wrong-protocol'],
  [
    'smtp',
    'SSL',
    'good',
    'submissions',
    'authentication-not-offered authentication-not-offered',
    ['OAuth2', 'password-encrypted'],
  ],
  ['imap', 'SSL', 'good', 'silent', 'server-silent'],
  ['pop3', 'STARTTLS', 'good', 'silent', 'server-silent'],
  ['imap', 'STARTTLS', 'good', 'flood', 'server-misbehaves'],
  ['imap', 'SSL', 'good', 'flood', 'tls-failed'],
  ['smtp', 'STARTTLS', 'good', 'banner', 'wrong-protocol'],
  ['managesieve', 'STARTTLS', 'good', 'ending', 'server-closes'],
  ['imap', 'SSL', 'good', 'nobody', 'server-refused'],
];

const trusting = createNetwork({ overrides, ca });
const strange = createNetwork({ overrides });
let failed = 0;

async function run(
  [type, socketType, host, portName, expected, authentication]: Case,
  network = trusting,
): Promise<void> {
  const port = ports.get(portName);
  if (port === undefined) throw new Error(`no port ${portName}`);
  const server: AnnouncedServer = {
    type,
    socketType,
    hostname: `${host}.example.test`,
    port,
    authentication: authentication ?? ['password-cleartext'],
  };
  const started = performance.now();
  const { findings } = await checkServer(server, network);
  const took = Math.round(performance.now() - started);
  const codes = findings.map(({ code }) => code).join(' ');
  const isAsExpected = codes === expected && took < 16_000;
  if (!isAsExpected) failed += 1;
  console.log(
    `${isAsExpected ? 'ok    ' : 'FAILED'} ${type} ${socketType} at ${host} ${portName} (${String(took)} ms): ${codes}`,
  );
  if (!isAsExpected) console.log(`  expected ${expected}\n${findings.map(({ text }) => `  ${text}`).join('\n')}`);
}

await Promise.all(cases.map((one) => run(one)));
await run(['imap', 'SSL', 'good', 'imaps', 'certificate-untrusted'], strange);
for (const server of extra) server.close();
console.log(`${String(cases.length + 1 - failed)} of ${String(cases.length + 1)} as expected`);
process.exit(failed === 0 ? 0 : 1);
