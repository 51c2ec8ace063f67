const label = '(?:[a-z0-9]|[a-z0-9][a-z0-9-]{0,61}[a-z0-9])';
const hostName = new RegExp(`^(?:${label}\\.)*${label}\\.?$`, 'i');

/** Says whether Thunderbird, on any system, takes the text for an ASCII host name or an IP address (RFC 1123 §2.1). */
export function isHostName(text: string): boolean {
  if (text.length > 255) return false;
  return hostName.test(text) || (text.includes(':') && URL.canParse(`http://[${text}]/`));
}
