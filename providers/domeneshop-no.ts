import type { ProviderConfig } from '../src/core/types.ts';

export default {
  id: 'domeneshop.no',
  displayName: 'Domeneshop',
  displayShortName: 'Domeneshop',
  domains: ['domeneshop.no'],
  publicDomains: true,
  mx: ['domeneshop.no'],
  // Mailboxes may also have a user name of their own, which the address does not tell.
  incoming: [
    {
      type: 'imap',
      hostname: 'imap.domeneshop.no',
      port: 993,
      socketType: 'SSL',
      authentication: ['password-cleartext'],
      username: '%EMAILADDRESS%',
    },
  ],
  outgoing: [
    {
      type: 'smtp',
      hostname: 'smtp.domeneshop.no',
      port: 465,
      socketType: 'SSL',
      authentication: ['password-cleartext'],
      username: '%EMAILADDRESS%',
    },
  ],
  instructions: [
    {
      kind: 'documentation',
      url: 'https://domene.shop/faq',
      text: {
        en: 'The provider explains on this page how to set up mail programs.',
        ro: 'Furnizorul explică pe această pagină cum se configurează programele de e-mail.',
      },
    },
  ],
  source: 'https://domene.shop/faq',
  // As mail programs have it that are published with their source; the page itself was not at hand.
  checked: '2026-11-23',
} as const satisfies ProviderConfig;
