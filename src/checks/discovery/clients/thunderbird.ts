import { thunderbird as reader } from '../../../clients/thunderbird.ts';
import { thunderbirdAutodiscover } from '../../../clients/thunderbird-autodiscover.ts';
import { outlookRequest } from '../bodies.ts';
import { likeBrowsers, type Discovery, type PlannedRequest } from '../plan.ts';

const get = (url: PlannedRequest['url'], timeoutMs = 5000): PlannedRequest => ({
  method: 'GET',
  url,
  timeoutMs,
  redirects: likeBrowsers,
  reader,
});
const post = (url: PlannedRequest['url']): PlannedRequest => ({
  method: 'POST',
  url,
  headers: { 'Content-Type': 'text/xml; charset=utf-8' },
  body: outlookRequest,
  timeoutMs: 5000,
  redirects: likeBrowsers,
  reader: thunderbirdAutodiscover,
});

/** Thunderbird desktop, seen on the wire (153 ESR): all at once there, and the order is that of preference. */
export const thunderbird: Discovery = {
  client: 'Thunderbird',
  stages: [
    {
      decides: 'success',
      requests: [
        get('https://autoconfig.{domain}/mail/config-v1.1.xml?emailaddress={email|form}'),
        get('https://{domain}/.well-known/autoconfig/mail/config-v1.1.xml?emailaddress={email|form}'),
        get('http://autoconfig.{domain}/mail/config-v1.1.xml?emailaddress={email|form}'),
        get('http://{domain}/.well-known/autoconfig/mail/config-v1.1.xml?emailaddress={email|form}'),
      ],
    },
    {
      decides: 'success',
      requests: [{ ...get('https://live.thunderbird.net/autoconfig/v1.1/{domain}', 10_000), isForeign: true }],
    },
    {
      decides: 'success',
      forMx: 'full-and-base',
      requests: [get('https://autoconfig.{mx}/mail/config-v1.1.xml?emailaddress={email|form}')],
    },
    {
      decides: 'usable',
      requests: [
        post('https://autodiscover.{domain}/autodiscover/autodiscover.xml'),
        post('https://{domain}/autodiscover/autodiscover.xml'),
        post('http://autodiscover.{domain}/autodiscover/autodiscover.xml'),
        post('https://{srv}/autodiscover/autodiscover.xml'),
      ],
    },
  ],
};
