// Throw-away keys and certificates, made by WebCrypto and a DER writer of its own: runs in workerd as in Node, and shares
// nothing with src/signing.

/** Kinds of keys. */
export type KeyKind = 'RSA-1024' | 'RSA-2048' | 'RSA-4096' | 'P-256' | 'P-384' | 'P-521';

/** A certificate with its key. */
export interface ThrowAway {
  readonly subject: string;
  readonly der: Uint8Array;
  readonly certificatePem: string;
  /** PKCS#8. */
  readonly keyPem: string;
  readonly keys: CryptoKeyPair;
  readonly kind: KeyKind;
}

/** What a certificate says; valid through 2026 and self-signed unless stated. */
export interface CertificateOptions {
  readonly kind: KeyKind;
  readonly issuer?: ThrowAway;
  readonly subject?: string;
  readonly notBefore?: string;
  readonly notAfter?: string;
  readonly authority?: boolean;
  /** DNS names and IPv4 addresses of a leaf; the subject unless stated. */
  readonly names?: readonly string[];
}

/** Makes a key, and a certificate for it. */
export async function createCertificate(options: CertificateOptions): Promise<ThrowAway> {
  const { kind, issuer, subject = 'profiles.example.com', authority = false, names = [subject] } = options;
  const { notBefore = '20260101000000Z', notAfter = '20270101000000Z' } = options;
  const keys = (await crypto.subtle.generateKey(toKeyParameters(kind), true, ['sign', 'verify'])) as CryptoKeyPair;
  const publicKey = new Uint8Array((await crypto.subtle.exportKey('spki', keys.publicKey)) as ArrayBuffer);
  const signingKind = issuer?.kind ?? kind;
  const algorithm = signingKind.startsWith('RSA')
    ? sequence(oid('2a864886f70d01010b'), element(0x05))
    : sequence(oid('2a8648ce3d040302'));
  serialNumbers += 1;
  const toBeSigned = sequence(
    element(0xa0, element(0x02, Uint8Array.of(2))),
    element(0x02, Uint8Array.of(0x01, serialNumbers >> 8, serialNumbers & 0xff)),
    algorithm,
    name(issuer?.subject ?? subject),
    sequence(time(notBefore), time(notAfter)),
    name(subject),
    publicKey,
    element(0xa3, sequence(...(authority ? authorityExtensions : leafExtensions(names)))),
  );
  const signature = await sign(signingKind, issuer?.keys.privateKey ?? keys.privateKey, toBeSigned);
  const der = sequence(toBeSigned, algorithm, element(0x03, Uint8Array.of(0), signature));
  const pkcs8 = new Uint8Array((await crypto.subtle.exportKey('pkcs8', keys.privateKey)) as ArrayBuffer);
  return {
    subject,
    der,
    certificatePem: toPem('CERTIFICATE', der),
    keyPem: toPem('PRIVATE KEY', pkcs8),
    keys,
    kind,
  };
}

/** A root, an intermediate and a leaf. */
export interface Hierarchy {
  readonly root: ThrowAway;
  readonly intermediate: ThrowAway;
  readonly leaf: ThrowAway;
}

/** Dates for programs that ask the real clock. */
export const longValidity = { notBefore: '20200101000000Z', notAfter: '20490101000000Z' } as const;

/** Makes a leaf of this kind below an intermediate and a root on P-256; all of them valid through 2026 unless stated. */
export async function createHierarchy(
  kind: KeyKind,
  validity: Pick<CertificateOptions, 'notBefore' | 'notAfter'> = {},
): Promise<Hierarchy> {
  const above = { ...validity, kind: 'P-256', authority: true } as const;
  const root = await createCertificate({ ...above, subject: 'Throw-away Root' });
  const intermediate = await createCertificate({ ...above, subject: 'Throw-away Intermediate', issuer: root });
  return { root, intermediate, leaf: await createCertificate({ ...validity, kind, issuer: intermediate }) };
}

/** Bytes as a PEM block. */
export function toPem(label: string, der: Uint8Array): string {
  const base64 = btoa(Array.from(der, (octet) => String.fromCharCode(octet)).join(''));
  return `-----BEGIN ${label}-----\n${(base64.match(/.{1,64}/g) ?? []).join('\n')}\n-----END ${label}-----\n`;
}

/** The bytes of a text with one PEM block. */
export const fromPem = (pem: string): Uint8Array =>
  Uint8Array.from(atob(pem.replace(/-----[^-]*-----|\s/g, '')), (character) => character.charCodeAt(0));

/** What WebCrypto calls a kind of key. */
export const toKeyParameters = (kind: KeyKind): RsaHashedKeyGenParams | EcKeyGenParams =>
  kind.startsWith('RSA')
    ? {
        name: 'RSASSA-PKCS1-v1_5',
        hash: 'SHA-256',
        modulusLength: Number(kind.slice(4)),
        publicExponent: Uint8Array.of(1, 0, 1),
      }
    : { name: 'ECDSA', namedCurve: kind };

let serialNumbers = 0;

interface RsaHashedKeyGenParams {
  readonly name: string;
  readonly hash: string;
  readonly modulusLength: number;
  readonly publicExponent: Uint8Array;
}
interface EcKeyGenParams {
  readonly name: string;
  readonly namedCurve: string;
}

async function sign(kind: KeyKind, key: CryptoKey, bytes: Uint8Array): Promise<Uint8Array> {
  const { name } = toKeyParameters(kind);
  const signature = new Uint8Array(await crypto.subtle.sign({ name, hash: 'SHA-256' }, key, bytes));
  if (kind.startsWith('RSA')) return signature;
  const half = signature.length / 2;
  return sequence(positive(signature.slice(0, half)), positive(signature.slice(half)));
}

function positive(octets: Uint8Array): Uint8Array {
  let start = 0;
  while (start < octets.length - 1 && octets[start] === 0) start += 1;
  const padding = (octets[start] ?? 0) > 0x7f ? [0] : [];
  return element(0x02, Uint8Array.from([...padding, ...octets.slice(start)]));
}

function element(tag: number, ...contents: readonly Uint8Array[]): Uint8Array {
  const content = contents.flatMap((part) => [...part]);
  const { length } = content;
  const head = length < 128 ? [length] : length < 256 ? [0x81, length] : [0x82, length >> 8, length & 0xff];
  return Uint8Array.from([tag, ...head, ...content]);
}

const sequence = (...contents: readonly Uint8Array[]): Uint8Array => element(0x30, ...contents);
const oid = (hex: string): Uint8Array =>
  element(
    0x06,
    Uint8Array.from(hex.match(/../g) ?? [], (octet) => parseInt(octet, 16)),
  );
const text = (value: string): Uint8Array => new TextEncoder().encode(value);
const name = (commonName: string): Uint8Array =>
  sequence(element(0x31, sequence(oid('550403'), element(0x0c, text(commonName)))));
/** UTCTime for the years that it can say. */
const time = (digits: string): Uint8Array =>
  digits.startsWith('20') ? element(0x17, text(digits.slice(2))) : element(0x18, text(digits));

const extension = (id: string, value: Uint8Array): Uint8Array => sequence(oid(id), element(0x04, value));
const authorityExtensions = [
  extension('551d13', sequence(element(0x01, Uint8Array.of(0xff)))),
  extension('551d0f', element(0x03, Uint8Array.of(1, 0x06))),
];
const generalName = (name: string): Uint8Array =>
  /^[\d.]+$/.test(name) ? element(0x87, Uint8Array.from(name.split('.'), Number)) : element(0x82, text(name));
// As certificate authorities write them for TLS servers; NSS wants keyEncipherment beside digitalSignature.
const leafExtensions = (names: readonly string[]): readonly Uint8Array[] => [
  extension('551d13', sequence()),
  extension('551d0f', element(0x03, Uint8Array.of(5, 0xa0))),
  extension('551d25', sequence(oid('2b06010505070301'))),
  extension('551d11', sequence(...names.map(generalName))),
];
