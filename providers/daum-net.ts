import type { ProviderConfig } from '../src/core/types.ts';

export default {
  id: 'daum.net',
  displayName: 'Daum Mail',
  displayShortName: 'Daum',
  domains: ['daum.net'],
  publicDomains: true,
  incoming: [
    {
      type: 'imap',
      hostname: 'imap.daum.net',
      port: 993,
      socketType: 'SSL',
      authentication: ['password-cleartext'],
      username: '%EMAILADDRESS%',
    },
  ],
  outgoing: [
    {
      type: 'smtp',
      hostname: 'smtp.daum.net',
      port: 465,
      socketType: 'SSL',
      authentication: ['password-encrypted'],
      username: '%EMAILADDRESS%',
    },
  ],
  instructions: [
    {
      kind: 'enable-access',
      url: 'https://cs.daum.net/faq/43/9234.html',
      text: {
        en: 'First switch on IMAP or POP3 in the settings of Daum Mail.',
        ro: 'Activați mai întâi IMAP sau POP3 în setările Daum Mail.',
      },
    },
    {
      kind: 'documentation',
      url: 'https://cs.daum.net/faq/43/9234.html#24081',
      text: {
        en: 'The provider explains on this page how to set up mail programs.',
        ro: 'Furnizorul explică pe această pagină cum se configurează programele de e-mail.',
      },
    },
  ],
  source: 'https://cs.daum.net/faq/43/9234.html#24081',
  // As in thunderbird/autoconfig of this day; the provider's own page was not at hand.
  checked: '2026-03-12',
} as const satisfies ProviderConfig;
