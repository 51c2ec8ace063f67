import type { ProviderConfig } from '../src/core/types.ts';

export default {
  id: 'exmail.qq.com',
  displayName: 'Tencent Exmail',
  displayShortName: 'Exmail',
  domains: ['exmail.qq.com'],
  publicDomains: true,
  mx: ['mxbiz1.qq.com', 'mxbiz2.qq.com'],
  // Whole host names, since QQ Mail itself has its MX hosts below the same domain.
  incoming: [
    {
      type: 'imap',
      hostname: 'imap.exmail.qq.com',
      port: 993,
      socketType: 'SSL',
      authentication: ['password-cleartext'],
      username: '%EMAILADDRESS%',
    },
    {
      type: 'pop3',
      hostname: 'pop.exmail.qq.com',
      port: 995,
      socketType: 'SSL',
      authentication: ['password-cleartext'],
      username: '%EMAILADDRESS%',
    },
  ],
  outgoing: [
    {
      type: 'smtp',
      hostname: 'smtp.exmail.qq.com',
      port: 465,
      socketType: 'SSL',
      authentication: ['password-cleartext'],
      username: '%EMAILADDRESS%',
    },
  ],
  instructions: [
    {
      kind: 'documentation',
      url: 'https://exmail.qq.com/',
      text: {
        en: 'The provider explains on this page how to set up mail programs.',
        ro: 'Furnizorul explică pe această pagină cum se configurează programele de e-mail.',
      },
    },
  ],
  webMail: { loginPage: 'https://exmail.qq.com/' },
  source: 'https://exmail.qq.com/',
  // As mail programs have it that are published with their source; the page itself was not at hand.
  checked: '2026-11-23',
} as const satisfies ProviderConfig;
