import type { ProviderConfig } from '../src/core/types.ts';

export default {
  id: 'yahoo.co.jp',
  displayName: 'Yahoo! Japan',
  displayShortName: 'Yahoo! Japan',
  // ymail.ne.jp as in a list of 20 July 2026 that names the help page of Yahoo! JAPAN.
  domains: ['yahoo.co.jp', 'ymail.ne.jp'],
  publicDomains: true,
  // IMAP is of FairEmail; the ISPDB has POP3 only.
  incoming: [
    {
      type: 'imap',
      hostname: 'imap.mail.yahoo.co.jp',
      port: 993,
      socketType: 'SSL',
      authentication: ['password-cleartext'],
      username: '%EMAILLOCALPART%',
    },
    {
      type: 'pop3',
      hostname: 'pop.mail.yahoo.co.jp',
      port: 995,
      socketType: 'SSL',
      authentication: ['password-cleartext'],
      username: '%EMAILLOCALPART%',
    },
  ],
  outgoing: [
    {
      type: 'smtp',
      hostname: 'smtp.mail.yahoo.co.jp',
      port: 465,
      socketType: 'SSL',
      authentication: ['password-cleartext'],
      username: '%EMAILLOCALPART%',
    },
  ],
  source: 'https://github.com/thunderbird/autoconfig/blob/master/ispdb/yahoo.co.jp.xml',
  // As in thunderbird/autoconfig of this day; the provider's own page was not at hand.
  checked: '2026-03-12',
} as const satisfies ProviderConfig;
