import type { ProviderConfig } from '../src/core/types.ts';

export default {
  id: 'telenet.be',
  displayName: 'Telenet',
  displayShortName: 'Telenet',
  // The last one as in mustang-im/ispdb of 2025.
  domains: ['telenet.be', 'pandora.be'],
  publicDomains: true,
  incoming: [
    {
      type: 'imap',
      hostname: 'imap.telenet.be',
      port: 993,
      socketType: 'SSL',
      authentication: ['password-cleartext'],
      username: '%EMAILADDRESS%',
    },
  ],
  outgoing: [
    {
      type: 'smtp',
      hostname: 'smtp.telenet.be',
      port: 587,
      socketType: 'STARTTLS',
      authentication: ['password-cleartext'],
      username: '%EMAILADDRESS%',
    },
  ],
  instructions: [
    {
      kind: 'documentation',
      url: 'https://www2.telenet.be/nl/klantenservice/e-mails-versturen/',
      text: {
        en: 'The provider explains on this page how to set up mail programs.',
        ro: 'Furnizorul explică pe această pagină cum se configurează programele de e-mail.',
      },
    },
  ],
  webMail: { loginPage: 'https://webmail.telenet.be/' },
  source: 'https://www2.telenet.be/nl/klantenservice/e-mails-versturen/',
  // As in FairEmail's list of this day; the provider's own page was not at hand.
  checked: '2026-08-22',
} as const satisfies ProviderConfig;
