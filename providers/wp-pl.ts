import type { ProviderConfig } from '../src/core/types.ts';

export default {
  id: 'wp.pl',
  displayName: 'WP Poczta',
  displayShortName: 'WP Poczta',
  domains: ['wp.pl'],
  publicDomains: true,
  // thunderbird/autoconfig has an old entry that logs in with the local part. The newer FairEmail list and programs in
  // use log in with the whole address, as the provider tells users of its sister service o2.pl.
  incoming: [
    {
      type: 'imap',
      hostname: 'imap.wp.pl',
      port: 993,
      socketType: 'SSL',
      authentication: ['password-cleartext'],
      username: '%EMAILADDRESS%',
    },
    {
      type: 'pop3',
      hostname: 'pop3.wp.pl',
      port: 995,
      socketType: 'SSL',
      authentication: ['password-cleartext'],
      username: '%EMAILADDRESS%',
    },
  ],
  outgoing: [
    {
      type: 'smtp',
      hostname: 'smtp.wp.pl',
      port: 465,
      socketType: 'SSL',
      authentication: ['password-cleartext'],
      username: '%EMAILADDRESS%',
    },
  ],
  instructions: [
    {
      kind: 'enable-access',
      url: 'https://pomoc.wp.pl/jak-skonfigurowac-program-pocztowy',
      text: {
        en: 'Before a mail program can reach your mailbox, switch on POP3, IMAP and SMTP in the settings of WP Poczta.',
        ro: 'Înainte ca un program de e-mail să vă poată accesa căsuța poștală, activați POP3, IMAP și SMTP în setările WP Poczta.',
      },
    },
    {
      kind: 'app-password',
      url: 'https://pomoc.wp.pl/jak-skonfigurowac-program-pocztowy',
      text: {
        en: 'If WP refuses your account password in a mail program, create a separate password for it in the WP security settings.',
        ro: 'Dacă WP refuză parola contului într-un program de e-mail, creați pentru el o parolă separată în setările de securitate WP.',
      },
    },
    {
      kind: 'documentation',
      url: 'https://pomoc.wp.pl/jak-skonfigurowac-program-pocztowy',
      text: {
        en: 'WP describes the set-up of mail programs on this page.',
        ro: 'WP descrie pe această pagină configurarea programelor de e-mail.',
      },
    },
  ],
  webMail: { loginPage: 'https://poczta.wp.pl/' },
  website: 'https://www.wp.pl/',
  source: 'https://pomoc.wp.pl/jak-skonfigurowac-program-pocztowy',
  // Checked against thunderbird/autoconfig of this day; the provider's own page was not at hand.
  checked: '2026-03-12',
} as const satisfies ProviderConfig;
