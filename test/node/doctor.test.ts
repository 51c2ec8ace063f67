// The doctor of a server with the real network of Node, against a mail server on loopback.
import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { afterAll, expect, test } from 'vitest';
import { createRegistry } from '../../src/core/registry.ts';
import type { ProviderConfig } from '../../src/core/types.ts';
import { createNodeDoctor } from '../../src/node/doctor.ts';
import { createNetwork } from '../../src/node/network/index.ts';
import { parseOverride } from '../../src/node/network/overrides.ts';
import { parseSettings } from '../../src/http/settings.ts';
import { createTestApp } from '../workerd/fixtures.ts';

const servers: Server[] = [];
afterAll(() => {
  for (const server of servers) server.close();
});
async function listen(server: Server): Promise<number> {
  servers.push(server);
  await new Promise<void>((done) => {
    server.listen(0, '127.0.0.1', done);
  });
  return (server.address() as AddressInfo).port;
}
const startTimer = (callback: () => void, ms: number): (() => void) => {
  const timer = setTimeout(callback, ms);
  return () => {
    clearTimeout(timer);
  };
};
const domain = 'oak.test';

test('a server on loopback is looked at, and what it greets with is in the report', async () => {
  const said: string[] = [];
  const imap = await listen(
    createServer((socket: Socket) => {
      socket.on('error', () => undefined);
      socket.write('* OK oak ready\r\n');
      socket.on('data', (chunk) => {
        const line = String(chunk).trim();
        said.push(line);
        const [tag = '', command = ''] = line.split(' ');
        const more = command === 'CAPABILITY' ? '* CAPABILITY IMAP4rev1 AUTH=PLAIN\r\n' : '';
        socket.write(`${more}${tag} OK done\r\n`);
      });
    }),
  );
  const provider: ProviderConfig = {
    id: domain,
    displayName: 'Oak',
    displayShortName: 'Oak',
    domains: [domain],
    incoming: [
      {
        type: 'imap',
        hostname: `imap.${domain}`,
        port: imap,
        portReason: 'a test',
        socketType: 'STARTTLS',
        authentication: ['password-cleartext'],
        username: '%EMAILADDRESS%',
      },
    ],
    outgoing: [],
    source: 'https://www.example.com/',
    checked: '2026-11-01',
  };
  const registry = createRegistry([provider]);
  const doctor = createNodeDoctor({
    served: registry,
    registry,
    service: { host: 'autoconfig.example.com', identifierBase: 'com.example.autoconfig' },
    now: () => Date.now(),
    startTimer,
    network: createNetwork({
      resolver: '127.0.0.1:1',
      overrides: [parseOverride(`imap.${domain}:*:127.0.0.1`)],
    }),
  });
  const { fetch } = createTestApp({ registry, doctor: () => doctor });
  const response = await fetch(`https://autoconfig.example.com/doctor?domain=${domain}`, {
    headers: { accept: 'application/json' },
  });
  expect(response.status).toBe(200);
  expect(await response.json()).toMatchObject({
    domain,
    healthy: false,
    servers: [
      {
        hostname: `imap.${domain}`,
        port: imap,
        state: 'error',
        greeting: expect.stringContaining('oak ready') as unknown,
      },
    ],
    findings: expect.arrayContaining([
      expect.objectContaining({ code: 'starttls-not-offered', subject: `imap.${domain}:${String(imap)}` }),
      expect.objectContaining({ code: 'dns-failed', subject: `${domain} MX` }),
    ]) as unknown,
  });
  expect(said.join(' ')).not.toMatch(/LOGIN|AUTHENTICATE/);
}, 30_000);

test.each(['yes', 'ON', 1])('DOCTOR is on or off, and not %s', (value) => {
  const variables = { SERVICE_HOST: 'autoconfig.example.com', DOCTOR: value };
  expect(() => parseSettings(variables)).toThrow('DOCTOR must be "on" or "off"');
});
test('DOCTOR is off unless stated', () => {
  expect(parseSettings({ SERVICE_HOST: 'autoconfig.example.com' }).doctor).toBe('off');
});
