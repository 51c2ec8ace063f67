// Letters, digits, hyphen, dot, underscore and tilde need no encoding, so an encoded one is a second spelling.
const needlesslyEncoded = /%(?:2[DE]|3[0-9]|4[1-9A-F]|5[0-9AF]|6[1-9A-F]|7[0-9AE])/i;

/**
 * Whether a text is an issuer identifier (RFC 8414 §2) that every client spells the same: https, without user, query,
 * fragment and port that needs no mention, with a host in lower case and without dot segments.
 */
export function isIssuer(text: string): boolean {
  if (!URL.canParse(text) || /[?#@\s]/.test(text) || needlesslyEncoded.test(text)) return false;
  const { protocol, href } = new URL(text);
  return protocol === 'https:' && (href === text || href === `${text}/`);
}
