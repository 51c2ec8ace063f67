import type { ProviderConfig } from '../src/core/types.ts';

export default {
  id: 'migadu.com',
  displayName: 'Migadu',
  displayShortName: 'Migadu',
  domains: ['migadu.com'],
  publicDomains: true,
  mx: ['migadu.com'],
  incoming: [
    {
      type: 'imap',
      hostname: 'imap.migadu.com',
      port: 993,
      socketType: 'SSL',
      authentication: ['password-cleartext'],
      username: '%EMAILADDRESS%',
    },
  ],
  outgoing: [
    {
      type: 'smtp',
      hostname: 'smtp.migadu.com',
      port: 465,
      socketType: 'SSL',
      authentication: ['password-cleartext'],
      username: '%EMAILADDRESS%',
    },
  ],
  related: [
    {
      type: 'caldav',
      url: 'https://cdav.migadu.com/',
      authentication: ['Basic'],
      username: '%EMAILADDRESS%',
    },
    {
      type: 'carddav',
      url: 'https://cdav.migadu.com/',
      authentication: ['Basic'],
      username: '%EMAILADDRESS%',
    },
  ],
  instructions: [
    {
      kind: 'documentation',
      url: 'https://www.migadu.com/guides/index.html',
      text: {
        en: 'The provider explains on this page how to set up mail programs.',
        ro: 'Furnizorul explică pe această pagină cum se configurează programele de e-mail.',
      },
    },
  ],
  webMail: {
    loginPage: 'https://webmail.migadu.com/',
  },
  source: 'https://www.migadu.com/guides/index.html',
  // As in FairEmail's list of this day; the provider's own page was not at hand.
  checked: '2026-08-22',
} as const satisfies ProviderConfig;
