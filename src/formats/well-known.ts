import { parseDomain } from '../core/address.ts';
import { hasPlaceholder } from '../core/placeholder.ts';
import { fail, ok } from '../core/result.ts';
import type { Domain, MailSettings } from '../core/types.ts';
import { renderRefusal } from './explain.ts';
import type { Format, Route } from './format.ts';
import { parseHost } from './host.ts';

/** Which service is looked for. */
export interface WellKnownOptions {
  readonly service: 'caldav' | 'carddav' | 'jmap';
}

const routes = [
  // RFC 6764 §5: a client's first request here is a PROPFIND, and every method is redirected.
  { method: 'ANY', path: '/.well-known/caldav' },
  { method: 'ANY', path: '/.well-known/carddav' },
  // RFC 8620 §2.2: the session resource, which is read with GET.
  { method: 'GET', path: '/.well-known/jmap' },
] as const satisfies readonly Route[];

const toPath = (service: WellKnownOptions['service']): string => `/.well-known/${service}`;

/** Redirects from a domain to its calendars and contacts (RFC 6764 §5) and to its JMAP server (RFC 8620 §2.2). */
export const wellKnown: Format<WellKnownOptions> = {
  name: 'well-known',
  routes,
  defaultOptions: { service: 'caldav' },
  // The target is https whatever was asked; RFC 6764 §6 lets clients begin with http.
  answersPlainHttp: true,
  escape: (text) => text,

  parseRequest({ host, path }) {
    const domain = parseHost(host);
    if (!domain.ok) return fail({ reason: 'unknown-domain' });
    const service = (['carddav', 'jmap'] as const).find((name) => path === toPath(name)) ?? 'caldav';
    return ok({
      candidates: [{ subject: { kind: 'domain', domain: domain.value }, by: { index: 'domain' } }],
      options: { service },
      variant: service,
    });
  },

  renderSettings(settings, _service, { service }) {
    const location = findUrl(settings, service);
    if (location === undefined) return fail({ reason: 'not-expressible', provider: settings.provider });
    return ok({
      // 307 keeps the method, unlike 301 and 303, and binds no client to a server that may move, unlike 308.
      status: 307,
      contentType: 'text/plain; charset=utf-8',
      body: `${location}\n`,
      audience: 'domain',
      location,
    });
  },

  renderFailure: (failure) => renderRefusal(failure),
};

/** The first server of that kind whose URL is the same for everyone and does not lead back here. */
function findUrl(
  { domain, incoming, related }: MailSettings,
  service: WellKnownOptions['service'],
): string | undefined {
  for (const server of [...incoming, ...related]) {
    if (server.type !== service || !('url' in server)) continue;
    if (hasPlaceholder(server.url) || !URL.canParse(server.url)) continue;
    const url = new URL(server.url);
    if (url.protocol === 'https:' && !leadsBack(url, domain, service)) return url.href;
  }
  return undefined;
}

/** Whether a URL is the one that was asked for, in any spelling that the routes take for the same. */
function leadsBack({ hostname, pathname }: URL, domain: Domain, service: WellKnownOptions['service']): boolean {
  const host = parseDomain(hostname);
  const path = pathname.toLowerCase().replace(/\/+/g, '/').replace(/\/$/, '');
  return host.ok && host.value === domain && path === toPath(service);
}
