import type { ProviderConfig } from '../src/core/types.ts';

export default {
  id: 'so-net.ne.jp',
  displayName: 'So-net',
  displayShortName: 'So-net',
  domains: ['so-net.ne.jp'],
  publicDomains: true,
  incoming: [
    {
      type: 'imap',
      hostname: 'imap.so-net.ne.jp',
      port: 993,
      socketType: 'SSL',
      authentication: ['password-cleartext'],
      username: '%EMAILADDRESS%',
    },
  ],
  outgoing: [
    {
      type: 'smtp',
      hostname: 'mail.so-net.ne.jp',
      port: 587,
      socketType: 'STARTTLS',
      authentication: ['password-cleartext'],
      username: '%EMAILADDRESS%',
    },
  ],
  instructions: [
    {
      kind: 'enable-access',
      url: 'https://support.so-net.ne.jp/fa/faq/web/knowledge1804.html',
      text: {
        en: 'IMAP is an option that has to be ordered from So-net first.',
        ro: 'IMAP este o opțiune care trebuie comandată mai întâi de la So-net.',
      },
    },
    {
      kind: 'documentation',
      url: 'https://support.so-net.ne.jp/fa/faq/web/knowledge1804.html',
      text: {
        en: 'The provider explains on this page how to set up mail programs.',
        ro: 'Furnizorul explică pe această pagină cum se configurează programele de e-mail.',
      },
    },
  ],
  source: 'https://support.so-net.ne.jp/fa/faq/web/knowledge1804.html',
  // As mail programs have it that are published with their source; the page itself was not at hand.
  checked: '2026-11-23',
} as const satisfies ProviderConfig;
