import { nextcloud as reader } from '../../../clients/nextcloud.ts';
import type { Discovery, PlannedRequest } from '../plan.ts';

const get = (url: PlannedRequest['url']): PlannedRequest => ({
  method: 'GET',
  url,
  headers: { 'User-Agent': 'Nextcloud Server Crawler' },
  timeoutMs: 7000,
  redirects: { max: 5, statuses: [301, 302, 303, 307, 308], to: 'any', post: 'turns' },
  reader,
});

/** Nextcloud Mail (IspDb; read in the client's source): the address goes into the query as it was typed. */
export const nextcloud: Discovery = {
  client: 'Nextcloud Mail',
  stages: [
    {
      decides: 'usable',
      requests: [
        get('https://autoconfig.{domain}/mail/config-v1.1.xml?emailaddress={email}'),
        get('https://{domain}/.well-known/autoconfig/mail/config-v1.1.xml?emailaddress={email}'),
        { ...get('https://autoconfig.thunderbird.net/v1.1/{domain}'), isForeign: true },
        get('http://autoconfig.{domain}/mail/config-v1.1.xml?emailaddress={email}'),
        get('http://{domain}/.well-known/autoconfig/mail/config-v1.1.xml?emailaddress={email}'),
      ],
    },
    {
      decides: 'usable',
      forMx: 'host-and-parent',
      requests: [
        get('https://autoconfig.{mx}/mail/config-v1.1.xml?emailaddress={email}'),
        get('https://{mx}/.well-known/autoconfig/mail/config-v1.1.xml?emailaddress={email}'),
        { ...get('https://autoconfig.thunderbird.net/v1.1/{mx}'), isForeign: true },
      ],
    },
  ],
};
