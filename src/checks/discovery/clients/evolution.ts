import { evolution as reader } from '../../../clients/evolution.ts';
import { likeBrowsers, type Discovery, type PlannedRequest } from '../plan.ts';

const query = 'emailaddress=EVOLUTIONUSER%40{domain}&emailmd5={md5}';
const get = (url: PlannedRequest['url']): PlannedRequest => ({
  method: 'GET',
  url,
  timeoutMs: 15_000,
  redirects: likeBrowsers,
  reader,
});

/** Evolution (EMailConfigAssistant; read in the client's source): a made-up local part, and the MD5 of the address. */
export const evolution: Discovery = {
  client: 'Evolution',
  stages: [
    {
      decides: 'usable',
      requests: [
        get(`https://autoconfig.{domain}/mail/config-v1.1.xml?${query}`),
        get(`http://autoconfig.{domain}/mail/config-v1.1.xml?${query}`),
        get(`https://{domain}/.well-known/autoconfig/mail/config-v1.1.xml?${query}`),
        get(`http://{domain}/.well-known/autoconfig/mail/config-v1.1.xml?${query}`),
        { ...get('https://autoconfig.thunderbird.net/v1.1/{domain}'), isForeign: true },
      ],
    },
    {
      decides: 'usable',
      forMx: 'host-and-parents',
      requests: [
        get(`https://autoconfig.{mx}/mail/config-v1.1.xml?${query}`),
        get(`http://autoconfig.{mx}/mail/config-v1.1.xml?${query}`),
        get(`https://{mx}/.well-known/autoconfig/mail/config-v1.1.xml?${query}`),
        get(`http://{mx}/.well-known/autoconfig/mail/config-v1.1.xml?${query}`),
        { ...get('https://autoconfig.thunderbird.net/v1.1/{mx}'), isForeign: true },
      ],
    },
  ],
};
