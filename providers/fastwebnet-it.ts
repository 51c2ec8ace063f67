import type { ProviderConfig } from '../src/core/types.ts';

export default {
  id: 'fastwebnet.it',
  displayName: 'Fastweb',
  displayShortName: 'Fastweb',
  domains: ['fastwebnet.it'],
  publicDomains: true,
  incoming: [
    {
      type: 'imap',
      hostname: 'imap.fastwebnet.it',
      port: 993,
      socketType: 'SSL',
      authentication: ['password-encrypted'],
      username: '%EMAILADDRESS%',
    },
    {
      type: 'pop3',
      hostname: 'pop.fastwebnet.it',
      port: 995,
      socketType: 'SSL',
      authentication: ['password-encrypted'],
      username: '%EMAILADDRESS%',
    },
  ],
  outgoing: [
    {
      type: 'smtp',
      hostname: 'smtp.fastwebnet.it',
      port: 587,
      socketType: 'STARTTLS',
      authentication: ['password-encrypted'],
      username: '%EMAILADDRESS%',
    },
  ],
  instructions: [
    {
      kind: 'documentation',
      url: 'https://www.fastweb.it/fastmail/guida/mail_POPeIMAP/',
      text: {
        en: 'The provider explains on this page how to set up mail programs.',
        ro: 'Furnizorul explică pe această pagină cum se configurează programele de e-mail.',
      },
    },
  ],
  source: 'https://www.fastweb.it/fastmail/guida/mail_POPeIMAP/',
  // As in thunderbird/autoconfig of this day; the provider's own page was not at hand.
  checked: '2026-03-12',
} as const satisfies ProviderConfig;
