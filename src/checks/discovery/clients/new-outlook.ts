import { newOutlook as reader } from '../../../clients/mobilesync.ts';
import { mobileSyncRequest } from '../bodies.ts';
import type { Discovery, PlannedRequest } from '../plan.ts';

const post = (url: PlannedRequest['url']): PlannedRequest => ({
  method: 'POST',
  url,
  headers: { 'Content-Type': 'text/xml' },
  body: mobileSyncRequest,
  timeoutMs: 10_000,
  redirects: { max: 10, statuses: [301, 302, 307, 308], to: 'https', post: 'stays' },
  reader,
});

/** The new Outlook for Windows: Exchange accounts only, seen in logs of servers (Mailu issue 3961). */
export const newOutlook: Discovery = {
  client: 'new Outlook for Windows',
  remark: "Settings of IMAP accounts come from Microsoft's own list, or from the person.",
  stages: [
    {
      decides: 'usable',
      requests: [
        post('https://autodiscover.{domain}/autodiscover/autodiscover.xml'),
        post('https://{domain}/autodiscover/autodiscover.xml'),
      ],
    },
  ],
};
