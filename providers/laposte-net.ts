import type { ProviderConfig } from '../src/core/types.ts';

export default {
  id: 'laposte.net',
  displayName: 'LaPoste',
  displayShortName: 'LaPoste',
  domains: ['laposte.net'],
  publicDomains: true,
  incoming: [
    {
      type: 'imap',
      hostname: 'imap.laposte.net',
      port: 993,
      socketType: 'SSL',
      authentication: ['password-cleartext'],
      username: '%EMAILLOCALPART%',
    },
    {
      type: 'pop3',
      hostname: 'pop.laposte.net',
      port: 995,
      socketType: 'SSL',
      authentication: ['password-cleartext'],
      username: '%EMAILLOCALPART%',
    },
  ],
  outgoing: [
    {
      type: 'smtp',
      hostname: 'smtp.laposte.net',
      port: 465,
      socketType: 'SSL',
      authentication: ['password-cleartext'],
      username: '%EMAILLOCALPART%',
    },
  ],
  instructions: [
    {
      kind: 'documentation',
      url: 'https://aide.laposte.net/contents/comment-parametrer-un-logiciel-de-messagerie-pour-envoyer-et-recevoir-mes-courriers-electroniques',
      text: {
        en: 'The provider explains on this page how to set up mail programs.',
        ro: 'Furnizorul explică pe această pagină cum se configurează programele de e-mail.',
      },
    },
  ],
  webMail: { loginPage: 'https://www.laposte.net/' },
  source: 'https://github.com/thunderbird/autoconfig/blob/master/ispdb/laposte.net.xml',
  // As in thunderbird/autoconfig of this day; the provider's own page was not at hand.
  checked: '2026-03-12',
} as const satisfies ProviderConfig;
