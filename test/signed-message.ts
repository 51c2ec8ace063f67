// A reader of signed messages that shares no code with src/signing: it walks the structure by position, as
// RFC 5652 §5.1 draws it, and throws where something else stands.

interface Node {
  readonly tag: number;
  readonly bytes: Uint8Array;
  readonly content: Uint8Array;
}

function walk(bytes: Uint8Array): readonly Node[] {
  const nodes: Node[] = [];
  let at = 0;
  while (at < bytes.length) {
    const first = bytes[at + 1] ?? 0;
    const octets = first < 0x80 ? 0 : first - 0x80;
    let length = first < 0x80 ? first : 0;
    for (let index = 0; index < octets; index += 1) length = (length << 8) | (bytes[at + 2 + index] ?? 0);
    const start = at + 2 + octets;
    if (start + length > bytes.length) throw new Error('an element reaches beyond its parent');
    nodes.push({
      tag: bytes[at] ?? 0,
      bytes: bytes.slice(at, start + length),
      content: bytes.slice(start, start + length),
    });
    at = start + length;
  }
  return nodes;
}

function inside(node: Node | undefined, tag: number, count?: number): readonly Node[] {
  if (node?.tag !== tag) throw new Error(`tag ${tag.toString(16)} expected, found ${String(node?.tag.toString(16))}`);
  const nodes = walk(node.content);
  if (count !== undefined && nodes.length !== count)
    throw new Error(`${count} elements expected, found ${nodes.length}`);
  return nodes;
}

/** Bytes as hexadecimal digits. */
export const toHex = (bytes: Uint8Array | undefined): string =>
  Array.from(bytes ?? [], (octet) => octet.toString(16).padStart(2, '0')).join('');

/** Hexadecimal digits as bytes. */
export const fromHex = (hex: string): Uint8Array =>
  Uint8Array.from(hex.match(/../g) ?? [], (octet) => parseInt(octet, 16));

/** What a signed message says. */
export interface SignedMessage {
  readonly content: Uint8Array;
  readonly certificates: readonly Uint8Array[];
  readonly digestAlgorithm: string;
  readonly signatureAlgorithm: string;
  /** Issuer and serial number. */
  readonly signer: Uint8Array;
  /** As they are signed, with the tag of a SET. */
  readonly signedAttributes: Uint8Array;
  /** Values by object identifier in hexadecimal digits. */
  readonly attributes: ReadonlyMap<string, Node>;
  readonly signature: Uint8Array;
}

/**
 * Reads a message.
 *
 * @throws Error if it is not built as a signed profile has to be.
 */
export function readSignedMessage(bytes: Uint8Array): SignedMessage {
  const [contentInfo, ...behind] = walk(bytes);
  if (behind.length > 0) throw new Error('something follows the message');
  const [type, wrapped] = inside(contentInfo, 0x30, 2);
  if (toHex(type?.bytes) !== '06092a864886f70d010702') throw new Error('no signedData');
  const [signedData] = inside(wrapped, 0xa0, 1);
  const [version, digests, encapsulated, certificates, signerInfos] = inside(signedData, 0x30, 5);
  if (toHex(version?.bytes) !== '020101') throw new Error('not version 1');
  const [digest] = inside(digests, 0x31, 1);
  const [contentType, explicit] = inside(encapsulated, 0x30, 2);
  if (toHex(contentType?.bytes) !== '06092a864886f70d010701') throw new Error('the content is not data');
  const [octets] = inside(explicit, 0xa0, 1);
  if (octets?.tag !== 0x04) throw new Error('the content is no primitive OCTET STRING');
  const [signerInfo] = inside(signerInfos, 0x31, 1);
  const [signerVersion, signer, digestAlgorithm, attributes, signatureAlgorithm, signature] = inside(
    signerInfo,
    0x30,
    6,
  );
  if (toHex(signerVersion?.bytes) !== '020101') throw new Error('the signer is not of version 1');
  if (toHex(digestAlgorithm?.bytes) !== toHex(digest?.bytes)) throw new Error('two digest algorithms');
  const values = inside(attributes, 0xa0).map((attribute) => {
    const [oid, set] = inside(attribute, 0x30, 2);
    const [value] = inside(set, 0x31, 1);
    if (value === undefined) throw new Error('an attribute without value');
    return [toHex(oid?.content), value] as const;
  });
  const signedAttributes = (attributes?.bytes ?? new Uint8Array()).slice();
  signedAttributes[0] = 0x31;
  return {
    content: octets.content,
    certificates: inside(certificates, 0xa0).map((node) => node.bytes),
    digestAlgorithm: toHex(digestAlgorithm?.bytes),
    signatureAlgorithm: toHex(signatureAlgorithm?.bytes),
    signer: signer?.content ?? new Uint8Array(),
    signedAttributes,
    attributes: new Map(values),
    signature: signature?.content ?? new Uint8Array(),
  };
}

/** An ECDSA signature as WebCrypto wants it: two numbers of fixed length. */
export function toHalves(signature: Uint8Array, octets: number): Uint8Array {
  const [sequence] = walk(signature);
  const halves = new Uint8Array(octets * 2);
  for (const [index, { tag, content }] of inside(sequence, 0x30, 2).entries()) {
    if (tag !== 0x02 || content.length > octets + 1) throw new Error('no number of that length');
    if ((content[0] ?? 0) > 0x7f) throw new Error('a negative number');
    if (content[0] === 0 && (content[1] ?? 0) < 0x80) throw new Error('a number with a needless zero');
    const digits = content[0] === 0 ? content.slice(1) : content;
    halves.set(digits, (index + 1) * octets - digits.length);
  }
  return halves;
}
