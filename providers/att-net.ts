import type { ProviderConfig } from '../src/core/types.ts';

export default {
  id: 'att.net',
  displayName: 'AT&T',
  displayShortName: 'AT&T',
  domains: [
    'ameritech.net',
    'att.net',
    'bellsouth.net',
    'currently.com',
    'flash.net',
    'nvbell.net',
    'pacbell.net',
    'prodigy.net',
    'sbcglobal.net',
    'snet.net',
    'swbell.net',
    'wans.net',
  ],
  publicDomains: true,
  // The outgoing host that both sources have comes first.
  incoming: [
    {
      type: 'imap',
      hostname: 'imap.mail.att.net',
      port: 993,
      socketType: 'SSL',
      authentication: ['OAuth2', 'password-cleartext'],
      username: '%EMAILADDRESS%',
    },
    {
      type: 'pop3',
      hostname: 'inbound.att.net',
      port: 995,
      socketType: 'SSL',
      authentication: ['OAuth2', 'password-cleartext'],
      username: '%EMAILADDRESS%',
    },
  ],
  outgoing: [
    {
      type: 'smtp',
      hostname: 'smtp.mail.att.net',
      port: 465,
      socketType: 'SSL',
      authentication: ['OAuth2', 'password-cleartext'],
      username: '%EMAILADDRESS%',
    },
    {
      type: 'smtp',
      hostname: 'outbound.att.net',
      port: 465,
      socketType: 'SSL',
      authentication: ['OAuth2', 'password-cleartext'],
      username: '%EMAILADDRESS%',
    },
  ],
  instructions: [
    {
      kind: 'app-password',
      url: 'https://www.att.com/support/article/email-support/KM1010523/',
      text: {
        en: 'Mail programs that cannot sign in with OAuth need a secure mail key. Create one in your AT&T profile and use it instead of your password.',
        ro: 'Programele de e-mail care nu se pot conecta prin OAuth au nevoie de o cheie de e-mail securizată. Creați una în profilul AT&T și folosiți-o în locul parolei.',
      },
    },
    {
      kind: 'documentation',
      url: 'https://www.att.com/support/article/email-support/KM1010523/',
      text: {
        en: 'The provider explains on this page how to set up mail programs.',
        ro: 'Furnizorul explică pe această pagină cum se configurează programele de e-mail.',
      },
    },
  ],
  webMail: { loginPage: 'https://currently.att.yahoo.com/' },
  source: 'https://www.att.com/support/article/email-support/KM1010523/',
  // As in thunderbird/autoconfig of this day; the provider's own page was not at hand.
  checked: '2026-03-12',
} as const satisfies ProviderConfig;
