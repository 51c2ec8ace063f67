import type { ProviderConfig } from '../src/core/types.ts';

export default {
  id: 'webhuset.no',
  displayName: 'Webhuset',
  displayShortName: 'Webhuset',
  domains: ['webhuset.no'],
  publicDomains: true,
  mx: ['webhuset.no'],
  incoming: [
    {
      type: 'imap',
      hostname: 'imap.webhuset.no',
      port: 993,
      socketType: 'SSL',
      authentication: ['password-cleartext'],
      username: '%EMAILADDRESS%',
    },
    {
      type: 'pop3',
      hostname: 'mail.webhuset.no',
      port: 995,
      socketType: 'SSL',
      authentication: ['password-cleartext'],
      username: '%EMAILADDRESS%',
    },
  ],
  outgoing: [
    {
      type: 'smtp',
      hostname: 'smtp.webhuset.no',
      port: 465,
      socketType: 'SSL',
      authentication: ['password-cleartext'],
      username: '%EMAILADDRESS%',
    },
    {
      type: 'smtp',
      hostname: 'smtp.webhuset.no',
      port: 587,
      socketType: 'STARTTLS',
      authentication: ['password-cleartext'],
      username: '%EMAILADDRESS%',
    },
  ],
  instructions: [
    {
      kind: 'documentation',
      url: 'https://www.webhuset.no/kb/8/oppsett-for-epost-hos-oss',
      text: {
        en: 'The provider explains on this page how to set up mail programs.',
        ro: 'Furnizorul explică pe această pagină cum se configurează programele de e-mail.',
      },
    },
    {
      kind: 'documentation',
      url: 'https://www.webhuset.no/kb/8/guide-for-oppsett-av-epostkonto-i-mozilla-thunderbird',
      text: {
        en: 'The provider explains on this page how to set up mail programs.',
        ro: 'Furnizorul explică pe această pagină cum se configurează programele de e-mail.',
      },
    },
  ],
  source: 'https://www.webhuset.no/kb/8/oppsett-for-epost-hos-oss',
  // As in thunderbird/autoconfig of this day; the provider's own page was not at hand.
  checked: '2026-03-12',
} as const satisfies ProviderConfig;
