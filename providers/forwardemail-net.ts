import type { ProviderConfig } from '../src/core/types.ts';

export default {
  id: 'forwardemail.net',
  displayName: 'Forward Email',
  displayShortName: 'Forward Email',
  domains: ['forwardemail.net'],
  publicDomains: true,
  // No mx: its MX hosts also forward to mailboxes elsewhere.
  incoming: [
    {
      type: 'imap',
      hostname: 'imap.forwardemail.net',
      port: 993,
      socketType: 'SSL',
      authentication: ['password-cleartext'],
      username: '%EMAILADDRESS%',
    },
  ],
  outgoing: [
    {
      type: 'smtp',
      hostname: 'smtp.forwardemail.net',
      port: 465,
      socketType: 'SSL',
      authentication: ['password-cleartext'],
      username: '%EMAILADDRESS%',
    },
  ],
  related: [
    {
      type: 'caldav',
      url: 'https://caldav.forwardemail.net/',
      authentication: ['Basic'],
      username: '%EMAILADDRESS%',
    },
    {
      type: 'carddav',
      url: 'https://carddav.forwardemail.net/',
      authentication: ['Basic'],
      username: '%EMAILADDRESS%',
    },
  ],
  instructions: [
    {
      kind: 'documentation',
      url: 'https://forwardemail.net/faq#what-are-your-imap-server-configuration-settings',
      text: {
        en: 'The provider explains on this page how to set up mail programs.',
        ro: 'Furnizorul explică pe această pagină cum se configurează programele de e-mail.',
      },
    },
  ],
  source: 'https://forwardemail.net/faq#what-are-your-imap-server-configuration-settings',
  // As in FairEmail's list of this day; the provider's own page was not at hand.
  checked: '2026-08-22',
} as const satisfies ProviderConfig;
