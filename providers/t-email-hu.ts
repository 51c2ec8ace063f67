import type { ProviderConfig } from '../src/core/types.ts';

export default {
  id: 't-email.hu',
  displayName: 'Magyar Telekom',
  displayShortName: 'Telekom',
  domains: ['t-email.hu'],
  publicDomains: true,
  incoming: [
    {
      type: 'imap',
      hostname: 'mail.t-email.hu',
      port: 993,
      socketType: 'SSL',
      authentication: ['password-cleartext'],
      username: '%EMAILADDRESS%',
    },
    {
      type: 'pop3',
      hostname: 'mail.t-email.hu',
      port: 995,
      socketType: 'SSL',
      authentication: ['password-cleartext'],
      username: '%EMAILADDRESS%',
    },
  ],
  outgoing: [
    {
      type: 'smtp',
      hostname: 'mail.t-email.hu',
      port: 465,
      socketType: 'SSL',
      authentication: ['password-cleartext'],
      username: '%EMAILADDRESS%',
    },
  ],
  instructions: [
    {
      kind: 'documentation',
      url: 'https://www.telekom.hu/lakossagi/ugyintezes/gyakori-kerdesek/1287/hogyan_tudom_beallitani_t_email_hu_vegzodesu_e_mail_cimemet_mobil_keszulekemen_?appid=tudasbazis&tudasbazis-eventType=8',
      text: {
        en: 'The provider explains on this page how to set up mail programs.',
        ro: 'Furnizorul explică pe această pagină cum se configurează programele de e-mail.',
      },
    },
  ],
  source:
    'https://www.telekom.hu/lakossagi/ugyintezes/gyakori-kerdesek/1287/hogyan_tudom_beallitani_t_email_hu_vegzodesu_e_mail_cimemet_mobil_keszulekemen_?appid=tudasbazis&tudasbazis-eventType=8',
  // As in mustang-im/ispdb, gathered from the providers' pages in 2025; the page itself was not at hand.
  checked: '2025-01-27',
} as const satisfies ProviderConfig;
