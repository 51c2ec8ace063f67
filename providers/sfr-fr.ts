import type { ProviderConfig } from '../src/core/types.ts';

export default {
  id: 'sfr.fr',
  displayName: 'SFR / Neuf',
  displayShortName: 'SFR',
  // The last eight: companies that SFR bought with Neuf, in lists of domains by mail system.
  domains: [
    'sfr.fr',
    'neuf.fr',
    'club-internet.fr',
    '9online.fr',
    'cegetel.net',
    '9business.fr',
    'cario.fr',
    'club.fr',
    'clubinternet.fr',
    'fnac.net',
    'guideo.fr',
    'mageos.com',
    'waika9.com',
  ],
  publicDomains: true,
  incoming: [
    {
      type: 'imap',
      hostname: 'imap.sfr.fr',
      port: 993,
      socketType: 'SSL',
      authentication: ['password-cleartext'],
      username: '%EMAILADDRESS%',
    },
    {
      type: 'pop3',
      hostname: 'pop.sfr.fr',
      port: 995,
      socketType: 'SSL',
      authentication: ['password-cleartext'],
      username: '%EMAILADDRESS%',
    },
  ],
  outgoing: [
    {
      type: 'smtp',
      hostname: 'smtp.sfr.fr',
      port: 465,
      socketType: 'SSL',
      authentication: ['password-cleartext'],
      username: '%EMAILADDRESS%',
    },
  ],
  instructions: [
    {
      kind: 'documentation',
      url: 'https://assistance.sfr.fr/sfrmail-appli/sfrmail/configurer-messagerie-recevoir-email-sfr.html',
      text: {
        en: 'The provider explains on this page how to set up mail programs.',
        ro: 'Furnizorul explică pe această pagină cum se configurează programele de e-mail.',
      },
    },
  ],
  webMail: { loginPage: 'https://webmail.sfr.fr/' },
  source: 'https://github.com/thunderbird/autoconfig/blob/master/ispdb/sfr.fr.xml',
  // As in thunderbird/autoconfig of this day; the provider's own page was not at hand.
  checked: '2026-03-12',
} as const satisfies ProviderConfig;
