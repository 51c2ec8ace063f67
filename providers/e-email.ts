import type { ProviderConfig } from '../src/core/types.ts';

export default {
  id: 'e.email',
  displayName: 'Murena (/e/)',
  displayShortName: 'Murena',
  domains: ['e.email', 'murena.io', 'ecloud.global'],
  publicDomains: true,
  // Murena has moved from e.email to murena.io; both are served by the same hosts.
  incoming: [
    {
      type: 'imap',
      hostname: 'mail.ecloud.global',
      port: 993,
      socketType: 'SSL',
      authentication: ['password-cleartext'],
      username: '%EMAILADDRESS%',
    },
  ],
  outgoing: [
    {
      type: 'smtp',
      hostname: 'mail.ecloud.global',
      port: 587,
      socketType: 'STARTTLS',
      authentication: ['password-cleartext'],
      username: '%EMAILADDRESS%',
    },
  ],
  related: [
    {
      type: 'caldav',
      url: 'https://murena.io/remote.php/dav/',
      authentication: ['Basic'],
      username: '%EMAILADDRESS%',
    },
    {
      type: 'carddav',
      url: 'https://murena.io/remote.php/dav/',
      authentication: ['Basic'],
      username: '%EMAILADDRESS%',
    },
  ],
  instructions: [
    {
      kind: 'documentation',
      url: 'https://e.foundation/email-configuration/',
      text: {
        en: 'The provider explains on this page how to set up mail programs.',
        ro: 'Furnizorul explică pe această pagină cum se configurează programele de e-mail.',
      },
    },
  ],
  webMail: {
    loginPage: 'https://murena.io/',
  },
  source: 'https://e.foundation/email-configuration/',
  // As in FairEmail's list of this day; the provider's own page was not at hand.
  checked: '2026-08-22',
} as const satisfies ProviderConfig;
