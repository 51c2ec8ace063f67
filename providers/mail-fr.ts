import type { ProviderConfig } from '../src/core/types.ts';

export default {
  id: 'mail.fr',
  displayName: 'mail.fr',
  displayShortName: 'mail.fr',
  domains: ['mail.fr'],
  publicDomains: true,
  incoming: [
    {
      type: 'imap',
      hostname: 'imap.mail.fr',
      port: 993,
      socketType: 'SSL',
      authentication: ['password-cleartext'],
      username: '%EMAILADDRESS%',
    },
  ],
  outgoing: [
    {
      type: 'smtp',
      hostname: 'smtp.mail.fr',
      port: 465,
      socketType: 'SSL',
      authentication: ['password-cleartext'],
      username: '%EMAILADDRESS%',
    },
  ],
  instructions: [
    {
      kind: 'documentation',
      url: 'https://mail.fr/en/help/messages/external_e-mail_clients/pop3-imap_settings',
      text: {
        en: 'The provider explains on this page how to set up mail programs.',
        ro: 'Furnizorul explică pe această pagină cum se configurează programele de e-mail.',
      },
    },
  ],
  source: 'https://mail.fr/en/help/messages/external_e-mail_clients/pop3-imap_settings',
  // As in FairEmail's list of this day; the provider's own page was not at hand.
  checked: '2026-08-22',
} as const satisfies ProviderConfig;
