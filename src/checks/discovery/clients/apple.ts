import { iosExchange } from '../../../clients/mobilesync.ts';
import { mobileSyncRequest } from '../bodies.ts';
import { likeBrowsers, type Discovery, type PlannedRequest } from '../plan.ts';
import { appleSigned as reader } from '../signed-profile.ts';

/** Mail on iOS and macOS takes IMAP settings from a profile only, which a person opens in the browser. */
export const apple: Discovery = {
  client: 'Apple Mail',
  remark: 'A person opens the profile: Mail asks nobody for IMAP settings.',
  stages: [
    {
      decides: 'usable',
      requests: [
        {
          method: 'GET',
          url: 'https://autoconfig.{domain}/email.mobileconfig?email={email|form}',
          timeoutMs: 10_000,
          redirects: likeBrowsers,
          reader,
        },
      ],
    },
  ],
};

const post = (url: PlannedRequest['url']): PlannedRequest => ({
  method: 'POST',
  url,
  headers: { 'Content-Type': 'text/xml' },
  body: mobileSyncRequest,
  timeoutMs: 10_000,
  redirects: { max: 10, statuses: [301, 302, 307, 308], to: 'https', post: 'stays' },
  reader: iosExchange,
});

/** Exchange accounts on iOS (Microsoft support, KB 3150466: a wrong certificate at the domain itself is a failure). */
export const appleExchange: Discovery = {
  client: 'iOS Mail (Exchange account)',
  stages: [
    {
      decides: 'usable',
      requests: [
        post('https://{domain}/autodiscover/autodiscover.xml'),
        post('https://autodiscover.{domain}/autodiscover/autodiscover.xml'),
      ],
    },
  ],
};
