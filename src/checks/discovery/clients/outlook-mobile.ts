import { outlookMobile as reader } from '../../../clients/autodiscover-json.ts';
import type { Discovery, PlannedRequest } from '../plan.ts';

const get = (host: string): PlannedRequest => ({
  method: 'GET',
  url: `https://${host}/autodiscover/autodiscover.json?Email={email|form}&Protocol=ActiveSync&RedirectCount=1`,
  headers: { 'User-Agent': 'OutlookMobileCloudService-Autodetect/1.0.0' },
  timeoutMs: 10_000,
  redirects: { max: 5, statuses: [301, 302, 307, 308], to: 'https', post: 'turns' },
  reader,
});

/** Outlook for iOS and Android: a service of Microsoft asks for it, about Exchange only (seen in logs of servers). */
export const outlookMobile: Discovery = {
  client: 'Outlook mobile (AutoDetect)',
  remark: 'IMAP accounts are set up by hand there unless Microsoft knows the provider.',
  stages: [{ decides: 'usable', requests: [get('autodiscover.{domain}'), get('{domain}')] }],
};
