import type { ProviderConfig } from '../src/core/types.ts';

export default {
  id: 'qiye.163.com',
  displayName: 'NetEase Mail (for companies)',
  displayShortName: 'NetEase',
  domains: ['qiye.163.com'],
  publicDomains: true,
  mx: ['qiye163mx01.mxmail.netease.com', 'qiye163mx02.mxmail.netease.com'],
  // Whole host names, since 163.com and the companies kept in Hangzhou have theirs below the same domain.
  incoming: [
    {
      type: 'imap',
      hostname: 'imap.qiye.163.com',
      port: 993,
      socketType: 'SSL',
      authentication: ['password-cleartext'],
      username: '%EMAILADDRESS%',
    },
  ],
  outgoing: [
    {
      type: 'smtp',
      hostname: 'smtp.qiye.163.com',
      port: 994,
      portReason: 'NetEase names 994 for sending with TLS.',
      socketType: 'SSL',
      authentication: ['password-cleartext'],
      username: '%EMAILADDRESS%',
    },
  ],
  instructions: [
    {
      kind: 'documentation',
      url: 'https://qiye.163.com/help/client-profile.html',
      text: {
        en: 'The provider explains on this page how to set up mail programs.',
        ro: 'Furnizorul explică pe această pagină cum se configurează programele de e-mail.',
      },
    },
  ],
  webMail: { loginPage: 'https://qiye.163.com/login/' },
  source: 'https://qiye.163.com/help/client-profile.html',
  // As mail programs have it that are published with their source; the page itself was not at hand.
  checked: '2026-11-23',
} as const satisfies ProviderConfig;
