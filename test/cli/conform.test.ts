import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import type { Running } from '../../src/node/server.ts';
import { listen, portOf, startOwn } from '../conform/servers.ts';

// Each test starts a process, which takes seconds on a busy machine.
vi.setConfig({ testTimeout: 60_000 });

const script = join(import.meta.dirname, '../../src/cli/main.ts');

interface Ended {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

async function conform(...args: readonly string[]): Promise<Ended> {
  try {
    const { stdout, stderr } = await promisify(execFile)(process.execPath, [script, 'conform', ...args], {
      maxBuffer: 16_777_216,
    });
    return { code: 0, out: stdout, err: stderr };
  } catch (error) {
    const { code, stdout, stderr } = error as { code: number; stdout: string; stderr: string };
    return { code, out: stdout, err: stderr };
  }
}

let own: Running;
let base = '';
beforeAll(async () => {
  own = await startOwn();
  base = `http://127.0.0.1:${String(own.port)}`;
});
afterAll(() => own.stop(100));

const expected =
  'imap=imap.birch.example:993:TLS,pop3=pop.birch.example:995:TLS,smtp=smtp.birch.example:465:TLS,smtp=smtp.birch.example:587:STARTTLS,login=address';

describe('mailbeacon conform', () => {
  test('prints the scoreboard of a server that passes, and ends with 0', async () => {
    const { code, out } = await conform(
      base,
      '--insecure-http',
      '--address',
      'jane@birch.example',
      '--expect',
      expected,
    );
    expect(out).toMatch(/^Thunderbird for Android +works +(\d+)\/\1 +(\d+)\/\2$/m);
    expect(out).toMatch(/^AC-06 +works/m);
    expect(out).toMatch(/ 0 failed, .*, score 100 %\n$/);
    expect(code).toBe(0);
  });

  test('says what was expected, what came and why it matters, and ends with 1', async () => {
    const login = expected.replace('login=address', 'login=localpart');
    const args = ['--insecure-http', '--address', 'jane@birch.example', '--expect', login, '--only', 'pox-settings'];
    const { code, out } = await conform(base, ...args);
    expect(out).toContain('FAIL pox-settings (must)\n  Who posts an address gets settings.\n');
    expect(out).toContain('  expected  Outlook: user name jane\n  found     “jane@birch.example”\n');
    expect(out).toContain(
      '  answer    status 200, text/xml; charset=utf-8, “<?xml version="1.0" encoding="UTF-8"?>\\u{a}<Autodiscover',
    );
    expect(out).toContain('  because   This is what classic Outlook asks. [MS-OXDSCLI, §2.2.4]');
    expect(out).toMatch(/^Outlook +fails +0\/1 +0\/0 +pox-settings$/m);
    expect(code).toBe(1);
  });

  test('prints results as JSON', async () => {
    const { code, out } = await conform(
      base,
      '--insecure-http',
      '--address',
      'jane@birch.example',
      '--only',
      'Apple Mail',
      '--json',
    );
    const { clients, cases } = JSON.parse(out) as {
      clients: { name: string; standing: string }[];
      cases: { id: string; verdict: { kind: string } }[];
    };
    expect(clients.find(({ name }) => name === 'Apple Mail')?.standing).toBe('works');
    expect(cases.find(({ id }) => id === 'profile-installs')?.verdict).toEqual({ kind: 'pass' });
    expect(code).toBe(0);
  });

  test('prints a scoreboard as Markdown that names neither the server nor the address', async () => {
    const { out } = await conform(base, '--insecure-http', '--address', 'jane@birch.example', '--markdown');
    expect(out).toMatch(/^# Conformance\n/);
    expect(out).toMatch(/^\| KMail \| works \| (\d+)\/\1 \| (\d+)\/\2 \| {2}\|$/m);
    expect(out).not.toMatch(/jane|127\.0\.0\.1/);
  });

  test('writes control characters of an answer out', async () => {
    const hostile = await listen((_request, response) => {
      response.end('\x1b[2J\x07\u202e');
    });
    const at = `http://127.0.0.1:${String(portOf(hostile))}`;
    const { code, out } = await conform(at, '--insecure-http', '--address', 'jane@birch.example', '--only', 'mta-sts');
    hostile.close();
    expect(out).toContain('“\\u{1b}[2J\\u{7}\\u{202e}”');
    expect(out).not.toMatch(/[\x1b\x07\u202e]/);
    expect(code).toBe(1);
  });

  test('lists cases without asking anybody', async () => {
    const { code, out } = await conform('--list', '--only', 'mta-sts');
    expect(out).toMatch(/^mta-sts: MTA-STS\n {2}mta-sts-policy +must +The policy begins with its version\.\n/);
    expect(out).not.toContain('autoconfig-');
    expect(code).toBe(0);
  });

  test('takes expectations from the registry', async () => {
    const args = [
      '--insecure-http',
      '--address',
      'jane@example.com',
      '--expect-from-registry',
      '--only',
      'autoconfig-unknown-domain',
    ];
    expect((await conform(base, ...args)).code).toBe(0);
  });

  test.each<readonly [why: string, args: readonly string[], words: string]>([
    ['no base URL', ['--address', 'a@b.example'], 'One base URL is needed.'],
    ['a base URL with a path', ['https://a.example/x', '--address', 'a@b.example'], 'A base URL is'],
    ['a base URL of another scheme', ['ftp://a.example', '--address', 'a@b.example'], 'A base URL is'],
    ['clear text that nobody agreed to', ['http://127.0.0.1:1', '--address', 'a@b.example'], 'needs --insecure-http'],
    ['no address', ['https://a.example'], '--address is'],
    ['an address that is none', ['https://a.example', '--address', 'jane'], '--address is'],
    [
      'an expectation that is none',
      ['https://a.example', '--address', 'a@b.example', '--expect', 'imap=x'],
      'imap=x is not like imap=',
    ],
    [
      'a port that is none',
      ['https://a.example', '--address', 'a@b.example', '--expect', 'imap=a.example:70000:TLS'],
      'is not like imap=',
    ],
    [
      'two sources of expectations',
      ['https://a.example', '--address', 'a@b.example', '--expect', 'imap=a.example:993:TLS', '--expect-from-registry'],
      'exclude each other',
    ],
    [
      'a domain that the registry lacks',
      ['https://a.example', '--address', 'a@nobody.invalid', '--expect-from-registry'],
      'The registry has no mail servers',
    ],
    [
      'a case that does not exist',
      ['https://a.example', '--address', 'a@b.example', '--only', 'no-such-case'],
      '--only is',
    ],
    ['two forms', ['https://a.example', '--address', 'a@b.example', '--json', '--markdown'], 'exclude each other'],
    ['a time without end', ['https://a.example', '--address', 'a@b.example', '--timeout', 'Infinity'], '--timeout is'],
    [
      'a Host that is neither sent nor not',
      ['https://a.example', '--address', 'a@b.example', '--host-header', 'maybe'],
      '--host-header is',
    ],
    [
      'a certificate that is not there',
      ['https://a.example', '--address', 'a@b.example', '--ca', '/nowhere/ca.pem'],
      '--ca cannot be read',
    ],
    ['an unknown option', ['https://a.example', '--adress', 'a@b.example'], '--adress'],
  ])('refuses %s with 2', async (_why, args, words) => {
    const { code, out, err } = await conform(...args);
    expect(err).toContain(words);
    expect(out).toBe('');
    expect(code).toBe(2);
  });
});
