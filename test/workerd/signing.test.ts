import { beforeAll, describe, expect, test } from 'vitest';
import { readCertificate } from '../../src/signing/certificate.ts';
import { renderSignedAttributes, toDerSignature } from '../../src/signing/cms.ts';
import type { SigningVariables } from '../../src/signing/material.ts';
import type { SigningReason, SigningVariable } from '../../src/signing/problem.ts';
import { createSigner, type Signer } from '../../src/signing/signer.ts';
import {
  createCertificate,
  createHierarchy,
  fromPem,
  toKeyParameters,
  toPem,
  type Hierarchy,
  type KeyKind,
  type ThrowAway,
} from '../certificates.ts';
import { fromHex, readSignedMessage, toHalves, toHex, type SignedMessage } from '../signed-message.ts';
import { createTestApp, readText, testTime, type TestApp } from './fixtures.ts';

const profileUrl = 'https://autoconfig.example.com/email.mobileconfig?email=jane%40example.com';
const healthUrl = 'https://autoconfig.example.com/healthz';
const kinds = ['RSA-2048', 'P-256', 'P-384'] as const;

let hierarchies: Readonly<Record<(typeof kinds)[number], Hierarchy>>;
let lone: Readonly<Record<'RSA-1024' | 'P-521' | 'other' | 'expired' | 'future' | 'oldIntermediate', ThrowAway>>;
let underOldIntermediate: ThrowAway;

beforeAll(async () => {
  hierarchies = {
    'RSA-2048': await createHierarchy('RSA-2048'),
    'P-256': await createHierarchy('P-256'),
    'P-384': await createHierarchy('P-384'),
  };
  const { root } = hierarchies['P-256'];
  const oldIntermediate = await createCertificate({
    kind: 'P-256',
    subject: 'Old Intermediate',
    authority: true,
    issuer: root,
    notAfter: '20261101000000Z',
  });
  lone = {
    'RSA-1024': await createCertificate({ kind: 'RSA-1024' }),
    'P-521': await createCertificate({ kind: 'P-521' }),
    other: await createCertificate({ kind: 'P-256' }),
    expired: await createCertificate({ kind: 'P-256', notAfter: '20261122123456Z' }),
    future: await createCertificate({ kind: 'P-256', notBefore: '20261122123457Z' }),
    oldIntermediate,
  };
  underOldIntermediate = await createCertificate({ kind: 'P-256', issuer: oldIntermediate });
});

const toVariables = ({ leaf, intermediate }: Hierarchy): Required<SigningVariables> => ({
  SIGNING_KEY: leaf.keyPem,
  SIGNING_CERTIFICATE: leaf.certificatePem,
  SIGNING_CHAIN: intermediate.certificatePem,
});
const good = (): Required<SigningVariables> => toVariables(hierarchies['P-256']);
const alone = ({ keyPem, certificatePem }: ThrowAway): SigningVariables => ({
  SIGNING_KEY: keyPem,
  SIGNING_CERTIFICATE: certificatePem,
});
const createApp = (variables: SigningVariables, now?: () => number): TestApp =>
  createTestApp({ signer: createSigner(variables), ...(now === undefined ? {} : { now }) });

const readBytes = async (response: Response): Promise<Uint8Array> => new Uint8Array(await response.arrayBuffer());
const readUnsigned = async (): Promise<string> => readText(await createTestApp().fetch(profileUrl));
const toText = (bytes: Uint8Array): string => new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);

/** Whether the leaf's public key, as WebCrypto reads it, verifies what was signed. */
async function isVerified(message: SignedMessage, { kind, keys }: ThrowAway): Promise<boolean> {
  const hash = kind === 'P-384' ? 'SHA-384' : 'SHA-256';
  const { name } = toKeyParameters(kind);
  const signature = name === 'ECDSA' ? toHalves(message.signature, kind === 'P-384' ? 48 : 32) : message.signature;
  return crypto.subtle.verify({ name, hash }, keys.publicKey, signature, message.signedAttributes);
}

const oids = {
  contentType: '2a864886f70d010903',
  messageDigest: '2a864886f70d010904',
  signingTime: '2a864886f70d010905',
};
const sha256 = '300b0609608648016503040201';
const algorithms: Readonly<Record<(typeof kinds)[number], readonly [digest: string, signature: string]>> = {
  'RSA-2048': [sha256, '300d06092a864886f70d0101010500'],
  'P-256': [sha256, '300a06082a8648ce3d040302'],
  'P-384': ['300b0609608648016503040202', '300a06082a8648ce3d040303'],
};

describe('a signed profile', () => {
  test.each(kinds)('holds the unsigned one whole, with a signature of the %s key that verifies', async (kind) => {
    const { leaf, intermediate } = hierarchies[kind];
    const bytes = await readBytes(await createApp(toVariables(hierarchies[kind])).fetch(profileUrl));
    const message = readSignedMessage(bytes);
    expect(toText(message.content)).toBe(await readUnsigned());
    expect(await isVerified(message, leaf)).toBe(true);
    expect([message.digestAlgorithm, message.signatureAlgorithm]).toEqual(algorithms[kind]);
    const digest = await crypto.subtle.digest(kind === 'P-384' ? 'SHA-384' : 'SHA-256', message.content);
    expect(toHex(message.attributes.get(oids.messageDigest)?.content)).toBe(toHex(new Uint8Array(digest)));
    expect(toHex(message.attributes.get(oids.contentType)?.bytes)).toBe('06092a864886f70d010701');
    expect(message.attributes.get(oids.signingTime)?.tag).toBe(0x17);
    expect(toText(message.attributes.get(oids.signingTime)?.content ?? new Uint8Array())).toBe('261122123456Z');
    expect(message.attributes.size).toBe(3);
    expect(message.certificates.map(toHex).sort()).toEqual([leaf.der, intermediate.der].map(toHex).sort());
    expect(toHex(leaf.der)).toContain(toHex(message.signer.slice(-5)));
    expect(toHex(bytes.slice(0, 2))).toBe('3082');
  });

  test('has the headers of the unsigned one', async () => {
    const signed = await createApp(good()).fetch(profileUrl);
    const unsigned = await createTestApp().fetch(profileUrl);
    expect(signed.status).toBe(200);
    expect([...signed.headers]).toEqual([...unsigned.headers].filter(([name]) => name !== 'content-length'));
    expect(signed.headers.get('content-type')).toBe('application/x-apple-aspen-config');
  });

  test('is what HEAD speaks of', async () => {
    const app = createApp(toVariables(hierarchies['RSA-2048']));
    const [get, head] = [await app.fetch(profileUrl), await app.fetch(profileUrl, { method: 'HEAD' })];
    expect(head.headers.get('content-length')).toBe(String((await readBytes(get)).length));
    expect(await readBytes(head)).toHaveLength(0);
  });

  test('is the only document that is signed', async () => {
    const [signing, plain] = [createApp(good()), createTestApp()];
    for (const path of [
      '/mail/config-v1.1.xml?emailaddress=jane%40example.com',
      '/autodiscover/autodiscover.xml?email=jane%40example.com',
      '/email.mobileconfig?email=jane%40nobody.example',
      '/email.mobileconfig',
      '/robots.txt',
    ]) {
      const url = `https://autoconfig.example.com${path}`;
      expect(toHex(await readBytes(await signing.fetch(url)))).toBe(toHex(await readBytes(await plain.fetch(url))));
    }
  });

  test('is logged as an unsigned one', async () => {
    const [signing, plain] = [createApp(good()), createTestApp()];
    await signing.fetch(profileUrl);
    await plain.fetch(profileUrl);
    expect(signing.log).toEqual(plain.log);
  });

  test('leaves a root behind other certificates out', async () => {
    const { root, intermediate } = hierarchies['P-256'];
    const variables = { ...good(), SIGNING_CHAIN: intermediate.certificatePem + root.certificatePem };
    const message = readSignedMessage(await readBytes(await createApp(variables).fetch(profileUrl)));
    expect(message.certificates).toHaveLength(2);
    expect(message.certificates.map(toHex)).not.toContain(toHex(root.der));
  });

  test('verifies however long the two numbers of an ECDSA signature happen to be', async () => {
    const state = await createSigner(good()).check(testTime);
    if (state.status !== 'ready') throw new Error('not ready');
    const lengths = new Set<number>();
    for (let count = 0; count < 400; count += 1) {
      const bytes = await state.sign(new TextEncoder().encode(String(count)), testTime);
      if (!(bytes instanceof Uint8Array)) throw new Error('not signed');
      const message = readSignedMessage(bytes);
      lengths.add(message.signature.length);
      expect(await isVerified(message, hierarchies['P-256'].leaf)).toBe(true);
    }
    // 70, 71 and 72 octets are the usual ones.
    expect(lengths.size).toBeGreaterThan(2);
  });
});

describe('the material may come', () => {
  const inOneLine = (pem: string): string => pem.replaceAll('\n', '\\n');
  const { leaf, intermediate } = {
    leaf: () => hierarchies['P-256'].leaf,
    intermediate: () => hierarchies['P-256'].intermediate,
  };

  test.each<readonly [how: string, toVariables: () => SigningVariables]>([
    ['in three variables', good],
    [
      'with the whole chain in SIGNING_CERTIFICATE',
      () => ({ ...alone(leaf()), SIGNING_CERTIFICATE: leaf().certificatePem + intermediate().certificatePem }),
    ],
    ['with an empty SIGNING_CHAIN', () => ({ ...alone(lone.other), SIGNING_CHAIN: ' \n' })],
    [
      'with certificates that stand in both variables',
      () => {
        const chain = leaf().certificatePem + intermediate().certificatePem;
        return { SIGNING_KEY: leaf().keyPem, SIGNING_CERTIFICATE: chain, SIGNING_CHAIN: chain };
      },
    ],
    [
      'with \\n in letters',
      () => ({
        SIGNING_KEY: inOneLine(leaf().keyPem),
        SIGNING_CERTIFICATE: inOneLine(leaf().certificatePem),
        SIGNING_CHAIN: inOneLine(intermediate().certificatePem),
      }),
    ],
    [
      'with CR LF, and words around the blocks',
      () => ({
        SIGNING_KEY: `Key Attributes: <none>\r\n${leaf().keyPem.replaceAll('\n', '\r\n')}`,
        SIGNING_CERTIFICATE: `subject=CN = x\r\n${leaf().certificatePem.replaceAll('\n', '\r\n')}\r\n\r\n`,
        SIGNING_CHAIN: intermediate().certificatePem.trim(),
      }),
    ],
  ])('%s', async (_how, toGiven) => {
    const state = await createSigner(toGiven()).check(testTime);
    expect(state.status).toBe('ready');
  });
});

/** What is wrong, where, and a word of the cure. */
type Mistake = readonly [
  what: string,
  variable: SigningVariable,
  reason: SigningReason,
  cure: string,
  toVariables: () => SigningVariables,
];

const change = (pem: string, from: string, to: string): string => pem.replaceAll(from, to);
const cutOff = (label: string, der: Uint8Array): string => toPem(label, der.slice(0, -10));
/** A length of indefinite form, closed by two zeros: BER, not DER. */
const toIndefinite = (der: Uint8Array): Uint8Array => Uint8Array.from([0x30, 0x80, ...der.slice(4), 0, 0]);

const pkcs8Command = 'openssl pkcs8 -topk8 -nocrypt -in key.pem -out key.pkcs8.pem';

const mistakes: readonly Mistake[] = [
  [
    'no certificate',
    'SIGNING_CERTIFICATE',
    'missing',
    'npx wrangler secret put SIGNING_CERTIFICATE',
    () => ({ SIGNING_KEY: good().SIGNING_KEY }),
  ],
  ['no key', 'SIGNING_KEY', 'missing', 'npx wrangler secret put SIGNING_KEY', () => ({ ...good(), SIGNING_KEY: '' })],
  [
    'a chain alone',
    'SIGNING_CERTIFICATE',
    'missing',
    'npx wrangler secret put',
    () => ({ SIGNING_CHAIN: good().SIGNING_CHAIN }),
  ],
  [
    'a binding that is no text',
    'SIGNING_KEY',
    'not-text',
    'npx wrangler secret put SIGNING_KEY',
    () => ({ ...good(), SIGNING_KEY: { get: () => '' } }),
  ],
  [
    'a key of more than 5 KiB',
    'SIGNING_KEY',
    'too-large',
    'leave only the key',
    () => ({ ...good(), SIGNING_KEY: String(good().SIGNING_KEY) + 'x'.repeat(5000) }),
  ],
  [
    'certificates of more than 5 KiB',
    'SIGNING_CERTIFICATE',
    'too-large',
    'SIGNING_CHAIN',
    () => ({ ...good(), SIGNING_CERTIFICATE: String(good().SIGNING_CERTIFICATE).repeat(12) }),
  ],
  [
    'a key without PEM',
    'SIGNING_KEY',
    'not-pem',
    'openssl pkey -inform DER',
    () => ({ ...good(), SIGNING_KEY: 'MIGHAgEAMBMGByqGSM49' }),
  ],
  [
    'a certificate without PEM',
    'SIGNING_CERTIFICATE',
    'not-pem',
    'openssl x509 -inform DER',
    () => ({ ...good(), SIGNING_CERTIFICATE: 'certificate.pem' }),
  ],
  [
    'a key without its last line',
    'SIGNING_KEY',
    'not-pem',
    'copy the whole file',
    () => ({ ...good(), SIGNING_KEY: String(good().SIGNING_KEY).slice(0, -10) }),
  ],
  [
    'a certificate in place of the key',
    'SIGNING_KEY',
    'not-pem',
    'BEGIN PRIVATE KEY',
    () => ({ ...good(), SIGNING_KEY: good().SIGNING_CERTIFICATE }),
  ],
  [
    'two keys',
    'SIGNING_KEY',
    'not-pem',
    'the one key',
    () => ({ ...good(), SIGNING_KEY: String(good().SIGNING_KEY) + lone.other.keyPem }),
  ],
  [
    'a PKCS#1 key',
    'SIGNING_KEY',
    'not-pkcs8',
    pkcs8Command,
    () => ({ ...good(), SIGNING_KEY: change(lone.other.keyPem, 'PRIVATE', 'RSA PRIVATE') }),
  ],
  [
    'a SEC1 key',
    'SIGNING_KEY',
    'not-pkcs8',
    pkcs8Command,
    () => ({ ...good(), SIGNING_KEY: change(lone.other.keyPem, 'PRIVATE', 'EC PRIVATE') }),
  ],
  [
    'an OpenSSH key',
    'SIGNING_KEY',
    'not-pkcs8',
    'ssh-keygen -p -m PKCS8',
    () => ({ ...good(), SIGNING_KEY: change(lone.other.keyPem, 'PRIVATE', 'OPENSSH PRIVATE') }),
  ],
  [
    'a DSA key',
    'SIGNING_KEY',
    'not-pkcs8',
    pkcs8Command,
    () => ({ ...good(), SIGNING_KEY: change(lone.other.keyPem, 'PRIVATE', 'DSA PRIVATE') }),
  ],
  [
    'an encrypted key',
    'SIGNING_KEY',
    'key-encrypted',
    pkcs8Command,
    () => ({ ...good(), SIGNING_KEY: change(lone.other.keyPem, 'PRIVATE', 'ENCRYPTED PRIVATE') }),
  ],
  [
    'a key that was encrypted the old way',
    'SIGNING_KEY',
    'key-encrypted',
    pkcs8Command,
    () => ({
      ...good(),
      SIGNING_KEY:
        '-----BEGIN RSA PRIVATE KEY-----\nProc-Type: 4,ENCRYPTED\nDEK-Info: AES-128-CBC,3E19\n\nAAAA\n-----END RSA PRIVATE KEY-----',
    }),
  ],
  [
    'a key that is cut off',
    'SIGNING_KEY',
    'key-unreadable',
    'copy the whole file',
    () => ({ ...good(), SIGNING_KEY: cutOff('PRIVATE KEY', fromPem(lone.other.keyPem)) }),
  ],
  [
    'a key that is no base64',
    'SIGNING_KEY',
    'key-unreadable',
    'copy the whole file',
    () => ({ ...good(), SIGNING_KEY: change(lone.other.keyPem, 'M', '*') }),
  ],
  [
    'a key whose inside is damaged',
    'SIGNING_KEY',
    'key-unreadable',
    'openssl pkey -in key.pem -noout -check',
    () => ({
      ...good(),
      SIGNING_KEY: toPem(
        'PRIVATE KEY',
        fromPem(hierarchies['P-256'].leaf.keyPem).map((octet, index) => (index > 28 ? 0xff : octet)),
      ),
    }),
  ],
  [
    'the key of another certificate',
    'SIGNING_KEY',
    'key-mismatch',
    'openssl x509 -in certificate.pem -noout -pubkey',
    () => ({ ...good(), SIGNING_KEY: lone.other.keyPem }),
  ],
  [
    'a key of another kind',
    'SIGNING_KEY',
    'key-mismatch',
    'openssl pkey',
    () => ({ ...good(), SIGNING_KEY: hierarchies['RSA-2048'].leaf.keyPem }),
  ],
  [
    'a key on another curve',
    'SIGNING_KEY',
    'key-mismatch',
    'openssl pkey',
    () => ({ ...good(), SIGNING_KEY: hierarchies['P-384'].leaf.keyPem }),
  ],
  [
    'a key among the certificates',
    'SIGNING_CHAIN',
    'certificate-unreadable',
    'take the key out',
    () => ({ ...good(), SIGNING_CHAIN: String(good().SIGNING_CHAIN) + lone.other.keyPem }),
  ],
  [
    'a certificate request',
    'SIGNING_CERTIFICATE',
    'certificate-unreadable',
    'certificate authority',
    () => ({ ...good(), SIGNING_CERTIFICATE: change(lone.other.certificatePem, 'CERTIFICATE', 'CERTIFICATE REQUEST') }),
  ],
  [
    'a certificate that is cut off',
    'SIGNING_CERTIFICATE',
    'certificate-unreadable',
    'copy the whole file',
    () => ({ ...good(), SIGNING_CERTIFICATE: cutOff('CERTIFICATE', hierarchies['P-256'].leaf.der) }),
  ],
  [
    'a certificate of indefinite length',
    'SIGNING_CERTIFICATE',
    'certificate-unreadable',
    'copy the whole file',
    () => ({ ...good(), SIGNING_CERTIFICATE: toPem('CERTIFICATE', toIndefinite(hierarchies['P-256'].leaf.der)) }),
  ],
  [
    'something else in the chain',
    'SIGNING_CHAIN',
    'certificate-unreadable',
    'copy the whole file',
    () => ({ ...good(), SIGNING_CHAIN: toPem('CERTIFICATE', Uint8Array.of(0x30, 0x00)) }),
  ],
  [
    'the chain in the wrong order',
    'SIGNING_CERTIFICATE',
    'chain-order',
    'fullchain.pem',
    () => ({
      ...alone(hierarchies['P-256'].leaf),
      SIGNING_CERTIFICATE: hierarchies['P-256'].intermediate.certificatePem + hierarchies['P-256'].leaf.certificatePem,
    }),
  ],
  [
    'the chain of another certificate',
    'SIGNING_CHAIN',
    'chain-order',
    'fullchain.pem',
    () => ({ ...good(), SIGNING_CHAIN: lone.other.certificatePem }),
  ],
  [
    'the root without the intermediate',
    'SIGNING_CHAIN',
    'chain-order',
    'fullchain.pem',
    () => ({ ...good(), SIGNING_CHAIN: hierarchies['P-256'].root.certificatePem }),
  ],
  [
    'an RSA key of 1024 bits',
    'SIGNING_CERTIFICATE',
    'rsa-too-short',
    'rsa_keygen_bits:2048',
    () => alone(lone['RSA-1024']),
  ],
  [
    'a curve that is not supported',
    'SIGNING_CERTIFICATE',
    'algorithm-unsupported',
    'P-256 or P-384',
    () => alone(lone['P-521']),
  ],
  [
    'an expired certificate',
    'SIGNING_CERTIFICATE',
    'expired',
    'npx wrangler secret put SIGNING_CERTIFICATE',
    () => alone(lone.expired),
  ],
  ['a certificate of the future', 'SIGNING_CERTIFICATE', 'not-yet-valid', 'wait', () => alone(lone.future)],
  [
    'an expired intermediate',
    'SIGNING_CHAIN',
    'expired',
    'npx wrangler secret put SIGNING_CHAIN',
    () => ({ ...alone(underOldIntermediate), SIGNING_CHAIN: lone.oldIntermediate.certificatePem }),
  ],
];

/** Every run of letters that would betray a secret: 16 of a key's base64 in a row. */
const toFragments = (variables: SigningVariables): readonly string[] =>
  Object.values(variables)
    .filter((value) => typeof value === 'string')
    .flatMap((value) => value.match(/[A-Za-z0-9+/]{16}/g) ?? []);

describe('what cannot be used', () => {
  test.each(mistakes)('%s is named at its place, with a cure', async (_what, variable, reason, cure, toGiven) => {
    const state = await createSigner(toGiven()).check(testTime);
    if (state.status !== 'unusable') throw new Error(state.status);
    expect(state.problems.map((problem) => [problem.variable, problem.reason])).toContainEqual([variable, reason]);
    const found = state.problems.find((problem) => problem.variable === variable && problem.reason === reason);
    expect(found?.cure).toContain(cure);
    expect(found?.problem).toMatch(/^[A-Z].*\.$/);
  });

  test.each(mistakes)(
    '%s leaves the profile unsigned and is logged once',
    async (_what, variable, reason, _cure, toGiven) => {
      const variables = toGiven();
      const app = createTestApp({ signer: createSigner(variables), logs: 'failures' });
      const answers: string[] = [];
      for (let count = 0; count < 3; count += 1) {
        const response = await app.fetch(profileUrl);
        expect(response.status).toBe(200);
        answers.push(await readText(response));
      }
      const health = await readText(await app.fetch(healthUrl));
      expect(new Set(answers)).toEqual(new Set([await readUnsigned()]));
      expect(JSON.parse(health)).toMatchObject({ status: 'degraded', signing: 'unusable' });
      expect((JSON.parse(health) as { signingProblems: unknown }).signingProblems).toContain(`${variable} ${reason}`);
      const lines = app.log.filter(({ error }) => error?.startsWith(`${variable}: `));
      expect(lines).toHaveLength(1);
      expect(lines[0]).toMatchObject({
        level: 'error',
        outcome: 'signing-unusable',
        status: 200,
        method: 'GET',
        route: '/email.mobileconfig',
        format: 'mobileconfig',
      });
      const said = health + JSON.stringify(app.log);
      for (const fragment of toFragments(variables)) expect(said).not.toContain(fragment);
      expect(said).not.toMatch(/jane|profiles\.example\.com|Throw-away/);
    },
  );

  test('several mistakes are all reported', async () => {
    const state = await createSigner({ SIGNING_KEY: 'x', SIGNING_CERTIFICATE: 'y', SIGNING_CHAIN: 7 }).check(testTime);
    if (state.status !== 'unusable') throw new Error(state.status);
    expect(state.problems.map(({ variable, reason }) => `${variable} ${reason}`)).toEqual([
      'SIGNING_KEY not-pem',
      'SIGNING_CERTIFICATE not-pem',
      'SIGNING_CHAIN not-text',
    ]);
  });

  test('a runtime that fails to sign leaves the profile unsigned and is logged once', async () => {
    const failing: Signer = {
      isOn: true,
      check: async (now) => {
        const state = await createSigner(good()).check(now);
        const problem = { reason: 'signing-failed', variable: 'SIGNING_KEY', problem: 'No.', cure: 'none' } as const;
        return state.status === 'ready' ? { ...state, sign: () => Promise.resolve(problem) } : state;
      },
    };
    const app = createTestApp({ signer: failing, logs: 'failures' });
    expect(await readText(await app.fetch(profileUrl))).toBe(await readUnsigned());
    await app.fetch(profileUrl);
    expect(app.log).toMatchObject([{ level: 'error', outcome: 'signing-unusable' }]);
  });
});

describe('time', () => {
  test('a certificate that expires while the service runs stops being used, to the second', async () => {
    let now = Date.UTC(2026, 11, 31, 23, 59, 59, 999);
    const app = createApp(good(), () => now);
    expect(readSignedMessage(await readBytes(await app.fetch(profileUrl))).certificates).toHaveLength(2);
    now += 1;
    expect(await readText(await app.fetch(profileUrl))).toBe(await readUnsigned());
    expect(await (await app.fetch(healthUrl)).json()).toEqual({
      status: 'degraded',
      signing: 'unusable',
      signingProblems: ['SIGNING_CERTIFICATE expired'],
    });
    expect(app.log.filter(({ level }) => level === 'error')).toHaveLength(1);
  });

  test('a certificate begins to be used when it becomes valid', async () => {
    let now = Date.UTC(2026, 10, 22, 12, 34, 56, 999);
    const app = createApp(alone(lone.future), () => now);
    expect(await readText(await app.fetch(profileUrl))).toBe(await readUnsigned());
    now += 1;
    expect(readSignedMessage(await readBytes(await app.fetch(profileUrl))).certificates).toHaveLength(1);
  });

  test.each([
    ['1950-01-01T00:00:00Z', 0x17, '500101000000Z'],
    ['2049-12-31T23:59:59.999Z', 0x17, '491231235959Z'],
    ['2050-01-01T00:00:00Z', 0x18, '20500101000000Z'],
  ])('%s is stated in the form of its century', (at, tag, digits) => {
    const attributes = toHex(renderSignedAttributes(new Uint8Array(32), Date.parse(at)));
    const expected = toHex(Uint8Array.from([tag, digits.length, ...new TextEncoder().encode(digits)]));
    expect(attributes).toContain(expected);
  });

  test.each<readonly [what: string, digits: string, time: number | undefined]>([
    ['of the last century', '19991231235959Z', Date.UTC(1999, 11, 31, 23, 59, 59)],
    ['that never comes', '99991231235959Z', Date.UTC(9999, 11, 31, 23, 59, 59)],
    ['on a day that does not exist', '20260230000000Z', undefined],
    ['at an hour that does not exist', '20260228240000Z', undefined],
    ['without a zone', '20260228000000', undefined],
    ['with fractions', '20260228000000.5Z', undefined],
  ])('an end %s is read as it is meant', async (_what, digits, time) => {
    const { der } = await createCertificate({ kind: 'P-256', notBefore: '19700101000000Z', notAfter: digits });
    expect(readCertificate(der)?.notAfter).toBe(time);
  });
});

describe('the health check', () => {
  test('says until when profiles are signed', async () => {
    expect(await (await createApp(good()).fetch(healthUrl)).json()).toEqual({
      status: 'ok',
      signing: 'ready',
      signingExpires: '2027-01-01T00:00:00.000Z',
    });
  });

  test('logs an unusable certificate before anybody asks for a profile', async () => {
    const app = createTestApp({ signer: createSigner(alone(lone.expired)), logs: 'failures' });
    const response = await app.fetch(healthUrl);
    expect(response.status).toBe(200);
    await app.fetch(profileUrl);
    expect(app.log).toMatchObject([{ level: 'error', outcome: 'signing-unusable', route: '/healthz' }]);
  });
});

test('the key is imported at the first request that needs it, and once', async () => {
  let imports = 0;
  const { subtle } = crypto;
  const original = subtle.importKey.bind(subtle);
  Object.defineProperty(subtle, 'importKey', {
    configurable: true,
    value: (...given: Parameters<typeof original>) => {
      if (given[0] === 'pkcs8') imports += 1;
      return original(...given);
    },
  });
  try {
    const app = createApp(good());
    await app.fetch('https://autoconfig.example.com/mail/config-v1.1.xml?emailaddress=jane%40example.com');
    expect(imports).toBe(0);
    for (let count = 0; count < 3; count += 1) await app.fetch(profileUrl);
    expect(imports).toBe(1);
  } finally {
    Reflect.deleteProperty(subtle, 'importKey');
  }
});

describe('vectors', () => {
  // RFC 5652 §5.4, §11; the digest is that of "abc" (FIPS 180-4).
  const abc = fromHex('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');

  test('signed attributes of "abc" are the 107 octets that were worked out by hand', async () => {
    const attributes = renderSignedAttributes(abc, Date.UTC(2026, 0, 2, 3, 4, 5));
    expect(toHex(attributes)).toBe(
      '3169301806092a864886f70d010903310b06092a864886f70d010701301c06092a864886f70d010905310f170d3236303130323033303430355a302f06092a864886f70d01090431220420ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad',
    );
    expect(toHex(new Uint8Array(await crypto.subtle.digest('SHA-256', attributes)))).toBe(
      'ea41e6cd11439bd3e92138763375fdbe2eafc89d6d22398357f62455430995a5',
    );
  });

  test('they are embedded with the tag of their field, around the content "abc"', async () => {
    const state = await createSigner(good()).check(testTime);
    if (state.status !== 'ready') throw new Error('not ready');
    const bytes = await state.sign(fromHex('616263'), Date.UTC(2026, 0, 2, 3, 4, 5));
    if (!(bytes instanceof Uint8Array)) throw new Error('not signed');
    expect(toHex(bytes)).toContain('301206092a864886f70d010701a0050403616263');
    expect(toHex(bytes)).toContain('300b0609608648016503040201a069301806092a864886f70d010903310b');
  });

  test.each([
    [
      'leading zeros and set top bits',
      `0080${'11'.repeat(30)}ff${'11'.repeat(31)}`,
      `304502200080${'11'.repeat(30)}022100ff${'11'.repeat(31)}`,
    ],
    ['small numbers', `${'00'.repeat(31)}01${'00'.repeat(31)}80`, '300702010102020080'],
    ['zero', '00'.repeat(64), '3006020100020100'],
  ])('an ECDSA signature with %s becomes the shortest numbers', (_what, halves, expected) => {
    expect(toHex(toDerSignature(fromHex(halves)))).toBe(expected);
  });
});

test.each<KeyKind>(['RSA-1024', 'RSA-2048'])('the bits of an %s key are counted', async (kind) => {
  const { der } = await createCertificate({ kind });
  expect(readCertificate(der)?.modulusBits).toBe(Number(kind.slice(4)));
});
