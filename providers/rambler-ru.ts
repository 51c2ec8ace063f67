import type { ProviderConfig } from '../src/core/types.ts';

export default {
  id: 'rambler.ru',
  displayName: 'Rambler Mail',
  displayShortName: 'Rambler',
  domains: ['rambler.ru', 'lenta.ru', 'myrambler.ru', 'autorambler.ru', 'ro.ru', 'rambler.ua', 'r0.ru'],
  publicDomains: true,
  incoming: [
    {
      type: 'imap',
      hostname: 'imap.rambler.ru',
      port: 993,
      socketType: 'SSL',
      authentication: ['password-cleartext'],
      username: '%EMAILADDRESS%',
    },
    {
      type: 'pop3',
      hostname: 'pop.rambler.ru',
      port: 995,
      socketType: 'SSL',
      authentication: ['password-cleartext'],
      username: '%EMAILADDRESS%',
    },
  ],
  outgoing: [
    {
      type: 'smtp',
      hostname: 'smtp.rambler.ru',
      port: 465,
      socketType: 'SSL',
      authentication: ['password-cleartext'],
      username: '%EMAILADDRESS%',
    },
  ],
  instructions: [
    {
      kind: 'enable-access',
      url: 'https://help.rambler.ru/mail/mail-pochtovye-klienty/1275/',
      text: {
        en: 'First allow access by mail programs, as this page describes.',
        ro: 'Permiteți mai întâi accesul programelor de e-mail, așa cum descrie această pagină.',
      },
    },
    {
      kind: 'documentation',
      url: 'https://help.rambler.ru/mail/mail-pochtovye-klienty/1277/',
      text: {
        en: 'The provider explains on this page how to set up mail programs.',
        ro: 'Furnizorul explică pe această pagină cum se configurează programele de e-mail.',
      },
    },
    {
      kind: 'documentation',
      url: 'https://help.rambler.ru/mail/mail-pochtovye-klienty/1275/',
      text: {
        en: 'The provider explains on this page how to set up mail programs.',
        ro: 'Furnizorul explică pe această pagină cum se configurează programele de e-mail.',
      },
    },
  ],
  webMail: { loginPage: 'https://mail.rambler.ru/' },
  source: 'https://help.rambler.ru/mail/mail-pochtovye-klienty/1277/',
  // As in thunderbird/autoconfig of this day; the provider's own page was not at hand.
  checked: '2026-03-12',
} as const satisfies ProviderConfig;
