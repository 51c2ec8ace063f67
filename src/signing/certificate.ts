import { equalBytes, readElements, readInside, renderOid, tags, type DerElement } from './der.ts';

/** The kinds of keys that can sign here. */
export type KeyAlgorithm = { readonly kind: 'RSA' } | { readonly kind: 'EC'; readonly curve: 'P-256' | 'P-384' };

/** What signing has to know of an X.509 certificate (RFC 5280 §4.1). Byte strings are DER, exactly as they stood there. */
export interface Certificate {
  readonly der: Uint8Array;
  readonly issuer: Uint8Array;
  readonly subject: Uint8Array;
  readonly serialNumber: Uint8Array;
  /** Milliseconds since 1970. */
  readonly notBefore: number;
  /** Milliseconds since 1970. */
  readonly notAfter: number;
  /** The SubjectPublicKeyInfo. */
  readonly publicKey: Uint8Array;
  /** undefined for a key of any other kind. */
  readonly algorithm: KeyAlgorithm | undefined;
  /** Bits of the modulus of an RSA key. */
  readonly modulusBits: number | undefined;
}

/** Reads a certificate; undefined if it is none, or not DER. Its signature is not looked at. */
export function readCertificate(der: Uint8Array): Certificate | undefined {
  const [signed, signatureAlgorithm, signature, ...beyond] = readInside(der, tags.sequence) ?? [];
  if (signed?.tag !== tags.sequence || signatureAlgorithm?.tag !== tags.sequence || beyond.length > 0) return undefined;
  if (signature?.tag !== tags.bitString) return undefined;
  const fields = readElements(signed.content) ?? [];
  // Version 1 says no version.
  const [serialNumber, , issuer, validity, subject, publicKey] = fields.slice(fields[0]?.tag === tags.context0 ? 1 : 0);
  if (serialNumber?.tag !== tags.integer || serialNumber.content.length === 0) return undefined;
  if (issuer?.tag !== tags.sequence || subject?.tag !== tags.sequence) return undefined;
  if (validity?.tag !== tags.sequence || publicKey?.tag !== tags.sequence) return undefined;
  const [notBefore, notAfter] = (readElements(validity.content) ?? []).map(readTime);
  if (notBefore === undefined || notAfter === undefined) return undefined;
  const [algorithmIdentifier, keyBits] = readElements(publicKey.content) ?? [];
  if (algorithmIdentifier === undefined || keyBits?.tag !== tags.bitString) return undefined;
  const algorithm = readAlgorithm(algorithmIdentifier);
  return {
    der,
    issuer: issuer.encoding,
    subject: subject.encoding,
    serialNumber: serialNumber.encoding,
    notBefore,
    notAfter,
    publicKey: publicKey.encoding,
    algorithm,
    modulusBits: algorithm?.kind === 'RSA' ? readModulusBits(keyBits) : undefined,
  };
}

/** RFC 5280 §4.1.2.5: years of two digits are those from 1950 to 2049. */
function readTime({ tag, content }: DerElement): number | undefined {
  const text = String.fromCharCode(...content.subarray(0, 16));
  const years = tag === tags.utcTime ? 2 : tag === tags.generalizedTime ? 4 : 0;
  const found = years === 0 ? null : /^(\d{2}|\d{4})(\d{2})(\d{2})(\d{2})(\d{2})(\d{2})Z$/.exec(text);
  if (found?.[1]?.length !== years) return undefined;
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = found.slice(1).map(Number);
  const fullYear = years === 4 ? year : year + (year < 50 ? 2000 : 1900);
  const time = Date.UTC(fullYear, month - 1, day, hour, minute, second);
  // Otherwise the 30th of February is the 2nd of March.
  const isReal =
    new Date(time).getUTCDate() === day && month >= 1 && month <= 12 && hour < 24 && minute < 60 && second < 60;
  return isReal ? time : undefined;
}

const rsaEncryption = renderOid('1.2.840.113549.1.1.1');
const ecPublicKey = renderOid('1.2.840.10045.2.1');
const p256 = renderOid('1.2.840.10045.3.1.7');
const p384 = renderOid('1.3.132.0.34');

/** Reads the AlgorithmIdentifier of a key (RFC 3279 §2.3.1, RFC 5480 §2.1.1); undefined for other kinds. */
export function readAlgorithm({ tag, content }: DerElement): KeyAlgorithm | undefined {
  const [oid, parameters] = (tag === tags.sequence ? readElements(content) : undefined) ?? [];
  if (oid === undefined) return undefined;
  if (equalBytes(oid.encoding, rsaEncryption)) return { kind: 'RSA' };
  if (!equalBytes(oid.encoding, ecPublicKey) || parameters === undefined) return undefined;
  if (equalBytes(parameters.encoding, p256)) return { kind: 'EC', curve: 'P-256' };
  return equalBytes(parameters.encoding, p384) ? { kind: 'EC', curve: 'P-384' } : undefined;
}

function readModulusBits({ content }: DerElement): number | undefined {
  // A BIT STRING begins with the number of unused bits.
  const [modulus] = (content[0] === 0 ? readInside(content.subarray(1), tags.sequence) : undefined) ?? [];
  if (modulus?.tag !== tags.integer) return undefined;
  const start = modulus.content.findIndex((octet) => octet !== 0);
  const first = modulus.content[start];
  return first === undefined ? 0 : (modulus.content.length - start - 1) * 8 + (32 - Math.clz32(first));
}

/** Reads which kind of key a PKCS#8 PrivateKeyInfo holds (RFC 5958 §2); undefined if it is none. */
export function readPrivateKeyAlgorithm(der: Uint8Array): { readonly algorithm: KeyAlgorithm | undefined } | undefined {
  const [version, algorithm, key] = readInside(der, tags.sequence) ?? [];
  if (version?.tag !== tags.integer || algorithm?.tag !== tags.sequence || key?.tag !== tags.octetString) {
    return undefined;
  }
  return { algorithm: readAlgorithm(algorithm) };
}
