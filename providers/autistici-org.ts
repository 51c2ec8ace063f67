import type { ProviderConfig } from '../src/core/types.ts';

export default {
  id: 'autistici.org',
  displayName: 'Autistici/Inventati',
  displayShortName: 'Autistici',
  domains: [
    'autistici.org',
    'inventati.org',
    'anche.no',
    'autistiche.org',
    'autoproduzioni.net',
    'bastardi.net',
    'bruttocarattere.org',
    'canaglie.net',
    'canaglie.org',
    'cryptolab.net',
    'distruzione.org',
    'grrlz.net',
    'hacari.com',
    'hacari.net',
    'hacari.org',
    'insiberia.net',
    'insicuri.net',
    'krutt.org',
    'logorroici.org',
    'mortemale.org',
    'onenetbeyond.org',
    'paranoici.org',
    'privacyrequired.com',
    'stronzi.org',
    'subvertising.org',
  ],
  publicDomains: true,
  // Domains and servers as in mutt-wizard, which names each one; an older page of the provider names the servers and
  // ports.
  incoming: [
    {
      type: 'imap',
      hostname: 'mail.autistici.org',
      port: 993,
      socketType: 'SSL',
      authentication: ['password-cleartext'],
      username: '%EMAILADDRESS%',
    },
  ],
  outgoing: [
    {
      type: 'smtp',
      hostname: 'smtp.autistici.org',
      port: 465,
      socketType: 'SSL',
      authentication: ['password-cleartext'],
      username: '%EMAILADDRESS%',
    },
  ],
  instructions: [
    {
      kind: 'documentation',
      url: 'https://www.autistici.org/docs/mail/',
      text: {
        en: 'The provider explains on this page how to set up mail programs.',
        ro: 'Furnizorul explică pe această pagină cum se configurează programele de e-mail.',
      },
    },
  ],
  source: 'https://www.autistici.org/docs/mail/',
  // The newsletter of the provider of this day says that the service goes on; its list of domains was not at hand.
  checked: '2022-12-18',
} as const satisfies ProviderConfig;
