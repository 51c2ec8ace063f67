import type { ProviderConfig } from '../../src/core/types.ts';

export default {
  // Template for your own domain. Copy this file, replace example.com and the host names, delete what you do not need,
  // and run: npm run mailbeacon -- list. All fields and values are described in src/core/types.ts.

  // Your main domain. No other file may have the same id.
  id: 'example.com',
  // What mail programs show to people. At most 60 characters, better 30.
  displayName: 'Example Mail',
  // The same where there is little room. At most 20 characters, better 12.
  displayShortName: 'Example',
  // Every domain behind the @ of your addresses, in lower case. Sub-domains are not included unless they stand here.
  // Write a domain with other letters than a to z as DNS does: xn--bcher-kva.example for bücher.example.
  domains: ['example.com'],
  // Not set here: publicDomains and mx, which are for public providers and for hosters of other people's domains.

  // Servers that mail is read from, the best first. Programs take the first one that they can use.
  incoming: [
    {
      type: 'imap',
      hostname: 'imap.example.com',
      // 993 goes with 'SSL' (TLS from the first byte), 143 with 'STARTTLS'. Another port needs a portReason.
      port: 993,
      socketType: 'SSL',
      // The normal password, protected by the encryption of the connection. With OAuth it would be
      // ['OAuth2', 'password-cleartext'], and an oauth2 block is needed as well; ../gmail.ts has one.
      authentication: ['password-cleartext'],
      // The login name: the whole address. Use '%EMAILLOCALPART%' if people log in with the part before the @, and for
      // instance 'EXAMPLE-%EMAILLOCALPART%' if something fixed stands around it.
      username: '%EMAILADDRESS%',
    },
    // Delete this block if you do not offer POP3.
    {
      type: 'pop3',
      hostname: 'pop.example.com',
      port: 995,
      socketType: 'SSL',
      authentication: ['password-cleartext'],
      username: '%EMAILADDRESS%',
      // Optional: keeps messages on the server after a program has fetched them.
      pop3: { leaveMessagesOnServer: true },
    },
  ],
  // Servers that mail is sent through, again the best first: 465 with 'SSL', then 587 with 'STARTTLS'. Not port 25,
  // which is for mail between servers.
  outgoing: [
    {
      type: 'smtp',
      hostname: 'smtp.example.com',
      port: 465,
      socketType: 'SSL',
      authentication: ['password-cleartext'],
      username: '%EMAILADDRESS%',
    },
    {
      type: 'smtp',
      hostname: 'smtp.example.com',
      port: 587,
      socketType: 'STARTTLS',
      authentication: ['password-cleartext'],
      username: '%EMAILADDRESS%',
    },
  ],
  // Optional: what people should read. Other kinds are 'enable-access' (something has to be switched on first) and
  // 'app-password' (a separate password is needed). English is required; add the languages of your users.
  instructions: [
    {
      kind: 'documentation',
      url: 'https://www.example.com/help/mail',
      text: {
        en: 'Our help page explains how to set up your mail program.',
        ro: 'Pagina noastră de ajutor explică cum vă configurați programul de e-mail.',
      },
    },
  ],
  // Optional: which hosts may receive your mail, and only over TLS (MTA-STS). It counts only with a record in your DNS;
  // see docs/add-a-provider.md. Begin with 'testing', go on to 'enforce' when reports are clean.
  mtaSts: { mode: 'testing', mx: ['mx.example.com'], maxAgeSeconds: 604_800 },
  // Optional: where people read their mail in the browser.
  webMail: { loginPage: 'https://webmail.example.com/' },
  // Optional: people at jane+news@example.com log in as jane@example.com. Write it as subaddressSeparator: '+'.
  // Optional: your home page.
  website: 'https://www.example.com/',
  // Where the facts above are written down: your help page, or whatever your team looks at.
  source: 'https://www.example.com/help/mail',
  // The day on which somebody last compared this file with the source.
  checked: '2026-11-22',
} as const satisfies ProviderConfig;
