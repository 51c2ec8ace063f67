import { kmail as reader } from '../../../clients/kmail.ts';
import type { Discovery, PlannedRequest } from '../plan.ts';

const get = (url: PlannedRequest['url']): PlannedRequest => ({
  method: 'GET',
  url,
  // It sets none of its own.
  timeoutMs: 30_000,
  redirects: { max: 50, statuses: [301, 302, 303, 307, 308], to: 'not-less-safe', post: 'turns' },
  reader,
});

/** KMail (Ispdb; read in the client's source): the ISPDB first, never the address, and nothing but status 200 counts. */
export const kmail: Discovery = {
  client: 'KMail',
  stages: [
    {
      decides: 'usable',
      requests: [
        { ...get('https://autoconfig.thunderbird.net/v1.1/{domain}'), isForeign: true },
        get('https://autoconfig.{domain}/mail/config-v1.1.xml'),
        get('http://autoconfig.{domain}/mail/config-v1.1.xml'),
        get('https://{domain}/.well-known/autoconfig/mail/config-v1.1.xml'),
      ],
    },
  ],
};
