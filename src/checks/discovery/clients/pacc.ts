import { strictPacc as reader } from '../../../clients/pacc.ts';
import { likeBrowsers, type Discovery } from '../plan.ts';

/** Clients that read PACC (draft-ietf-mailmaint-pacc, §4): one URL, and a digest in the DNS. */
export const pacc: Discovery = {
  client: 'PACC clients',
  stages: [
    {
      decides: 'usable',
      requests: [
        {
          method: 'GET',
          url: 'https://ua-auto-config.{domain}/.well-known/user-agent-configuration.json',
          timeoutMs: 10_000,
          redirects: likeBrowsers,
          reader,
        },
      ],
    },
  ],
};
