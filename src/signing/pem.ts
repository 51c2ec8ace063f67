/** One block of a PEM text (RFC 7468). */
export interface PemBlock {
  /** For example `CERTIFICATE` or `PRIVATE KEY`. */
  readonly label: string;
  /** undefined if what stands between the lines is not base64, as in keys that were encrypted the old way. */
  readonly der: Uint8Array | undefined;
}

const begin = '-----BEGIN ';
const dashes = '-----';
const longestLabel = 64;

/**
 * Reads the blocks of a PEM text in order. Words around them are passed over (RFC 7468 §2), and `\n` in letters counts
 * as a line break: variables often cannot hold one.
 *
 * @returns undefined if a block begins and does not end.
 */
export function readPem(text: string): readonly PemBlock[] | undefined {
  const lines = text.replaceAll('\\r', '').replaceAll('\\n', '\n');
  const blocks: PemBlock[] = [];
  let offset = 0;
  for (;;) {
    const start = lines.indexOf(begin, offset);
    if (start < 0) return blocks;
    const labelStart = start + begin.length;
    const labelEnd = lines.indexOf(dashes, labelStart);
    if (labelEnd < 0 || labelEnd - labelStart > longestLabel) return undefined;
    const label = lines.slice(labelStart, labelEnd);
    const bodyStart = labelEnd + dashes.length;
    const bodyEnd = lines.indexOf(`-----END ${label}-----`, bodyStart);
    if (bodyEnd < 0) return undefined;
    blocks.push({ label, der: decodeBase64(lines.slice(bodyStart, bodyEnd).replace(/\s+/g, '')) });
    offset = bodyEnd + dashes.length;
  }
}

function decodeBase64(text: string): Uint8Array | undefined {
  if (text === '' || text.length % 4 !== 0 || !/^[A-Za-z0-9+/]+={0,2}$/.test(text)) return undefined;
  return Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
}
