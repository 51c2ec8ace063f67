import type { ProviderConfig } from '../src/core/types.ts';

export default {
  id: 'mail.de',
  displayName: 'mail.de',
  displayShortName: 'mail.de',
  domains: ['mail.de'],
  publicDomains: true,
  incoming: [
    {
      type: 'imap',
      hostname: 'imap.mail.de',
      port: 993,
      socketType: 'SSL',
      authentication: ['password-cleartext'],
      username: '%EMAILADDRESS%',
    },
  ],
  outgoing: [
    {
      type: 'smtp',
      hostname: 'smtp.mail.de',
      port: 465,
      socketType: 'SSL',
      authentication: ['password-cleartext'],
      username: '%EMAILADDRESS%',
    },
  ],
  instructions: [
    {
      kind: 'documentation',
      url: 'https://mail.de/hilfe/pop3-imap-einstellungen',
      text: {
        en: 'The provider explains on this page how to set up mail programs.',
        ro: 'Furnizorul explică pe această pagină cum se configurează programele de e-mail.',
      },
    },
  ],
  source: 'https://mail.de/hilfe/pop3-imap-einstellungen',
  // As in FairEmail's list of this day; the provider's own page was not at hand.
  checked: '2026-08-22',
} as const satisfies ProviderConfig;
