import type { ProviderConfig } from '../src/core/types.ts';

export default {
  id: 'zoho.in',
  displayName: 'Zoho Mail (India)',
  displayShortName: 'Zoho IN',
  domains: ['zoho.in', 'zohomail.in'],
  publicDomains: true,
  // The ISPDB gives six data centres one id; here each has its own.
  incoming: [
    {
      type: 'imap',
      hostname: 'imap.zoho.in',
      port: 993,
      socketType: 'SSL',
      authentication: ['password-cleartext'],
      username: '%EMAILADDRESS%',
    },
    {
      type: 'pop3',
      hostname: 'pop.zoho.in',
      port: 995,
      socketType: 'SSL',
      authentication: ['password-cleartext'],
      username: '%EMAILADDRESS%',
    },
  ],
  outgoing: [
    {
      type: 'smtp',
      hostname: 'smtp.zoho.in',
      port: 465,
      socketType: 'SSL',
      authentication: ['password-cleartext'],
      username: '%EMAILADDRESS%',
    },
    {
      type: 'smtp',
      hostname: 'smtp.zoho.in',
      port: 587,
      socketType: 'STARTTLS',
      authentication: ['password-cleartext'],
      username: '%EMAILADDRESS%',
    },
  ],
  instructions: [
    {
      kind: 'enable-access',
      url: 'https://www.zoho.com/mail/help/imap-access.html',
      text: {
        en: 'First switch on IMAP or POP in the settings of Zoho Mail, under "Mail Accounts".',
        ro: 'Activați mai întâi IMAP sau POP în setările Zoho Mail, la „Mail Accounts”.',
      },
    },
    {
      kind: 'documentation',
      url: 'https://www.zoho.com/mail/help/imap-access.html',
      text: {
        en: 'The provider explains on this page how to set up mail programs.',
        ro: 'Furnizorul explică pe această pagină cum se configurează programele de e-mail.',
      },
    },
    {
      kind: 'documentation',
      url: 'https://www.zoho.com/mail/help/pop-access.html',
      text: {
        en: 'The provider explains on this page how to set up mail programs.',
        ro: 'Furnizorul explică pe această pagină cum se configurează programele de e-mail.',
      },
    },
    {
      kind: 'documentation',
      url: 'https://www.zoho.com/mail/help/zoho-smtp.html',
      text: {
        en: 'The provider explains on this page how to set up mail programs.',
        ro: 'Furnizorul explică pe această pagină cum se configurează programele de e-mail.',
      },
    },
    {
      kind: 'documentation',
      url: 'https://www.zoho.com/mail/help/thunderbird-imap-access.html',
      text: {
        en: 'The provider explains on this page how to set up mail programs.',
        ro: 'Furnizorul explică pe această pagină cum se configurează programele de e-mail.',
      },
    },
    {
      kind: 'documentation',
      url: 'https://www.zoho.com/mail/help/thunderbird-pop-access.html',
      text: {
        en: 'The provider explains on this page how to set up mail programs.',
        ro: 'Furnizorul explică pe această pagină cum se configurează programele de e-mail.',
      },
    },
    {
      kind: 'documentation',
      url: 'https://www.zoho.com/mail/help/pop-access.html#EnablePOPAccess',
      text: {
        en: 'The provider explains on this page how to set up mail programs.',
        ro: 'Furnizorul explică pe această pagină cum se configurează programele de e-mail.',
      },
    },
    {
      kind: 'documentation',
      url: 'https://www.zoho.com/mail/help/imap-access.html#EnableIMAP',
      text: {
        en: 'The provider explains on this page how to set up mail programs.',
        ro: 'Furnizorul explică pe această pagină cum se configurează programele de e-mail.',
      },
    },
  ],
  source: 'https://www.zoho.com/mail/help/imap-access.html',
  // As in thunderbird/autoconfig of this day; the provider's own page was not at hand.
  checked: '2026-03-12',
} as const satisfies ProviderConfig;
