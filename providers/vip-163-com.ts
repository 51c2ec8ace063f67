import type { ProviderConfig } from '../src/core/types.ts';

export default {
  id: 'vip.163.com',
  displayName: 'NetEase VIP (163)',
  displayShortName: 'NetEase VIP',
  domains: ['vip.163.com'],
  publicDomains: true,
  incoming: [
    {
      type: 'imap',
      hostname: 'imap.vip.163.com',
      port: 993,
      socketType: 'SSL',
      authentication: ['password-cleartext'],
      username: '%EMAILADDRESS%',
    },
  ],
  outgoing: [
    {
      type: 'smtp',
      hostname: 'smtp.vip.163.com',
      port: 465,
      socketType: 'SSL',
      authentication: ['password-cleartext'],
      username: '%EMAILADDRESS%',
    },
  ],
  instructions: [
    {
      kind: 'documentation',
      url: 'https://help.mail.163.com/',
      text: {
        en: 'The provider explains on this page how to set up mail programs.',
        ro: 'Furnizorul explică pe această pagină cum se configurează programele de e-mail.',
      },
    },
  ],
  source: 'https://help.mail.163.com/',
  // As mail programs have it that are published with their source; the page itself was not at hand.
  checked: '2026-11-23',
} as const satisfies ProviderConfig;
