import type { ProviderConfig } from '../src/core/types.ts';

export default {
  id: 'hzmx01.mxmail.netease.com',
  displayName: 'NetEase Mail (companies, Hangzhou)',
  displayShortName: 'NetEase',
  domains: ['hzmx01.mxmail.netease.com'],
  publicDomains: true,
  mx: ['hzmx01.mxmail.netease.com', 'hzmx02.mxmail.netease.com'],
  // NetEase keeps companies in two places with servers of their own; the MX host tells which.
  incoming: [
    {
      type: 'imap',
      hostname: 'imaphz.qiye.163.com',
      port: 993,
      socketType: 'SSL',
      authentication: ['password-cleartext'],
      username: '%EMAILADDRESS%',
    },
    {
      type: 'pop3',
      hostname: 'pophz.qiye.163.com',
      port: 995,
      socketType: 'SSL',
      authentication: ['password-cleartext'],
      username: '%EMAILADDRESS%',
    },
  ],
  outgoing: [
    {
      type: 'smtp',
      hostname: 'smtphz.qiye.163.com',
      port: 465,
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
