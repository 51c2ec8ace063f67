import type { ProviderConfig } from '../src/core/types.ts';

export default {
  id: 'googlemail.com',
  displayName: 'Gmail',
  displayShortName: 'Gmail',
  // google.com is the MX domain of Google Workspace; clients ask for it by name as if it were a mail domain.
  domains: ['gmail.com', 'googlemail.com', 'google.com', 'jazztel.es', 'nyu.edu'],
  publicDomains: true,
  // Older Workspace set-ups still name MX hosts below googlemail.com.
  mx: ['google.com', 'googlemail.com'],
  incoming: [
    {
      type: 'imap',
      hostname: 'imap.gmail.com',
      port: 993,
      socketType: 'SSL',
      authentication: ['OAuth2', 'password-cleartext'],
      username: '%EMAILADDRESS%',
    },
    {
      type: 'pop3',
      hostname: 'pop.gmail.com',
      port: 995,
      socketType: 'SSL',
      authentication: ['OAuth2', 'password-cleartext'],
      username: '%EMAILADDRESS%',
      pop3: { leaveMessagesOnServer: true },
    },
  ],
  outgoing: [
    {
      type: 'smtp',
      hostname: 'smtp.gmail.com',
      port: 465,
      socketType: 'SSL',
      authentication: ['OAuth2', 'password-cleartext'],
      username: '%EMAILADDRESS%',
    },
    {
      type: 'smtp',
      hostname: 'smtp.gmail.com',
      port: 587,
      socketType: 'STARTTLS',
      authentication: ['OAuth2', 'password-cleartext'],
      username: '%EMAILADDRESS%',
    },
  ],
  // Google accepts only OAuth for calendars and contacts, no app passwords.
  related: [
    {
      type: 'caldav',
      url: 'https://apidata.googleusercontent.com/caldav/v2/%EMAILADDRESS%/user',
      authentication: ['OAuth2'],
      username: '%EMAILADDRESS%',
    },
    {
      type: 'carddav',
      url: 'https://www.googleapis.com/.well-known/carddav',
      authentication: ['OAuth2'],
      username: '%EMAILADDRESS%',
    },
  ],
  oauth2: {
    issuer: 'accounts.google.com',
    scopes: [
      'https://mail.google.com/',
      'https://www.googleapis.com/auth/contacts',
      'https://www.googleapis.com/auth/calendar',
      'https://www.googleapis.com/auth/carddav',
    ],
    authURL: 'https://accounts.google.com/o/oauth2/auth',
    tokenURL: 'https://www.googleapis.com/oauth2/v3/token',
  },
  instructions: [
    {
      kind: 'enable-access',
      url: 'https://mail.google.com/mail/#settings/fwdandpop',
      text: {
        en: 'To use POP, first switch it on in the Gmail settings, on the page about forwarding and POP/IMAP. If the same page offers a switch for IMAP, switch that on to use IMAP.',
        ro: 'Pentru POP, activați-l mai întâi în setările Gmail, pe pagina despre redirecționare și POP/IMAP. Dacă pe aceeași pagină apare și un comutator pentru IMAP, activați-l pentru a folosi IMAP.',
      },
    },
    {
      kind: 'app-password',
      url: 'https://support.google.com/accounts/answer/185833',
      text: {
        en: 'If your mail program cannot sign in with Google, turn on 2-Step Verification and create an app password. Your normal Google password does not work in mail programs.',
        ro: 'Dacă programul de e-mail nu se poate conecta prin Google, activați verificarea în doi pași și creați o parolă pentru aplicații. Parola obișnuită a contului Google nu funcționează în programele de e-mail.',
      },
    },
    {
      kind: 'documentation',
      url: 'https://support.google.com/mail/answer/7126229',
      text: {
        en: 'Google explains here how to read Gmail in another mail program.',
        ro: 'Google explică aici cum citiți Gmail în alt program de e-mail.',
      },
    },
  ],
  webMail: { loginPage: 'https://mail.google.com/' },
  website: 'https://mail.google.com/',
  source: 'https://developers.google.com/workspace/gmail/imap/imap-smtp',
  checked: '2026-11-22',
} as const satisfies ProviderConfig;
