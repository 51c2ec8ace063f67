/** How a deployment looks domains up. */
export interface DnsSettings {
  /** Which entries an MX may lead to. */
  readonly mxLookup: 'own' | 'public';
  readonly asksSrv: boolean;
  /** The URL of the resolver. */
  readonly resolver: string;
  readonly notation: 'message' | 'json';
}

const defaultResolver = 'https://cloudflare-dns.com/dns-query';
const loopback = /^(?:localhost|127(?:\.\d+){3}|\[::1\])$/;

/**
 * Reads the variables that decide about the DNS:
 *
 * - `MX_LOOKUP`: `off`, the default; `own` for the operator's own entries, `public` for all.
 * - `SRV_LOOKUP`: `off`, the default; `on` to read the records of RFC 6186 where no MX leads to an entry.
 * - `DNS_RESOLVER`: the https URL of a resolver (RFC 8484); http only on this machine. Cloudflare's unless stated.
 * - `DNS_FORMAT`: `message`, the default; `json` for a resolver whose URL answers in that.
 *
 * @returns undefined if the DNS is not asked.
 * @throws Error that names the variable and the cure.
 */
export function parseDnsSettings(variables: Readonly<Record<string, unknown>>): DnsSettings | undefined {
  const { MX_LOOKUP: mxLookup = 'off', SRV_LOOKUP: srvLookup = 'off' } = variables;
  if (mxLookup !== 'off' && mxLookup !== 'own' && mxLookup !== 'public') {
    throw new Error('MX_LOOKUP must be "off", "own" or "public"');
  }
  if (srvLookup !== 'off' && srvLookup !== 'on') throw new Error('SRV_LOOKUP must be "off" or "on"');
  if (srvLookup === 'on' && mxLookup === 'off') {
    throw new Error('SRV_LOOKUP needs MX_LOOKUP to be "own" or "public": services are asked for after the MX');
  }
  const resolver = parseResolver(variables);
  return mxLookup === 'off' ? undefined : { mxLookup, asksSrv: srvLookup === 'on', ...resolver };
}

/**
 * Reads which resolver is asked, whoever asks it: `DNS_RESOLVER` and `DNS_FORMAT`.
 *
 * @throws Error that names the variable and the cure.
 */
export function parseResolver(
  variables: Readonly<Record<string, unknown>>,
): Pick<DnsSettings, 'resolver' | 'notation'> {
  const { DNS_RESOLVER: resolver = defaultResolver, DNS_FORMAT: notation = 'message' } = variables;
  if (typeof resolver !== 'string' || !isResolver(resolver)) {
    throw new Error('DNS_RESOLVER must be an https URL of a DNS resolver, for example https://dns.quad9.net/dns-query');
  }
  if (notation !== 'message' && notation !== 'json') throw new Error('DNS_FORMAT must be "message" or "json"');
  return { resolver, notation };
}

function isResolver(text: string): boolean {
  const url = URL.parse(text);
  // The runtime refuses to ask a URL with credentials, and drops what is after `#`.
  if (url?.username !== '' || url.password !== '' || url.hash !== '') return false;
  return url.protocol === 'https:' || (url.protocol === 'http:' && loopback.test(url.hostname));
}
