import type { ProviderConfig } from '../src/core/types.ts';

export default {
  id: 'studenti.univr.it',
  displayName: 'Università degli Studi di Verona',
  displayShortName: 'UniVR',
  domains: ['studenti.univr.it'],
  publicDomains: true,
  incoming: [
    {
      type: 'imap',
      hostname: 'univr.mail.cineca.it',
      port: 993,
      socketType: 'SSL',
      authentication: ['password-cleartext'],
      username: '%EMAILADDRESS%',
    },
    {
      type: 'pop3',
      hostname: 'univr.mail.cineca.it',
      port: 995,
      socketType: 'SSL',
      authentication: ['password-cleartext'],
      username: '%EMAILADDRESS%',
    },
  ],
  outgoing: [
    {
      type: 'smtp',
      hostname: 'univr.smtpauth.cineca.it',
      port: 465,
      socketType: 'SSL',
      authentication: ['password-cleartext'],
      username: '%EMAILADDRESS%',
    },
  ],
  source: 'https://github.com/thunderbird/autoconfig/blob/master/ispdb/studenti.univr.it.xml',
  // As in thunderbird/autoconfig of this day; the provider's own page was not at hand.
  checked: '2026-03-12',
} as const satisfies ProviderConfig;
