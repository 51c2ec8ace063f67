import type { ProviderConfig } from '../src/core/types.ts';

export default {
  id: 'hushmail.com',
  displayName: 'Hushmail',
  displayShortName: 'Hushmail',
  domains: ['hushmail.com', 'hush.com', 'hushmail.me'],
  publicDomains: true,
  incoming: [
    {
      type: 'imap',
      hostname: 'imap.hushmail.com',
      port: 993,
      socketType: 'SSL',
      authentication: ['password-cleartext'],
      username: '%EMAILADDRESS%',
    },
    {
      type: 'pop3',
      hostname: 'pop.hushmail.com',
      port: 995,
      socketType: 'SSL',
      authentication: ['password-cleartext'],
      username: '%EMAILADDRESS%',
    },
  ],
  outgoing: [
    {
      type: 'smtp',
      hostname: 'smtp.hushmail.com',
      port: 465,
      socketType: 'SSL',
      authentication: ['password-cleartext'],
      username: '%EMAILADDRESS%',
    },
  ],
  instructions: [
    {
      kind: 'documentation',
      url: 'https://help.hushmail.com/article/685-what-are-pop-imap',
      text: {
        en: 'The provider explains on this page how to set up mail programs.',
        ro: 'Furnizorul explică pe această pagină cum se configurează programele de e-mail.',
      },
    },
  ],
  webMail: { loginPage: 'https://www.hushmail.com/signin/' },
  source: 'https://help.hushmail.com/article/685-what-are-pop-imap',
  // The page of the provider confirms IMAP and POP; servers as mail programs have them that are published with their
  // source.
  checked: '2026-11-23',
} as const satisfies ProviderConfig;
