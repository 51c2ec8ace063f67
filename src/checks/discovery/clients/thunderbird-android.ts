import { thunderbirdAndroid as reader } from '../../../clients/thunderbird-android.ts';
import { likeBrowsers, type Discovery, type PlannedRequest } from '../plan.ts';

const get = (url: PlannedRequest['url']): PlannedRequest => ({
  method: 'GET',
  url,
  headers: { 'User-Agent': 'Thunderbird' },
  timeoutMs: 10_000,
  redirects: likeBrowsers,
  reader,
});

/** Thunderbird for Android and K-9 Mail (AutoconfigDiscovery; read in the client's source): never tells the address. */
export const thunderbirdAndroid: Discovery = {
  client: 'Thunderbird for Android',
  stages: [
    {
      decides: 'usable',
      requests: [
        get('https://autoconfig.{domain}/mail/config-v1.1.xml'),
        get('https://{domain}/.well-known/autoconfig/mail/config-v1.1.xml'),
        get('http://autoconfig.{domain}/mail/config-v1.1.xml'),
        get('http://{domain}/.well-known/autoconfig/mail/config-v1.1.xml'),
        { ...get('https://autoconfig.thunderbird.net/v1.1/{domain}'), isForeign: true },
      ],
    },
    {
      decides: 'usable',
      forMx: 'full-and-base',
      requests: [
        get('https://autoconfig.{mx}/mail/config-v1.1.xml'),
        { ...get('https://autoconfig.thunderbird.net/v1.1/{mx}'), isForeign: true },
      ],
    },
  ],
};
