import type { ProviderConfig } from '../src/core/types.ts';

export default {
  id: 'slingshot.co.nz',
  displayName: 'Slingshot',
  displayShortName: 'Slingshot',
  domains: ['slingshot.co.nz'],
  publicDomains: true,
  incoming: [
    {
      type: 'imap',
      hostname: 'imap.slingshot.co.nz',
      port: 993,
      socketType: 'SSL',
      authentication: ['password-cleartext'],
      username: '%EMAILLOCALPART%',
    },
    {
      type: 'pop3',
      hostname: 'pop3.slingshot.co.nz',
      port: 995,
      socketType: 'SSL',
      authentication: ['password-cleartext'],
      username: '%EMAILLOCALPART%',
    },
  ],
  outgoing: [
    {
      type: 'smtp',
      hostname: 'smtp.slingshot.co.nz',
      port: 465,
      socketType: 'SSL',
      authentication: ['password-cleartext'],
      username: '%EMAILLOCALPART%',
    },
  ],
  instructions: [
    {
      kind: 'documentation',
      url: 'https://help.slingshot.co.nz/hc/en-us/articles/360000087074-How-to-set-up-Slingshot-email-on-your-computer-or-device',
      text: {
        en: 'The provider explains on this page how to set up mail programs.',
        ro: 'Furnizorul explică pe această pagină cum se configurează programele de e-mail.',
      },
    },
  ],
  source:
    'https://help.slingshot.co.nz/hc/en-us/articles/360000087074-How-to-set-up-Slingshot-email-on-your-computer-or-device',
  // As in mustang-im/ispdb, gathered from the providers' pages in 2025; the page itself was not at hand.
  checked: '2025-01-27',
} as const satisfies ProviderConfig;
