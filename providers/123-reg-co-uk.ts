import type { ProviderConfig } from '../src/core/types.ts';

export default {
  id: '123-reg.co.uk',
  displayName: '123 Reg',
  displayShortName: '123 Reg',
  domains: ['123-reg.co.uk'],
  publicDomains: true,
  mx: ['123-reg.co.uk'],
  incoming: [
    {
      type: 'imap',
      hostname: 'imap.123-reg.co.uk',
      port: 993,
      socketType: 'SSL',
      authentication: ['password-cleartext'],
      username: '%EMAILADDRESS%',
    },
  ],
  outgoing: [
    {
      type: 'smtp',
      hostname: 'smtp.123-reg.co.uk',
      port: 465,
      socketType: 'SSL',
      authentication: ['password-cleartext'],
      username: '%EMAILADDRESS%',
    },
  ],
  instructions: [
    {
      kind: 'documentation',
      url: 'https://www.123-reg.co.uk/support/email/how-do-i-set-up-an-email-client-with-123-mail/',
      text: {
        en: 'The provider explains on this page how to set up mail programs.',
        ro: 'Furnizorul explică pe această pagină cum se configurează programele de e-mail.',
      },
    },
  ],
  source: 'https://www.123-reg.co.uk/support/email/how-do-i-set-up-an-email-client-with-123-mail/',
  // As in FairEmail's list of this day; the provider's own page was not at hand.
  checked: '2026-08-22',
} as const satisfies ProviderConfig;
