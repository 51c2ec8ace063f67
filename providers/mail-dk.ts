import type { ProviderConfig } from '../src/core/types.ts';

export default {
  id: 'mail.dk',
  displayName: 'Yousee Mail',
  displayShortName: 'Yousee',
  // The last one as in mustang-im/ispdb of 2025.
  domains: ['mail.dk', 'webspeed.dk'],
  publicDomains: true,
  incoming: [
    {
      type: 'imap',
      hostname: 'imap.mail.dk',
      port: 993,
      socketType: 'SSL',
      authentication: ['password-cleartext'],
      username: '%EMAILADDRESS%',
    },
    {
      type: 'pop3',
      hostname: 'pop3.mail.dk',
      port: 995,
      socketType: 'SSL',
      authentication: ['password-cleartext'],
      username: '%EMAILADDRESS%',
    },
  ],
  outgoing: [
    {
      type: 'smtp',
      hostname: 'asmtp.mail.dk',
      port: 587,
      socketType: 'STARTTLS',
      authentication: ['password-cleartext'],
      username: '%EMAILADDRESS%',
    },
  ],
  instructions: [
    {
      kind: 'documentation',
      url: 'https://yousee.dk/hjaelp/artikler/hvad-er-mine-serveroplysninger-til-yousee-mail',
      text: {
        en: 'The provider explains on this page how to set up mail programs.',
        ro: 'Furnizorul explică pe această pagină cum se configurează programele de e-mail.',
      },
    },
  ],
  source: 'https://yousee.dk/hjaelp/artikler/hvad-er-mine-serveroplysninger-til-yousee-mail',
  // As in thunderbird/autoconfig of this day; the provider's own page was not at hand.
  checked: '2026-03-12',
} as const satisfies ProviderConfig;
