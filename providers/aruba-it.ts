import type { ProviderConfig } from '../src/core/types.ts';

export default {
  id: 'aruba.it',
  displayName: 'Aruba',
  displayShortName: 'Aruba',
  domains: ['aruba.it'],
  publicDomains: true,
  incoming: [
    {
      type: 'imap',
      hostname: 'imaps.aruba.it',
      port: 993,
      socketType: 'SSL',
      authentication: ['password-cleartext'],
      username: '%EMAILADDRESS%',
    },
  ],
  outgoing: [
    {
      type: 'smtp',
      hostname: 'smtps.aruba.it',
      port: 465,
      socketType: 'SSL',
      authentication: ['password-cleartext'],
      username: '%EMAILADDRESS%',
    },
  ],
  instructions: [
    {
      kind: 'documentation',
      url: 'https://guide.hosting.aruba.it/email/servizi-opzionali-email/email-imap.aspx',
      text: {
        en: 'The provider explains on this page how to set up mail programs.',
        ro: 'Furnizorul explică pe această pagină cum se configurează programele de e-mail.',
      },
    },
  ],
  webMail: { loginPage: 'https://webmail.aruba.it/' },
  source: 'https://guide.hosting.aruba.it/email/servizi-opzionali-email/email-imap.aspx',
  // As in FairEmail's list of this day; the provider's own page was not at hand.
  checked: '2026-08-22',
} as const satisfies ProviderConfig;
