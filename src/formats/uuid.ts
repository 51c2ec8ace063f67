const encoder = new TextEncoder();

/** The namespace for names that are domain names (RFC 9562 §6.6). */
export const dnsNamespace = '6ba7b810-9dad-11d1-80b4-00c04fd430c8';

/** A UUID of version 5: SHA-1 over namespace and name (RFC 9562 §5.5), in upper case as Apple writes it. */
export async function createUuid5(namespace: string, name: string): Promise<string> {
  const nameBytes = encoder.encode(name);
  const bytes = new Uint8Array(16 + nameBytes.length);
  bytes.set(parseHex(namespace.replaceAll('-', '')));
  bytes.set(nameBytes, 16);
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-1', bytes)).subarray(0, 16);
  hash[6] = ((hash[6] ?? 0) & 0x0f) | 0x50;
  hash[8] = ((hash[8] ?? 0) & 0x3f) | 0x80;
  const hex = toHex(hash).toUpperCase();
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}

/** The first octets of the SHA-256 of a text, as hexadecimal digits in lower case. */
export async function createDigest(text: string, octets: number): Promise<string> {
  const hash = await crypto.subtle.digest('SHA-256', encoder.encode(text));
  return toHex(new Uint8Array(hash, 0, octets));
}

function toHex(bytes: Uint8Array): string {
  let hex = '';
  for (const byte of bytes) hex += byte.toString(16).padStart(2, '0');
  return hex;
}

function parseHex(hex: string): Uint8Array {
  return Uint8Array.from({ length: hex.length / 2 }, (_, index) =>
    Number.parseInt(hex.slice(index * 2, index * 2 + 2), 16),
  );
}
