import type { ProviderConfig } from '../src/core/types.ts';

export default {
  id: 'seznam.cz',
  displayName: 'Seznam Email',
  displayShortName: 'Seznam',
  domains: ['seznam.cz', 'email.cz', 'post.cz', 'spoluzaci.cz'],
  publicDomains: true,
  // Own domains (Email Profi) have the MX hosts and servers of Seznam itself.
  mx: ['seznam.cz'],
  incoming: [
    {
      type: 'imap',
      hostname: 'imap.seznam.cz',
      port: 993,
      socketType: 'SSL',
      authentication: ['password-cleartext'],
      username: '%EMAILADDRESS%',
    },
    {
      type: 'pop3',
      hostname: 'pop3.seznam.cz',
      port: 995,
      socketType: 'SSL',
      authentication: ['password-cleartext'],
      username: '%EMAILADDRESS%',
    },
  ],
  outgoing: [
    {
      type: 'smtp',
      hostname: 'smtp.seznam.cz',
      port: 465,
      socketType: 'SSL',
      authentication: ['password-cleartext'],
      username: '%EMAILADDRESS%',
    },
  ],
  instructions: [
    {
      kind: 'app-password',
      url: 'https://o-seznam.cz/napoveda/ucet/en/dvoufazove-overeni/postovni-programy/',
      text: {
        en: 'If two-factor authentication is on, set a separate password for IMAP, POP3 and SMTP in the Seznam account settings and use it in your mail program.',
        ro: 'Dacă autentificarea cu doi factori este activă, stabiliți în setările contului Seznam o parolă separată pentru IMAP, POP3 și SMTP și folosiți-o în programul de e-mail.',
      },
    },
    {
      kind: 'documentation',
      url: 'https://o-seznam.cz/napoveda/email/mohlo-by-se-hodit/postovni-programy-a-aplikace/',
      text: {
        en: 'Seznam collects its help on mail programs and apps on this page.',
        ro: 'Seznam reunește pe această pagină ajutorul despre programele și aplicațiile de e-mail.',
      },
    },
  ],
  webMail: { loginPage: 'https://email.seznam.cz/' },
  website: 'https://www.seznam.cz/',
  source: 'https://o-seznam.cz/napoveda/email/mohlo-by-se-hodit/postovni-programy-a-aplikace/',
  // The help page on two-factor authentication confirms the separate password; the page with the ports was not at hand,
  // so the servers were checked against thunderbird/autoconfig of this day.
  checked: '2026-03-12',
} as const satisfies ProviderConfig;
