import type { ProviderConfig } from '../src/core/types.ts';

export default {
  id: 'mailbox.org',
  displayName: 'mailbox.org',
  displayShortName: 'mailbox.org',
  domains: ['mailbox.org'],
  publicDomains: true,
  // Customers bring their own domains; their MX hosts lie below mailbox.org.
  mx: ['mailbox.org'],
  incoming: [
    {
      type: 'imap',
      hostname: 'imap.mailbox.org',
      port: 993,
      socketType: 'SSL',
      authentication: ['password-cleartext'],
      username: '%EMAILADDRESS%',
    },
    {
      type: 'pop3',
      hostname: 'pop3.mailbox.org',
      port: 995,
      socketType: 'SSL',
      authentication: ['password-cleartext'],
      username: '%EMAILADDRESS%',
    },
  ],
  outgoing: [
    {
      type: 'smtp',
      hostname: 'smtp.mailbox.org',
      port: 465,
      socketType: 'SSL',
      authentication: ['password-cleartext'],
      username: '%EMAILADDRESS%',
    },
    {
      type: 'smtp',
      hostname: 'smtp.mailbox.org',
      port: 587,
      socketType: 'STARTTLS',
      authentication: ['password-cleartext'],
      username: '%EMAILADDRESS%',
    },
  ],
  // The knowledge base offers both services; the paths are those to which .well-known on this host redirects.
  related: [
    {
      type: 'caldav',
      url: 'https://dav.mailbox.org/caldav/',
      authentication: ['Basic'],
      username: '%EMAILADDRESS%',
    },
    {
      type: 'carddav',
      url: 'https://dav.mailbox.org/carddav/',
      authentication: ['Basic'],
      username: '%EMAILADDRESS%',
    },
  ],
  instructions: [
    {
      kind: 'app-password',
      url: 'https://kb.mailbox.org/en/private/e-mail/e-mail-configuration',
      text: {
        en: 'If two-factor authentication is on, mail programs need an application password. Create one in the mailbox.org settings under Security.',
        ro: 'Dacă autentificarea cu doi factori este activă, programele de e-mail au nevoie de o parolă de aplicație. Creați una în setările mailbox.org, la secțiunea de securitate.',
      },
    },
    {
      kind: 'documentation',
      url: 'https://kb.mailbox.org/en/private/e-mail/e-mail-configuration',
      text: {
        en: 'mailbox.org lists the server settings for mail programs on this page.',
        ro: 'mailbox.org prezintă pe această pagină setările serverelor pentru programele de e-mail.',
      },
    },
  ],
  webMail: { loginPage: 'https://login.mailbox.org/' },
  website: 'https://mailbox.org/',
  source: 'https://kb.mailbox.org/en/private/e-mail/e-mail-configuration',
  checked: '2026-11-22',
} as const satisfies ProviderConfig;
