import { deltaChatAutodiscover } from '../../../clients/delta-chat-autodiscover.ts';
import { deltaChat as reader } from '../../../clients/delta-chat.ts';
import type { Discovery, PlannedRequest, RedirectRule } from '../plan.ts';

const redirects: RedirectRule = {
  max: 10,
  statuses: [301, 302, 303, 307, 308],
  to: 'any',
  absoluteOnly: true,
  post: 'turns',
};
const get = (url: PlannedRequest['url']): PlannedRequest => ({
  method: 'GET',
  url,
  timeoutMs: 30_000,
  redirects,
  reader,
});

/** Delta Chat (configure.rs; read in the client's source): https only, Autodiscover by GET, no agent named. */
export const deltaChat: Discovery = {
  client: 'Delta Chat',
  stages: [
    {
      decides: 'usable',
      requests: [
        get('https://autoconfig.{domain}/mail/config-v1.1.xml?emailaddress={email|path}'),
        get('https://{domain}/.well-known/autoconfig/mail/config-v1.1.xml'),
        { ...get('https://{domain}/autodiscover/autodiscover.xml'), reader: deltaChatAutodiscover },
        { ...get('https://autodiscover.{domain}/autodiscover/autodiscover.xml'), reader: deltaChatAutodiscover },
        { ...get('https://autoconfig.thunderbird.net/v1.1/{domain}'), isForeign: true },
      ],
    },
  ],
};
