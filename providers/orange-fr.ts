import type { ProviderConfig } from '../src/core/types.ts';

export default {
  id: 'orange.fr',
  displayName: 'Orange Mail',
  displayShortName: 'Orange',
  domains: ['orange.fr', 'wanadoo.fr'],
  publicDomains: true,
  incoming: [
    {
      type: 'imap',
      hostname: 'imap.orange.fr',
      port: 993,
      socketType: 'SSL',
      authentication: ['password-cleartext'],
      username: '%EMAILADDRESS%',
    },
    {
      type: 'pop3',
      hostname: 'pop.orange.fr',
      port: 995,
      socketType: 'SSL',
      authentication: ['password-cleartext'],
      username: '%EMAILADDRESS%',
    },
  ],
  outgoing: [
    {
      type: 'smtp',
      hostname: 'smtp.orange.fr',
      port: 465,
      socketType: 'SSL',
      authentication: ['password-cleartext'],
      username: '%EMAILADDRESS%',
    },
  ],
  instructions: [
    {
      kind: 'app-password',
      url: 'https://assistance.orange.fr/ordinateurs-peripheriques/installer-et-utiliser/l-utilisation-du-mail-et-du-cloud/mail-orange/le-mail-orange-nouvelle-version/parametrer-la-boite-mail/mail-orange-comment-acceder-a-sa-boite-mail-orange-depuis-une-application-ou-un-logiciel-de-messagerie-non-fourni-par-orange_434630-964290',
      text: {
        en: 'If Orange refuses your account password in a mail program, open the settings of your Orange mailbox in the browser and create a password for mail programs there.',
        ro: 'Dacă Orange refuză parola contului într-un program de e-mail, deschideți în browser setările căsuței Orange și creați acolo o parolă pentru programele de e-mail.',
      },
    },
    {
      kind: 'documentation',
      url: 'https://assistance.orange.fr/ordinateurs-peripheriques/installer-et-utiliser/l-utilisation-du-mail-et-du-cloud/mail-orange/le-mail-orange-nouvelle-version/parametrer-la-boite-mail/mail-orange-comment-acceder-a-sa-boite-mail-orange-depuis-une-application-ou-un-logiciel-de-messagerie-non-fourni-par-orange_434630-964290',
      text: {
        en: 'Orange explains here how to reach your mailbox with a program that does not come from Orange.',
        ro: 'Orange explică aici cum accesați căsuța poștală cu un program care nu este oferit de Orange.',
      },
    },
  ],
  webMail: { loginPage: 'https://login.orange.fr/' },
  website: 'https://www.orange.fr/',
  source:
    'https://assistance.orange.fr/ordinateurs-peripheriques/installer-et-utiliser/l-utilisation-du-mail-et-du-cloud/mail-orange/le-mail-orange-nouvelle-version/parametrer-la-boite-mail/mail-orange-comment-acceder-a-sa-boite-mail-orange-depuis-une-application-ou-un-logiciel-de-messagerie-non-fourni-par-orange_434630-964290',
  // Checked against thunderbird/autoconfig of this day; the provider's own page was not at hand.
  checked: '2026-03-12',
} as const satisfies ProviderConfig;
