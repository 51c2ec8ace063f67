import type { ProviderConfig } from '../src/core/types.ts';

export default {
  id: 'free.fr',
  displayName: 'Free',
  displayShortName: 'Free',
  // libertysurf.fr uses the same servers, but the login without domain below is only known to be right for free.fr.
  domains: ['free.fr'],
  publicDomains: true,
  incoming: [
    {
      type: 'imap',
      hostname: 'imap.free.fr',
      port: 993,
      socketType: 'SSL',
      authentication: ['password-cleartext'],
      username: '%EMAILLOCALPART%',
    },
    {
      type: 'pop3',
      hostname: 'pop.free.fr',
      port: 995,
      socketType: 'SSL',
      authentication: ['password-cleartext'],
      username: '%EMAILLOCALPART%',
    },
  ],
  outgoing: [
    {
      type: 'smtp',
      hostname: 'smtp.free.fr',
      port: 465,
      socketType: 'SSL',
      authentication: ['password-cleartext'],
      username: '%EMAILLOCALPART%',
    },
  ],
  instructions: [
    {
      kind: 'app-password',
      url: 'https://assistance.free.fr/articles/configurer-de-maniere-avancee-mon-logiciel-de-messagerie-609',
      text: {
        en: 'If Free refuses your password in a mail program, look in the settings of your Free webmail for a separate password for mail programs and use that.',
        ro: 'Dacă Free refuză parola într-un program de e-mail, căutați în setările webmailului Free o parolă separată pentru programele de e-mail și folosiți-o pe aceea.',
      },
    },
    {
      kind: 'documentation',
      url: 'https://assistance.free.fr/articles/configurer-de-maniere-avancee-mon-logiciel-de-messagerie-609',
      text: {
        en: 'Free describes the settings for mail programs on this page.',
        ro: 'Free descrie pe această pagină setările pentru programele de e-mail.',
      },
    },
  ],
  webMail: { loginPage: 'https://webmail.free.fr/' },
  website: 'https://www.free.fr/',
  source: 'https://assistance.free.fr/articles/configurer-de-maniere-avancee-mon-logiciel-de-messagerie-609',
  // Checked against thunderbird/autoconfig of this day; the provider's own page was not at hand.
  checked: '2026-03-12',
} as const satisfies ProviderConfig;
