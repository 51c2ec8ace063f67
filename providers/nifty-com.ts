import type { ProviderConfig } from '../src/core/types.ts';

export default {
  id: 'nifty.com',
  displayName: '@nifty',
  displayShortName: '@nifty',
  domains: ['nifty.com'],
  publicDomains: true,
  // The ISPDB has it without encryption; an open report there points to settings with TLS on the page of the
  // provider.
  incoming: [
    {
      type: 'imap',
      hostname: 'imap.nifty.com',
      port: 993,
      socketType: 'SSL',
      authentication: ['password-cleartext'],
      username: '%EMAILADDRESS%',
    },
    {
      type: 'pop3',
      hostname: 'pop.nifty.com',
      port: 995,
      socketType: 'SSL',
      authentication: ['password-cleartext'],
      username: '%EMAILADDRESS%',
    },
  ],
  outgoing: [
    {
      type: 'smtp',
      hostname: 'smtp.nifty.com',
      port: 465,
      socketType: 'SSL',
      authentication: ['password-cleartext'],
      username: '%EMAILADDRESS%',
    },
  ],
  instructions: [
    {
      kind: 'enable-access',
      url: 'https://mail.nifty.com/cs/mail-faq/detail/200326000044/',
      text: {
        en: 'Mail programs that read by IMAP need the option for it, which costs extra at @nifty; POP is included.',
        ro: 'Programele care citesc prin IMAP au nevoie de opțiunea corespunzătoare, contra cost la @nifty; POP este inclus.',
      },
    },
    {
      kind: 'documentation',
      url: 'https://mail.nifty.com/cs/mail-faq/detail/200326000044/',
      text: {
        en: 'The provider explains on this page how to set up mail programs.',
        ro: 'Furnizorul explică pe această pagină cum se configurează programele de e-mail.',
      },
    },
  ],
  webMail: { loginPage: 'https://mail.nifty.com/' },
  source: 'https://mail.nifty.com/cs/mail-faq/detail/200326000044/',
  // As in mustang-im/ispdb, gathered from the providers' pages in 2025; the page itself was not at hand.
  checked: '2025-01-27',
} as const satisfies ProviderConfig;
