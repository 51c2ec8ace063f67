import { describe, expect, test } from 'vitest';
import { createNetwork } from '../../src/node/network/index.ts';
import { parseOverride } from '../../src/node/network/overrides.ts';
import { isPublicAddress } from '../../src/node/network/public.ts';
import { serve } from './servers.ts';

test.each([
  ...['1.1.1.1', '9.255.255.255', '100.63.255.255', '100.128.0.1', '172.15.0.1', '172.32.0.1', '192.169.0.1'],
  ...['223.255.255.255', '2001:4860:4860::8888', '2606:4700::1111', '2a00::1'],
])('%s is an address of the Internet', (address) => {
  expect(isPublicAddress(address)).toBe(true);
});

test.each([
  ...['0.0.0.0', '10.1.2.3', '100.64.0.1', '127.0.0.1', '169.254.169.254', '172.16.0.1', '172.31.255.255'],
  ...['192.168.1.1', '198.18.0.1', '203.0.113.7', '224.0.0.1', '255.255.255.255'],
  ...['::', '::1', '::ffff:127.0.0.1', '::ffff:8.8.8.8', '64:ff9b::7f00:1', 'fc00::1', 'fe80::1', 'ff02::1'],
  ...['2001:db8::1', '2001::1', '2002:7f00:1::', 'localhost', ''],
])('"%s" is none', (address) => {
  expect(isPublicAddress(address)).toBe(false);
});

describe('a network that reaches public addresses only', () => {
  test('connects to nobody on this machine, whatever the name', async () => {
    let connections = 0;
    const port = await serve(() => (connections += 1));
    const overrides = [parseOverride('mail.example.com:*:127.0.0.1')];
    const network = createNetwork({ overrides, allows: isPublicAddress });
    const target = { hostname: 'mail.example.com', port, tls: 'none', timeoutMs: 1000 } as const;
    expect(await network.connect(target)).toMatchObject({ kind: 'failure', problem: 'unreachable' });
    for (const host of ['mail.example.com', '127.0.0.1', '[::1]']) {
      const url = `http://${host}:${String(port)}/`;
      const outcome = await network.request({ method: 'GET', url, headers: {}, timeoutMs: 1000 });
      expect(outcome).toMatchObject({ kind: 'failure', problem: 'unreachable' });
    }
    expect(connections).toBe(0);
    const open = await createNetwork({ overrides }).connect(target);
    expect(open.kind).toBe('connected');
    if (open.kind === 'connected') open.connection.close();
  });
});
