import type { ProviderConfig } from '../src/core/types.ts';

export default {
  id: 'tiscali.it',
  displayName: 'Tiscali Mail',
  displayShortName: 'Tiscali',
  domains: ['tiscali.it'],
  publicDomains: true,
  incoming: [
    {
      type: 'imap',
      hostname: 'imap.tiscali.it',
      port: 993,
      socketType: 'SSL',
      authentication: ['password-encrypted'],
      username: '%EMAILADDRESS%',
    },
    {
      type: 'pop3',
      hostname: 'pop.tiscali.it',
      port: 995,
      socketType: 'SSL',
      authentication: ['password-encrypted'],
      username: '%EMAILADDRESS%',
    },
  ],
  outgoing: [
    {
      type: 'smtp',
      hostname: 'smtp.tiscali.it',
      port: 465,
      socketType: 'SSL',
      authentication: ['password-encrypted'],
      username: '%EMAILADDRESS%',
      restriction: 'client-IP-address',
    },
  ],
  instructions: [
    {
      kind: 'documentation',
      url: 'https://assistenza.tiscali.it/servizi/guida/posta-elettronica/',
      text: {
        en: 'The provider explains on this page how to set up mail programs.',
        ro: 'Furnizorul explică pe această pagină cum se configurează programele de e-mail.',
      },
    },
  ],
  webMail: { loginPage: 'https://mail.tiscali.it/' },
  source: 'https://assistenza.tiscali.it/servizi/guida/posta-elettronica/',
  // As in thunderbird/autoconfig of this day; the provider's own page was not at hand.
  checked: '2026-03-12',
} as const satisfies ProviderConfig;
