import type { ProviderConfig } from '../src/core/types.ts';

export default {
  id: 'kinect.co.nz',
  displayName: 'Kinect',
  displayShortName: 'Kinect',
  domains: ['kinect.co.nz'],
  publicDomains: true,
  incoming: [
    {
      type: 'imap',
      hostname: 'imap.kinect.co.nz',
      port: 993,
      socketType: 'SSL',
      authentication: ['password-cleartext'],
      username: '%EMAILADDRESS%',
    },
    {
      type: 'pop3',
      hostname: 'pop3.kinect.co.nz',
      port: 995,
      socketType: 'SSL',
      authentication: ['password-cleartext'],
      username: '%EMAILADDRESS%',
    },
  ],
  outgoing: [
    {
      type: 'smtp',
      hostname: 'smtp.kinect.co.nz',
      port: 465,
      socketType: 'SSL',
      authentication: ['password-cleartext'],
      username: '%EMAILADDRESS%',
    },
  ],
  instructions: [
    {
      kind: 'documentation',
      url: 'https://ask.mercury.co.nz/app/answers/detail/a_id/135/~/setting-up-your-kinect-emails-on-a-device',
      text: {
        en: 'The provider explains on this page how to set up mail programs.',
        ro: 'Furnizorul explică pe această pagină cum se configurează programele de e-mail.',
      },
    },
  ],
  source: 'https://ask.mercury.co.nz/app/answers/detail/a_id/135/~/setting-up-your-kinect-emails-on-a-device',
  // As in mustang-im/ispdb, gathered from the providers' pages in 2025; the page itself was not at hand.
  checked: '2025-01-27',
} as const satisfies ProviderConfig;
