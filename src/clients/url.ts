import type { ServiceChoice } from './conclusion.ts';

/** Parses an absolute URL of http or https with a host; anything else is undefined. */
export function parseWebUrl(text: string): URL | undefined {
  if (!/^https?:\/\//i.test(text)) return undefined;
  return URL.canParse(text) ? new URL(text) : undefined;
}

/** Says whether the text is an absolute https URL. */
export function isHttpsUrl(text: string): boolean {
  return parseWebUrl(text)?.protocol === 'https:';
}

/** The place that a URL of http or https names, with the port of its scheme where it states none. */
export function toPlace(text: string, url: URL): Pick<ServiceChoice, 'hostname' | 'port' | 'security' | 'url'> {
  const isSecure = url.protocol === 'https:';
  return {
    hostname: url.hostname,
    port: url.port === '' ? (isSecure ? 443 : 80) : Number(url.port),
    security: isSecure ? 'TLS' : 'plain',
    url: text,
  };
}
