import { outlook as reader } from '../../../clients/outlook.ts';
import { outlookRequest } from '../bodies.ts';
import type { Discovery, PlannedRequest, RedirectRule } from '../plan.ts';

const redirects: RedirectRule = { max: 10, statuses: [301, 302], to: 'https', post: 'stays' };
const post = (url: PlannedRequest['url']): PlannedRequest => ({
  method: 'POST',
  url,
  headers: {
    'Content-Type': 'text/xml',
    'User-Agent': 'Microsoft Office/16.0 (Windows NT 10.0; Microsoft Outlook 16.0)',
  },
  body: outlookRequest,
  timeoutMs: 10_000,
  redirects,
  reader,
});

/** Outlook for Windows, the classic one (MS-OXDISCO §3.1.5; the order of its documentation). */
export const outlook: Discovery = {
  client: 'Outlook (classic)',
  remark:
    'The dialogue for new accounts asks Microsoft first and may not use this answer for IMAP; the mail applet of the Control Panel does.',
  stages: [
    {
      decides: 'usable',
      requests: [
        post('https://{domain}/autodiscover/autodiscover.xml'),
        post('https://autodiscover.{domain}/autodiscover/autodiscover.xml'),
        { ...post('http://autodiscover.{domain}/autodiscover/autodiscover.xml'), opensWithGet: true },
        post('https://{srv}/autodiscover/autodiscover.xml'),
      ],
    },
  ],
};
