import type { Socket } from 'node:net';
import { createSecureContext, TLSSocket } from 'node:tls';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { lineLimitOctets, type Connection, type ConnectTarget } from '../../src/checks/network.ts';
import { OptionError } from '../../src/node/network/option-error.ts';
import { createNetwork } from '../../src/node/network/index.ts';
import { parseOverride } from '../../src/node/network/overrides.ts';
import { createChains, host, serve, serveTls, stopServers, toLoopback } from './servers.ts';

let made: Awaited<ReturnType<typeof createChains>>;
const chain = (name: string): { readonly key: string; readonly cert: string } => {
  const found = made.chains[name];
  if (found === undefined) throw new Error(`there is no chain ${name}`);
  return found;
};
beforeAll(async () => {
  made = await createChains();
});
afterAll(stopServers);

async function open(port: number, tls: ConnectTarget['tls'] = 'none', hostname = host): Promise<Connection> {
  const network = createNetwork(toLoopback(made.root.certificatePem, hostname));
  const outcome = await network.connect({ hostname, port, tls, timeoutMs: 3000 });
  if (outcome.kind === 'failure') throw new Error(outcome.text);
  return outcome.connection;
}
const silent = (): void => undefined;
const greet = (socket: Socket): void => {
  socket.write('* OK ready\r\n');
};

describe('lines', () => {
  test.each([
    ['CRLF and LF', ['a\r\nb\nc\r\n'], ['a', 'b', 'c']],
    ['pieces of any size', ['a', 'b\r', '\nc', '\n'], ['ab', 'c']],
    ['empty ones', ['\r\n\n'], ['', '']],
    ['octets beyond ASCII, one character each', [Uint8Array.of(0xc3, 0xbc, 0, 0xff, 10)], ['\u00c3\u00bc\0\u00ff']],
    ['the longest', [`${'x'.repeat(lineLimitOctets)}\r\n`, 'y\r\n'], ['x'.repeat(lineLimitOctets), 'y']],
  ] as const)('%s', async (_, chunks, expected) => {
    const port = await serve((socket) => {
      void (async () => {
        for (const chunk of chunks) {
          socket.write(chunk);
          await new Promise((done) => setTimeout(done, 10));
        }
      })();
    });
    const connection = await open(port);
    for (const line of expected) expect(await connection.readLine(1000)).toEqual({ kind: 'line', line });
    connection.close();
  });

  test('what came before the end of the connection is read first', async () => {
    const connection = await open(await serve((socket) => socket.end('a\r\nhalf')));
    expect(await connection.readLine(1000)).toEqual({ kind: 'line', line: 'a' });
    expect(await connection.readLine(1000)).toMatchObject({ kind: 'failure', problem: 'closed' });
    expect(await connection.readLine(1000)).toMatchObject({ kind: 'failure', problem: 'closed' });
  });

  test('a reset is an end too', async () => {
    const connection = await open(
      await serve((socket) => {
        setTimeout(() => socket.resetAndDestroy(), 30);
      }),
    );
    expect(await connection.readLine(1000)).toMatchObject({ kind: 'failure', problem: 'closed' });
    connection.write('into the void\r\n');
    connection.close();
  });

  test('silence and drips end in time, and the connection goes on', async () => {
    const connection = await open(
      await serve((socket) => {
        const timer = setInterval(() => socket.write('x'), 20);
        socket.on('close', () => {
          clearInterval(timer);
        });
        setTimeout(() => socket.write('\n'), 400);
      }),
    );
    const started = performance.now();
    expect(await connection.readLine(150)).toMatchObject({ kind: 'failure', problem: 'timeout' });
    expect(performance.now() - started).toBeLessThan(390);
    expect(await connection.readLine(2000)).toMatchObject({ kind: 'line', line: /^x+$/ });
    connection.close();
  });

  test('an endless line is given up, and not kept', async () => {
    let taken = 0;
    const connection = await open(
      await serve((socket) => {
        const push = (): void => {
          while (socket.write('x'.repeat(65_536))) taken += 65_536;
        };
        socket.on('drain', push);
        push();
      }),
    );
    expect(await connection.readLine(1000)).toMatchObject({ kind: 'failure', problem: 'too-long' });
    expect(await connection.readLine(1000)).toMatchObject({ kind: 'failure', problem: 'too-long' });
    await new Promise((done) => setTimeout(done, 200));
    // What the kernel holds on both sides, and no more.
    expect(taken).toBeLessThan(32 * 1_048_576);
    connection.close();
  });

  test('a thousand lines at once are all there', async () => {
    const lines = Array.from({ length: 1000 }, (_, index) => `${String(index)} ${'x'.repeat(50)}`);
    const connection = await open(await serve((socket) => socket.end(`${lines.join('\r\n')}\r\n`)));
    for (const line of lines) expect(await connection.readLine(1000)).toEqual({ kind: 'line', line });
    connection.close();
  });

  test('closing twice, writing and reading afterwards do nothing', async () => {
    const connection = await open(await serve(silent));
    connection.close();
    connection.close();
    connection.write('x\r\n');
    expect(await connection.readLine(500)).toMatchObject({ kind: 'failure', problem: 'closed' });
    expect(await connection.startTls(500)).toMatchObject({ kind: 'failure', problem: 'closed' });
  });
});

describe('certificates', () => {
  test.each([
    ['good', undefined, 2],
    ['withRoot', undefined, 3],
    ['wildcard', undefined, 2],
    ['expired', 'expired', 2],
    ['early', 'not-yet-valid', 2],
    ['wrongName', 'wrong-name', 2],
    ['wrongNameAndExpired', 'wrong-name', 2],
    ['selfSigned', 'self-signed', 1],
    ['selfSignedForNobody', 'self-signed', 1],
    ['incomplete', 'incomplete-chain', 1],
    ['unknown', 'unknown-issuer', 2],
    ['unknownWithRoot', 'unknown-issuer', 3],
    ['expiredAbove', 'other', 2],
  ])('%s is %s', async (name, problem, chainLength) => {
    const connection = await open(await serveTls(chain(name), greet), 'implicit');
    expect(connection.tls()?.problem).toBe(problem);
    expect(connection.tls()).toMatchObject({ protocol: 'TLSv1.3', chainLength });
    expect(await connection.readLine(1000)).toEqual({ kind: 'line', line: '* OK ready' });
    connection.close();
  });

  test('facts are those of the certificate', async () => {
    const connection = await open(await serveTls(chain('wrongName'), greet), 'implicit');
    expect(connection.tls()).toEqual({
      protocol: 'TLSv1.3',
      problem: 'wrong-name',
      problemText: expect.stringContaining(host) as string,
      names: ['other.example', '192.0.2.7'],
      issuer: 'Throw-away Intermediate',
      validFrom: Date.UTC(2020, 0),
      validTo: Date.UTC(2049, 0),
      chainLength: 2,
    });
    connection.close();
  });

  test('an address is a name like any other', async () => {
    for (const [name, problem] of [
      ['wildcard', undefined],
      ['good', 'wrong-name'],
    ] as const) {
      const connection = await open(await serveTls(chain(name), greet), 'implicit', '127.0.0.1');
      expect(connection.tls()?.problem).toBe(problem);
      connection.close();
    }
  });

  test('without --ca the same chain is of an unknown issuer', async () => {
    const port = await serveTls(chain('good'), greet);
    const outcome = await createNetwork(toLoopback()).connect({
      hostname: host,
      port,
      tls: 'implicit',
      timeoutMs: 3000,
    });
    if (outcome.kind === 'failure') throw new Error(outcome.text);
    expect(outcome.connection.tls()?.problem).toBe('unknown-issuer');
    outcome.connection.close();
  });

  test.each([
    ['nothing', ''],
    ['no certificate', '-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n'],
  ])('--ca with %s in it is refused', (_, ca) => {
    expect(() => createNetwork({ ca })).toThrow(OptionError);
  });

  test.each(['TLSv1', 'TLSv1.1', 'TLSv1.2', 'TLSv1.3'] as const)(
    'a server with %s alone is said to be one',
    async (version) => {
      const options = { ...chain('good'), minVersion: version, maxVersion: version, ciphers: 'DEFAULT@SECLEVEL=0' };
      const connection = await open(await serveTls(options, greet), 'implicit');
      expect(connection.tls()).toMatchObject({ protocol: version });
      expect(connection.tls()?.problem).toBeUndefined();
      connection.close();
    },
  );
});

describe('connecting', () => {
  const connect = (target: Partial<ConnectTarget>): ReturnType<ReturnType<typeof createNetwork>['connect']> =>
    createNetwork(toLoopback()).connect({ hostname: host, port: 1, tls: 'none', timeoutMs: 2000, ...target });

  test.each([
    ['nothing listens', { port: 1 }, 'refused'],
    ['no such name', { hostname: 'nobody.invalid' }, 'no-address'],
  ] as const)('%s', async (_, target, problem) => {
    expect(await connect(target)).toMatchObject({ kind: 'failure', problem });
  });

  test.each([
    ['clear text where TLS is expected', 'tls', greet],
    ['an end in the handshake', 'tls', (socket: Socket) => socket.end()],
    ['a reset in the handshake', 'tls', (socket: Socket) => setTimeout(() => socket.resetAndDestroy(), 30)],
    ['silence in the handshake', 'timeout', silent],
  ] as const)('%s', async (_, problem, speak) => {
    const started = performance.now();
    const port = await serve(speak);
    expect(await connect({ port, tls: 'implicit', timeoutMs: 400 })).toMatchObject({ kind: 'failure', problem });
    expect(performance.now() - started).toBeLessThan(1500);
  });

  test('a dead address does not hide a living one', async () => {
    const port = await serve(greet);
    // 192.0.2.0/24 is for documentation: nobody answers there (RFC 5737), or there is no way at all.
    const overrides = [parseOverride(`${host}:${String(port)}:192.0.2.1,[2001:db8::1],127.0.0.1`)];
    const started = performance.now();
    const outcome = await createNetwork({ overrides }).connect({ hostname: host, port, tls: 'none', timeoutMs: 5000 });
    expect(outcome.kind).toBe('connected');
    expect(performance.now() - started).toBeLessThan(2000);
    if (outcome.kind === 'connected') outcome.connection.close();
  });

  test('no more connections than allowed are open at once', async () => {
    const port = await serve(silent);
    const network = createNetwork({ ...toLoopback(), concurrency: 1 });
    const target = { hostname: host, port, tls: 'none', timeoutMs: 2000 } as const;
    const first = await network.connect(target);
    let isSecondThere = false;
    const second = network.connect(target).then((outcome) => {
      isSecondThere = true;
      return outcome;
    });
    await new Promise((done) => setTimeout(done, 100));
    expect(isSecondThere).toBe(false);
    if (first.kind === 'connected') first.connection.close();
    const outcome = await second;
    expect(outcome.kind).toBe('connected');
    if (outcome.kind === 'connected') outcome.connection.close();
    // A failure leaves its place at once.
    expect(await network.connect({ ...target, port: 1 })).toMatchObject({ problem: 'refused' });
    expect(await network.connect({ ...target, port: 1 })).toMatchObject({ problem: 'refused' });
  });
});

describe('STARTTLS', () => {
  /** Answers the first command, and upgrades. */
  const upgrade =
    (name: string, extra = '') =>
    (socket: Socket): void => {
      socket.write('220 ready\r\n');
      socket.once('data', () => {
        socket.write(`220 go ahead\r\n${extra}`, () => {
          const secured = new TLSSocket(socket, { isServer: true, secureContext: createSecureContext(chain(name)) });
          secured.on('error', silent);
          secured.on('data', (text) => secured.write(`250 ${String(text)}`));
        });
      });
    };

  test.each([
    ['good', undefined],
    ['wrongName', 'wrong-name'],
  ])('lines go on over TLS with a certificate that is %s', async (name, problem) => {
    const connection = await open(await serve(upgrade(name)));
    expect(await connection.readLine(1000)).toEqual({ kind: 'line', line: '220 ready' });
    expect(connection.tls()).toBeUndefined();
    connection.write('STARTTLS\r\n');
    expect(await connection.readLine(1000)).toEqual({ kind: 'line', line: '220 go ahead' });
    expect(await connection.startTls(2000)).toBeUndefined();
    expect(connection.tls()).toMatchObject({ protocol: 'TLSv1.3', chainLength: 2 });
    expect(connection.tls()?.problem).toBe(problem);
    connection.write('EHLO x\r\n');
    expect(await connection.readLine(1000)).toEqual({ kind: 'line', line: '250 EHLO x' });
    expect(await connection.startTls(500)).toMatchObject({ kind: 'failure', problem: 'tls' });
    connection.close();
  });

  test('clear text behind the agreement is refused', async () => {
    const connection = await open(await serve(upgrade('good', '250 injected\r\n')));
    await connection.readLine(1000);
    connection.write('STARTTLS\r\n');
    await connection.readLine(1000);
    expect(await connection.startTls(2000)).toMatchObject({ kind: 'failure', problem: 'malformed' });
    expect(await connection.readLine(500)).toMatchObject({ kind: 'failure' });
    connection.close();
  });

  test.each([
    ['clear text in place of TLS', 'tls', (socket: Socket) => socket.write('250 what?\r\n')],
    ['the end', 'tls', (socket: Socket) => socket.end()],
    ['silence', 'timeout', silent],
  ] as const)('%s', async (_, problem, then) => {
    const port = await serve((socket) => {
      socket.write('go\r\n');
      socket.once('data', () => then(socket));
    });
    const connection = await open(port);
    await connection.readLine(1000);
    expect(await connection.startTls(400)).toMatchObject({ kind: 'failure', problem });
    connection.close();
  });
});
