import type { ProviderConfig } from '../src/core/types.ts';

export default {
  id: 'kolabnow.com',
  displayName: 'Kolab Now',
  displayShortName: 'Kolab Now',
  domains: [
    'kolabnow.com',
    'mykolab.com',
    'attorneymail.ch',
    'barmail.ch',
    'collaborative.li',
    'diplomail.ch',
    'groupoffice.ch',
    'journalistmail.ch',
    'legalprivilege.ch',
    'mailatlaw.ch',
    'medmail.ch',
    'mykolab.ch',
    'myswissmail.ch',
    'opengroupware.ch',
    'pressmail.ch',
    'swisscollab.ch',
    'swissgroupware.ch',
    'switzerlandmail.ch',
    'trusted-legal-mail.ch',
  ],
  publicDomains: true,
  mx: ['kolabnow.com'],
  // Domains other than the first as in K-9 Mail, which has them with the servers from before the service changed its
  // name.
  incoming: [
    {
      type: 'imap',
      hostname: 'imap.kolabnow.com',
      port: 993,
      socketType: 'SSL',
      authentication: ['password-cleartext'],
      username: '%EMAILADDRESS%',
    },
  ],
  outgoing: [
    {
      type: 'smtp',
      hostname: 'smtp.kolabnow.com',
      port: 465,
      socketType: 'SSL',
      authentication: ['password-cleartext'],
      username: '%EMAILADDRESS%',
    },
  ],
  instructions: [
    {
      kind: 'documentation',
      url: 'https://kolabnow.com/clients',
      text: {
        en: 'The provider explains on this page how to set up mail programs.',
        ro: 'Furnizorul explică pe această pagină cum se configurează programele de e-mail.',
      },
    },
  ],
  webMail: { loginPage: 'https://kolabnow.com/' },
  source: 'https://kolabnow.com/clients',
  // As mail programs have it that are published with their source; the page itself was not at hand.
  checked: '2026-11-23',
} as const satisfies ProviderConfig;
