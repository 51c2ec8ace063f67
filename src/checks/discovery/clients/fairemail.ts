import { fairEmailAutodiscover } from '../../../clients/fairemail-autodiscover.ts';
import { fairEmail as reader } from '../../../clients/fairemail.ts';
import { outlookRequest } from '../bodies.ts';
import type { Discovery, PlannedRequest, RedirectRule } from '../plan.ts';

// HttpURLConnection: never from http to https or back.
const redirects: RedirectRule = { max: 20, statuses: [301, 302, 303], to: 'same', post: 'turns' };
const get = (url: PlannedRequest['url']): PlannedRequest => ({
  method: 'GET',
  url,
  headers: { 'User-Agent': 'FairEmail' },
  timeoutMs: 10_000,
  redirects,
  reader,
});
const post = (url: PlannedRequest['url']): PlannedRequest => ({
  ...get(url),
  method: 'POST',
  body: outlookRequest,
  reader: fairEmailAutodiscover,
});

/** FairEmail (EmailProvider; read in the client's source). It asks the DNS for SRV records as well, which weigh more. */
export const fairEmail: Discovery = {
  client: 'FairEmail',
  stages: [
    {
      decides: 'usable',
      requests: [
        get('https://autoconfig.{domain}/mail/config-v1.1.xml?emailaddress={email}'),
        get('https://{domain}/.well-known/autoconfig/mail/config-v1.1.xml?emailaddress={email}'),
        get('http://autoconfig.{domain}/mail/config-v1.1.xml?emailaddress={email}'),
        get('http://{domain}/.well-known/autoconfig/mail/config-v1.1.xml?emailaddress={email}'),
        { ...get('https://autoconfig.thunderbird.net/v1.1/{domain}'), isForeign: true },
        post('https://{domain}/autodiscover/autodiscover.xml'),
        post('https://autodiscover.{domain}/autodiscover/autodiscover.xml'),
      ],
    },
    {
      decides: 'usable',
      forMx: 'host-and-parents',
      requests: [
        get('https://autoconfig.{mx}/mail/config-v1.1.xml?emailaddress={email}'),
        get('https://{mx}/.well-known/autoconfig/mail/config-v1.1.xml?emailaddress={email}'),
      ],
    },
  ],
};
