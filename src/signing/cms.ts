import type { Certificate, KeyAlgorithm } from './certificate.ts';
import { renderElement, renderInteger, renderOid, renderSetOf, tags } from './der.ts';

/** The digest that goes with a key: as strong as the key, and known to Apple's verifier. */
export const toHashName = (algorithm: KeyAlgorithm): 'SHA-256' | 'SHA-384' =>
  algorithm.kind === 'EC' && algorithm.curve === 'P-384' ? 'SHA-384' : 'SHA-256';

const oids = {
  data: renderOid('1.2.840.113549.1.7.1'),
  signedData: renderOid('1.2.840.113549.1.7.2'),
  contentType: renderOid('1.2.840.113549.1.9.3'),
  messageDigest: renderOid('1.2.840.113549.1.9.4'),
  signingTime: renderOid('1.2.840.113549.1.9.5'),
} as const;

const sequence = (...contents: readonly Uint8Array[]): Uint8Array => renderElement(tags.sequence, ...contents);
const explicit0 = (content: Uint8Array): Uint8Array => renderElement(tags.context0, content);

// RFC 5754 §2: parameters absent.
const digestAlgorithms = {
  'SHA-256': sequence(renderOid('2.16.840.1.101.3.4.2.1')),
  'SHA-384': sequence(renderOid('2.16.840.1.101.3.4.2.2')),
} as const;
// RFC 5754 §3.2: for RSA the digest is named beside it, and NULL has to be there.
const rsaEncryption = sequence(renderOid('1.2.840.113549.1.1.1'), renderElement(tags.null));
// RFC 5754 §3.3: parameters absent.
const ecdsa = {
  'SHA-256': sequence(renderOid('1.2.840.10045.4.3.2')),
  'SHA-384': sequence(renderOid('1.2.840.10045.4.3.3')),
} as const;

// RFC 5652 §5.1: 1 with certificates of X.509 only, issuer and serial number, and content of type data.
const version1 = renderInteger(Uint8Array.of(1));

const attribute = (oid: Uint8Array, value: Uint8Array): Uint8Array => sequence(oid, renderSetOf(tags.set, [value]));

/**
 * Writes the signed attributes as the SET OF that is signed (RFC 5652 §5.4).
 *
 * @param contentDigest - of the content, by the digest of `toHashName`
 * @param time - of signing, in milliseconds since 1970; seconds are kept
 */
export function renderSignedAttributes(contentDigest: Uint8Array, time: number): Uint8Array {
  return renderSetOf(tags.set, [
    attribute(oids.contentType, oids.data),
    attribute(oids.signingTime, renderTime(time)),
    attribute(oids.messageDigest, renderElement(tags.octetString, contentDigest)),
  ]);
}

/** RFC 5652 §11.3: UTCTime until 2049, which is also the only kind that Apple's verifier reads. */
function renderTime(time: number): Uint8Array {
  const digits = `${new Date(time).toISOString().replace(/\.\d+Z$|[-:T]/g, '')}Z`;
  const isShort = digits >= '1950' && digits < '2050';
  const octets = Uint8Array.from(isShort ? digits.slice(2) : digits, (character) => character.charCodeAt(0));
  return renderElement(isShort ? tags.utcTime : tags.generalizedTime, octets);
}

/** What of a message is the same every time: who signs, with which certificates. */
export interface MessageSigner {
  readonly algorithm: KeyAlgorithm;
  /** The signer's own certificate first. */
  readonly certificates: readonly [Certificate, ...Certificate[]];
}

/** Writes messages of one signer. */
export type SignedDataRenderer = (
  content: Uint8Array,
  signedAttributes: Uint8Array,
  signature: Uint8Array,
) => Uint8Array;

/**
 * Prepares a CMS ContentInfo with SignedData around a content (RFC 5652 §3, §5.1), in DER. The renderer takes the
 * content, the signed attributes as they were signed, and the signature over them as WebCrypto made it.
 */
export function createSignedDataRenderer({ algorithm, certificates }: MessageSigner): SignedDataRenderer {
  const [leaf] = certificates;
  const hash = toHashName(algorithm);
  const digestAlgorithm = digestAlgorithms[hash];
  const signatureAlgorithm = algorithm.kind === 'RSA' ? rsaEncryption : ecdsa[hash];
  const certificateSet = renderSetOf(
    tags.context0,
    certificates.map(({ der }) => der),
  );
  const signerIdentifier = sequence(leaf.issuer, leaf.serialNumber);
  return (content, signedAttributes, signature) => {
    // RFC 5652 §5.4: signed with the tag of a SET, embedded with that of the field.
    const embeddedAttributes = signedAttributes.slice();
    embeddedAttributes[0] = tags.context0;
    const signatureValue = algorithm.kind === 'RSA' ? signature : toDerSignature(signature);
    const signerInfo = sequence(
      version1,
      signerIdentifier,
      digestAlgorithm,
      embeddedAttributes,
      signatureAlgorithm,
      renderElement(tags.octetString, signatureValue),
    );
    const signedData = sequence(
      version1,
      renderSetOf(tags.set, [digestAlgorithm]),
      sequence(oids.data, explicit0(renderElement(tags.octetString, content))),
      certificateSet,
      renderSetOf(tags.set, [signerInfo]),
    );
    return sequence(oids.signedData, explicit0(signedData));
  };
}

/** WebCrypto's two halves of an ECDSA signature, as the SEQUENCE that CMS wants (RFC 5753 §7.2). */
export function toDerSignature(halves: Uint8Array): Uint8Array {
  const middle = halves.length / 2;
  return sequence(renderInteger(halves.subarray(0, middle)), renderInteger(halves.subarray(middle)));
}
