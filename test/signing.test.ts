import { execFile, spawnSync } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { equalBytes, readElement, readElements, renderElement, renderInteger, renderOid } from '../src/signing/der.ts';
import type { SigningVariables } from '../src/signing/material.ts';
import { createSigner, type SigningState } from '../src/signing/signer.ts';
import { createHierarchy, fromPem, toPem, type Hierarchy } from './certificates.ts';
import { fromHex, toHex } from './signed-message.ts';

// Readers that share no code with us: OpenSSL, GnuTLS and NSS, the ancestor of Apple's own code. A machine without them
// skips; CI demands them.
const has = (program: string, ...words: readonly string[]): boolean => spawnSync(program, words).error === undefined;
const required = process.env.REQUIRE_READERS !== undefined;
const withOpenssl = required || has('openssl', 'version');
const withGnutls = required || has('certtool', '--version');
const withNss = required || (has('certutil', '-H') && has('cmsutil'));

const run = promisify(execFile);
let folder = '';
const at = (name: string): string => join(folder, name);
const openssl = (...words: readonly string[]): Promise<unknown> => run('openssl', words, { cwd: folder });

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'mailbeacon-signing-'));
});
afterAll(() => rm(folder, { recursive: true }));

const kinds = {
  'RSA-2048': ['-algorithm', 'RSA', '-pkeyopt', 'rsa_keygen_bits:2048'],
  'RSA-4096': ['-algorithm', 'RSA', '-pkeyopt', 'rsa_keygen_bits:4096'],
  'P-256': ['-algorithm', 'EC', '-pkeyopt', 'ec_paramgen_curve:P-256'],
  'P-384': ['-algorithm', 'EC', '-pkeyopt', 'ec_paramgen_curve:P-384'],
} as const;
type Kind = keyof typeof kinds;
const kindNames = Object.keys(kinds) as readonly Kind[];

const authority = 'basicConstraints=critical,CA:true\nkeyUsage=keyCertSign,cRLSign\n';
// As certificate authorities write them for TLS servers; NSS wants keyEncipherment of an RSA key.
const server =
  'basicConstraints=CA:false\nkeyUsage=digitalSignature,keyEncipherment\nextendedKeyUsage=serverAuth\nsubjectAltName=DNS:profiles.example.com\n';

async function issue(name: string, subject: string, issuer: string, extensions: string): Promise<void> {
  await writeFile(at(`${name}.ext`), extensions);
  await openssl('req', '-new', '-key', `${name}.key`, '-subj', subject, '-out', `${name}.csr`);
  const by = ['-CA', `${issuer}.pem`, '-CAkey', `${issuer}.key`, '-CAcreateserial'];
  await openssl(
    'x509',
    '-req',
    '-in',
    `${name}.csr`,
    ...by,
    '-days',
    '10',
    '-extfile',
    `${name}.ext`,
    '-out',
    `${name}.pem`,
  );
}

async function createMaterial(): Promise<void> {
  await openssl(
    'req',
    '-x509',
    '-newkey',
    'rsa:2048',
    '-nodes',
    '-keyout',
    'root.key',
    '-out',
    'root.pem',
    '-subj',
    '/CN=Root',
    '-days',
    '30',
  );
  await openssl('genpkey', ...kinds['RSA-2048'], '-out', 'intermediate.key');
  await issue('intermediate', '/CN=Intermediate', 'root', authority);
  for (const kind of kindNames) {
    await openssl('genpkey', ...kinds[kind], '-out', `${kind}.key`);
    await issue(kind, '/CN=profiles.example.com', 'intermediate', server);
  }
}

const read = (name: string): Promise<string> => readFile(at(name), 'utf8');
const readVariables = async (kind: Kind): Promise<SigningVariables> => ({
  SIGNING_KEY: await read(`${kind}.key`),
  SIGNING_CERTIFICATE: await read(`${kind}.pem`),
  SIGNING_CHAIN: await read('intermediate.pem'),
});

async function sign(variables: SigningVariables, content: Uint8Array): Promise<Uint8Array> {
  const state = await createSigner(variables).check(Date.now());
  if (state.status !== 'ready') throw new Error(JSON.stringify(state));
  const message = await state.sign(content, Date.now());
  if (!(message instanceof Uint8Array)) throw new Error(message.problem);
  return message;
}

/** Where bytes occur first. */
const findBytes = (bytes: Uint8Array, wanted: Uint8Array): number =>
  bytes.findIndex((_, start) => equalBytes(bytes.subarray(start, start + wanted.length), wanted));

/** Every octet value occurs, and CR LF among them. */
const toContent = (length: number): Uint8Array =>
  Uint8Array.from({ length }, (_, index) => (index % 300 === 0 ? 13 : (index * 7 + 10) & 0xff));

const lengths = [0, 1, 127, 128, 255, 256, 65_535, 65_536, 70_000];
// Without a purpose OpenSSL demands a certificate for e-mail.
const verifyOptions = [
  '-verify',
  '-binary',
  '-inform',
  'DER',
  '-in',
  'message',
  '-CAfile',
  'root.pem',
  '-out',
  'content',
];

describe.runIf(withOpenssl)('OpenSSL', () => {
  beforeAll(createMaterial, 60_000);

  test.each(kindNames.flatMap((kind) => lengths.map((length) => [kind, length] as const)))(
    'verifies a message by %s and finds its %i octets unchanged',
    async (kind, length) => {
      const content = toContent(length);
      await writeFile(at('message'), await sign(await readVariables(kind), content));
      for (const command of ['cms', 'smime']) {
        await openssl(command, ...verifyOptions, '-purpose', 'any');
        expect(equalBytes(await readFile(at('content')), content)).toBe(true);
      }
      await openssl('cms', ...verifyOptions, '-purpose', 'sslserver');
      // GnuTLS takes an empty content for a missing one.
      if (withGnutls && length > 0) await certtool();
    },
  );

  const certtool = (): Promise<unknown> =>
    run('certtool', ['--p7-verify', '--inder', '--infile', at('message'), '--load-ca-certificate', at('root.pem')]);

  test.each(kindNames)('finds definite lengths only in a message by %s, two certificates and no root', async (kind) => {
    await writeFile(at('message'), await sign(await readVariables(kind), toContent(300)));
    const { stdout } = await run('openssl', ['asn1parse', '-inform', 'DER', '-in', at('message')]);
    expect(stdout).not.toMatch(/l=inf/);
    const printed = await run('openssl', ['pkcs7', '-inform', 'DER', '-in', at('message'), '-print_certs', '-noout']);
    const subjects = printed.stdout.match(/subject=.*/g)?.map((line) => line.replace(/\s/g, ''));
    expect(subjects?.sort()).toEqual(['subject=CN=Intermediate', 'subject=CN=profiles.example.com']);
  });

  const alterations: readonly (readonly [what: string, find: (message: Uint8Array) => number])[] = [
    ['the content', (message) => findBytes(message, new TextEncoder().encode('profile-content'))],
    ['the time of signing', (message) => findBytes(message, fromHex('2a864886f70d010905')) + 14],
    ['the signature', (message) => message.length - 20],
  ];

  test.each(kindNames.flatMap((kind) => alterations.map(([what, find]) => [what, kind, find] as const)))(
    'refuses a message in which one bit of %s was altered, by %s, as GnuTLS does',
    async (_what, kind, find) => {
      const message = await sign(await readVariables(kind), new TextEncoder().encode('profile-content'));
      const place = find(message);
      expect(place).toBeGreaterThan(20);
      await writeFile(at('message'), message);
      await openssl('cms', ...verifyOptions, '-purpose', 'any');
      message[place] = (message[place] ?? 0) ^ 1;
      await writeFile(at('message'), message);
      await expect(openssl('cms', ...verifyOptions, '-purpose', 'any')).rejects.toThrow();
      if (withGnutls) await expect(certtool()).rejects.toThrow();
    },
  );

  test('misses the intermediate where it was left out', async () => {
    const { SIGNING_KEY, SIGNING_CERTIFICATE } = await readVariables('P-256');
    await writeFile(at('message'), await sign({ SIGNING_KEY, SIGNING_CERTIFICATE }, toContent(10)));
    await expect(openssl('cms', ...verifyOptions, '-purpose', 'any')).rejects.toThrow('unable to get local issuer');
  });

  test('agrees that a chain in the wrong order is no chain', async () => {
    const variables = await readVariables('RSA-2048');
    const state = await createSigner({
      ...variables,
      SIGNING_CERTIFICATE: (await read('intermediate.pem')) + (await read('RSA-2048.pem')),
      SIGNING_CHAIN: undefined,
    }).check(Date.now());
    expect(state).toMatchObject({ status: 'unusable', problems: [{ reason: 'chain-order' }] });
  });

  test.each<readonly [form: string, reason: string, words: readonly string[]]>([
    ['PKCS#1', 'not-pkcs8', ['rsa', '-traditional', '-in', 'RSA-2048.key', '-out', 'key.pem']],
    ['SEC1', 'not-pkcs8', ['ec', '-in', 'P-256.key', '-out', 'key.pem']],
    [
      'encrypted PKCS#8',
      'key-encrypted',
      ['pkcs8', '-topk8', '-in', 'RSA-2048.key', '-passout', 'pass:throw-away', '-out', 'key.pem'],
    ],
    [
      'encrypted PKCS#1',
      'key-encrypted',
      ['rsa', '-traditional', '-aes128', '-in', 'RSA-2048.key', '-passout', 'pass:throw-away', '-out', 'key.pem'],
    ],
  ])('turns a key in %s form into a usable one by the command that the cure names', async (_form, reason, words) => {
    await openssl(...words);
    const kind = words.includes('P-256.key') ? 'P-256' : 'RSA-2048';
    const variables = await readVariables(kind);
    const state = await createSigner({ ...variables, SIGNING_KEY: await read('key.pem') }).check(Date.now());
    if (state.status !== 'unusable') throw new Error(state.status);
    expect(state.problems).toMatchObject([{ reason }]);
    const [program, ...command] = state.problems[0].cure.split(' ');
    expect(program).toBe('openssl');
    await openssl(...command, ...(reason === 'key-encrypted' ? ['-passin', 'pass:throw-away'] : []));
    const cured = await createSigner({ ...variables, SIGNING_KEY: await read('key.pkcs8.pem') }).check(Date.now());
    expect(cured.status).toBe('ready');
  });

  test('turns files in DER form into PEM by the commands that the cures name', async () => {
    await openssl('pkey', '-in', 'P-256.key', '-outform', 'DER', '-out', 'key.der');
    await openssl('x509', '-in', 'P-256.pem', '-outform', 'DER', '-out', 'certificate.der');
    const state = await createSigner({ SIGNING_KEY: 'x', SIGNING_CERTIFICATE: 'x' }).check(Date.now());
    if (state.status !== 'unusable') throw new Error(state.status);
    for (const { cure } of state.problems) await openssl(...(cure.split(': openssl ')[1] ?? '').split(' '));
    const cured = { SIGNING_KEY: await read('key.pkcs8.pem'), SIGNING_CERTIFICATE: await read('certificate.pem') };
    expect((await createSigner(cured).check(Date.now())).status).toBe('ready');
  });

  test('reads integers and lengths as they were meant', async () => {
    const numbers = fc.sample(fc.bigInt({ min: 0n, max: 2n ** 400n }), 200);
    const hex = numbers
      .map((number) => number.toString(16))
      .map((digits) => (digits.length % 2 ? `0${digits}` : digits));
    // Leading zeros have to make no difference.
    const integers = hex.map((digits, index) => renderInteger(fromHex('00'.repeat(index % 3) + digits)));
    const blobs = [0, 127, 128, 255, 256, 65_535, 65_536].map((length) => renderElement(0x04, new Uint8Array(length)));
    await writeFile(at('numbers'), renderElement(0x30, ...integers, ...blobs));
    const { stdout } = await run('openssl', ['asn1parse', '-inform', 'DER', '-in', at('numbers')], {
      maxBuffer: 1 << 24,
    });
    const found = [...stdout.matchAll(/INTEGER +:([0-9A-F]+)/g)].map(([, digits]) => BigInt(`0x${digits ?? ''}`));
    expect(found).toEqual(numbers);
    const octets = [...stdout.matchAll(/ l= *(\d+) prim: OCTET STRING/g)].map(([, length]) => Number(length));
    expect(octets).toEqual([0, 127, 128, 255, 256, 65_535, 65_536]);
  });
});

// NSS takes trust per use: `-u 1` is a TLS server, whose certificates these are. As e-mail signer (its default) it
// refuses them, and it takes an RSA certificate only with keyEncipherment, which is what TLS with RSA once needed.
describe.runIf(withOpenssl && withNss)('NSS', () => {
  beforeAll(async () => {
    await createMaterial();
    await run('mkdir', [at('nss')]);
    await run('certutil', ['-N', '-d', `sql:${at('nss')}`, '--empty-password']);
    await run('certutil', ['-A', '-d', `sql:${at('nss')}`, '-n', 'root', '-t', 'C,C,C', '-i', at('root.pem')]);
  }, 60_000);
  const cmsutil = (): Promise<unknown> =>
    run('cmsutil', ['-D', '-d', `sql:${at('nss')}`, '-u', '1', '-i', at('message'), '-o', at('content')]);

  test.each(kindNames)('verifies a message by %s and finds its content unchanged', async (kind) => {
    const content = toContent(5000);
    await writeFile(at('message'), await sign(await readVariables(kind), content));
    await cmsutil();
    expect(equalBytes(await readFile(at('content')), content)).toBe(true);
  });

  test('refuses a message whose content was altered', async () => {
    const message = await sign(await readVariables('P-256'), new TextEncoder().encode('profile-content'));
    message[findBytes(message, new TextEncoder().encode('profile-content'))] = 0x50;
    await writeFile(at('message'), message);
    await expect(cmsutil()).rejects.toThrow();
  });
});

describe('DER', () => {
  test('what was written is read again, whatever the length', () => {
    const lengthsAround = fc.oneof(fc.nat(300), fc.integer({ min: 65_400, max: 65_700 }));
    fc.assert(
      fc.property(fc.constantFrom(0x04, 0x30, 0x31, 0xa0), lengthsAround, (tag, length) => {
        const encoding = renderElement(tag, new Uint8Array(length));
        const element = readElement(encoding);
        expect(element?.tag).toBe(tag);
        expect(element?.content.length).toBe(length);
        expect(element?.encoding.length).toBe(encoding.length);
        expect(readElement(encoding.subarray(0, -1))).toBeUndefined();
      }),
    );
  });

  test.each([
    ['nothing', ''],
    ['a tag alone', '30'],
    ['an indefinite length', '30800000'],
    ['a length in more octets than needed', '04810100'],
    ['a length with a leading zero', '0482007f'],
    ['a length in five octets', '048500000000 00'],
    ['a length of the future', '04ff00'],
    ['a tag of several octets', '1f8101 00'],
    ['less than it announces', '040200'],
    ['four gigabytes that are not there', '0484ffffffff00'],
  ])('%s is no element', (_what, hex) => {
    expect(readElement(fromHex(hex.replace(' ', '')))).toBeUndefined();
  });

  test('any bytes are read without an error, and elements never overlap or leave a gap', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        const elements = readElements(bytes);
        const length = elements?.reduce((sum, { encoding }) => sum + encoding.length, 0);
        expect(elements === undefined || length === bytes.length).toBe(true);
      }),
    );
  });

  test.each([
    ['1.2.840.113549.1.7.2', '06092a864886f70d010702'],
    ['2.16.840.1.101.3.4.2.1', '0609608648016503040201'],
    ['1.3.132.0.34', '06052b81040022'],
  ])('%s is written as in the specifications', (dotted, hex) => {
    expect(toHex(renderOid(dotted))).toBe(hex);
  });
});

describe('damaged material', () => {
  let hierarchy: Hierarchy;
  beforeAll(async () => {
    hierarchy = await createHierarchy('P-256');
  });
  const now = Date.UTC(2026, 5, 1);
  const check = async (variables: SigningVariables): Promise<SigningState> => createSigner(variables).check(now);

  const expectSentences = (state: SigningState, secret: string): void => {
    if (state.status !== 'unusable') return;
    for (const { problem, cure } of state.problems) {
      expect(problem).toMatch(/\.$/);
      expect(cure).not.toBe('');
    }
    for (const fragment of secret.match(/[A-Za-z0-9+/]{16}/g) ?? []) {
      expect(JSON.stringify(state.problems)).not.toContain(fragment);
    }
  };

  test('any text in any variable has an answer', async () => {
    const label = fc.constantFrom('CERTIFICATE', 'PRIVATE KEY', 'EC PRIVATE KEY', '', '-----');
    const block = fc
      .tuple(label, fc.uint8Array({ maxLength: 80 }), label)
      .map(([begin, bytes, end]) => toPem(begin, bytes).replace(`END ${begin}`, `END ${end}`));
    const text = fc.oneof(
      fc.string(),
      block,
      fc.array(block, { maxLength: 4 }).map((blocks) => blocks.join('')),
    );
    await fc.assert(
      fc.asyncProperty(text, text, text, async (key, certificate, chain) => {
        const variables = { SIGNING_KEY: key, SIGNING_CERTIFICATE: certificate, SIGNING_CHAIN: chain };
        const state = await check(variables);
        expect(state.status).not.toBe('ready');
        expectSentences(state, '');
      }),
      { numRuns: 500 },
    );
  });

  const damage = fc.array(fc.tuple(fc.nat(2000), fc.integer({ min: 1, max: 255 })), { minLength: 1, maxLength: 3 });
  const apply = (bytes: Uint8Array, changes: readonly (readonly [number, number])[]): Uint8Array => {
    const copy = Uint8Array.from(bytes);
    for (const [place, bits] of changes) copy[place % copy.length] = (copy[place % copy.length] ?? 0) ^ bits;
    return copy;
  };

  test('a certificate with any octets altered is refused or used, without an error', async () => {
    const { leaf, intermediate } = hierarchy;
    await fc.assert(
      fc.asyncProperty(damage, async (changes) => {
        const state = await check({
          SIGNING_KEY: leaf.keyPem,
          SIGNING_CERTIFICATE: toPem('CERTIFICATE', apply(leaf.der, changes)),
          SIGNING_CHAIN: intermediate.certificatePem,
        });
        expect(['ready', 'unusable']).toContain(state.status);
        expectSentences(state, leaf.keyPem);
        if (state.status === 'ready') expect(await state.sign(new Uint8Array(3), now)).toBeInstanceOf(Uint8Array);
      }),
      { numRuns: 500 },
    );
  });

  test('a key with any octets altered is refused, or still the same key', async () => {
    const { leaf, intermediate } = hierarchy;
    const key = fromPem(leaf.keyPem);
    await fc.assert(
      fc.asyncProperty(damage, async (changes) => {
        const damaged = toPem('PRIVATE KEY', apply(key, changes));
        const state = await check({
          SIGNING_KEY: damaged,
          SIGNING_CERTIFICATE: leaf.certificatePem,
          SIGNING_CHAIN: intermediate.certificatePem,
        });
        expect(['ready', 'unusable']).toContain(state.status);
        expectSentences(state, damaged);
      }),
      { numRuns: 500 },
    );
  });

  test.each([
    ['beginnings of blocks', '-----BEGIN A-----'],
    ['dashes', '-'],
    ['blocks without content', '-----BEGIN A----------END A-----'],
    ['certificates without content', '-----BEGIN CERTIFICATE----------END CERTIFICATE-----'],
    ['nested sequences', toPem('CERTIFICATE', new Uint8Array(3500).fill(0x30))],
    ['sequences of nothing', toPem('CERTIFICATE', renderElement(0x30, new Uint8Array(3500).fill(0x05)))],
  ])('5 KiB of %s are read in less than 20 ms', async (_what, unit) => {
    const text = unit.repeat(Math.max(1, Math.floor(5120 / unit.length)));
    const before = performance.now();
    const state = await check({ SIGNING_KEY: text, SIGNING_CERTIFICATE: text, SIGNING_CHAIN: text });
    expect(performance.now() - before).toBeLessThan(20);
    expect(state.status).toBe('unusable');
  });
});
