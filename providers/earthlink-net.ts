import type { ProviderConfig } from '../src/core/types.ts';

export default {
  id: 'earthlink.net',
  displayName: 'EarthLink',
  displayShortName: 'EarthLink',
  domains: ['earthlink.net', 'mindspring.com', 'ix.netcom.com'],
  publicDomains: true,
  mx: ['earthlink.net'],
  incoming: [
    {
      type: 'imap',
      hostname: 'imap.earthlink.net',
      port: 993,
      socketType: 'SSL',
      authentication: ['password-encrypted'],
      username: '%EMAILADDRESS%',
    },
    {
      type: 'pop3',
      hostname: 'pop.earthlink.net',
      port: 995,
      socketType: 'SSL',
      authentication: ['password-encrypted'],
      username: '%EMAILADDRESS%',
    },
  ],
  outgoing: [
    {
      type: 'smtp',
      hostname: 'smtpauth.earthlink.net',
      port: 587,
      socketType: 'STARTTLS',
      authentication: ['password-cleartext'],
      username: '%EMAILADDRESS%',
    },
  ],
  instructions: [
    {
      kind: 'documentation',
      url: 'https://help.earthlink.net/portal/en/kb/articles/email-server-settings',
      text: {
        en: 'The provider explains on this page how to set up mail programs.',
        ro: 'Furnizorul explică pe această pagină cum se configurează programele de e-mail.',
      },
    },
  ],
  source: 'https://help.earthlink.net/portal/en/kb/articles/email-server-settings',
  // As in thunderbird/autoconfig of this day; the provider's own page was not at hand.
  checked: '2026-03-12',
} as const satisfies ProviderConfig;
