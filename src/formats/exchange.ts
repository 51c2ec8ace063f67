import type { MailSettings } from '../core/types.ts';

/** The services of an Exchange server that Autodiscover knows by URL. */
export type ExchangeService = 'activeSync' | 'ews' | 'owa';

const fieldOf = { activeSync: 'easURL', ews: 'ewsURL', owa: 'owaURL' } as const satisfies Record<
  ExchangeService,
  'easURL' | 'ewsURL' | 'owaURL'
>;

/** The URL of a service for one account: the first entry that names it. Undefined where there is none. */
export function findExchangeUrl(settings: MailSettings, service: ExchangeService): string | undefined {
  for (const server of settings.incoming) {
    if (server.type === service) return server.url;
    const url = server.type === 'exchange' ? server[fieldOf[service]] : undefined;
    if (url !== undefined) return url;
  }
  return undefined;
}
