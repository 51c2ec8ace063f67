import type { ProviderConfig } from '../src/core/types.ts';

export default {
  id: 'ziggo.nl',
  displayName: 'Ziggo Mail',
  displayShortName: 'Ziggo',
  domains: [
    'hahah.nl',
    'ziggomail.com',
    'casema.nl',
    'zinders.nl',
    'ziggo.nl',
    'zeggis.nl',
    'zeggis.com',
    'razcall.nl',
    'razcall.com',
    'upcmail.nl',
    'chello.nl',
    'multiweb.nl',
    'home.nl',
    'quicknet.nl',
    'a2000.nl',
  ],
  publicDomains: true,
  incoming: [
    {
      type: 'imap',
      hostname: 'imap.ziggo.nl',
      port: 993,
      socketType: 'SSL',
      authentication: ['password-cleartext'],
      username: '%EMAILADDRESS%',
    },
    {
      type: 'pop3',
      hostname: 'pop.ziggo.nl',
      port: 995,
      socketType: 'SSL',
      authentication: ['password-cleartext'],
      username: '%EMAILADDRESS%',
    },
  ],
  outgoing: [
    {
      type: 'smtp',
      hostname: 'smtp.ziggo.nl',
      port: 587,
      socketType: 'STARTTLS',
      authentication: ['password-cleartext'],
      username: '%EMAILADDRESS%',
    },
  ],
  instructions: [
    {
      kind: 'documentation',
      url: 'https://www.ziggo.nl/klantenservice/e-mail/?src=autoconfig',
      text: {
        en: 'The provider explains on this page how to set up mail programs.',
        ro: 'Furnizorul explică pe această pagină cum se configurează programele de e-mail.',
      },
    },
  ],
  webMail: { loginPage: 'https://www.ziggo.nl/mail' },
  source: 'https://www.ziggo.nl/klantenservice/e-mail/?src=autoconfig',
  // As in thunderbird/autoconfig of this day; the provider's own page was not at hand.
  checked: '2026-03-12',
} as const satisfies ProviderConfig;
