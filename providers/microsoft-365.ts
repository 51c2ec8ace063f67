import type { ProviderConfig } from '../src/core/types.ts';

export default {
  id: 'office365.com',
  displayName: 'Microsoft 365',
  displayShortName: 'Microsoft 365',
  domains: ['office365.com', 'onmicrosoft.com'],
  publicDomains: true,
  // Domains with DNSSEC have their MX hosts below mx.microsoft. Personal accounts are at olc.protection.outlook.com.
  mx: ['mail.protection.outlook.com', 'mx.microsoft'],
  // The ISPDB also has EWS; it is left out because Microsoft is retiring it in Exchange Online from October 2026.
  incoming: [
    {
      type: 'imap',
      hostname: 'outlook.office365.com',
      port: 993,
      socketType: 'SSL',
      authentication: ['OAuth2'],
      username: '%EMAILADDRESS%',
    },
    {
      type: 'pop3',
      hostname: 'outlook.office365.com',
      port: 995,
      socketType: 'SSL',
      authentication: ['OAuth2'],
      username: '%EMAILADDRESS%',
      pop3: { leaveMessagesOnServer: true },
    },
    {
      type: 'activeSync',
      url: 'https://outlook.office365.com/Microsoft-Server-ActiveSync',
      authentication: ['OAuth2'],
      username: '%EMAILADDRESS%',
    },
    {
      type: 'graph',
      url: 'https://graph.microsoft.com/',
      authentication: ['OAuth2'],
      username: '%EMAILADDRESS%',
    },
  ],
  outgoing: [
    {
      type: 'smtp',
      hostname: 'smtp.office365.com',
      port: 587,
      socketType: 'STARTTLS',
      authentication: ['OAuth2'],
      username: '%EMAILADDRESS%',
    },
  ],
  // Microsoft documents the scopes below outlook.office.com; the ISPDB has the older outlook.office365.com.
  oauth2: {
    issuer: 'login.microsoftonline.com',
    scopes: [
      'https://outlook.office.com/IMAP.AccessAsUser.All',
      'https://outlook.office.com/POP.AccessAsUser.All',
      'https://outlook.office.com/SMTP.Send',
      'offline_access',
    ],
    authURL: 'https://login.microsoftonline.com/common/oauth2/v2.0/authorize',
    tokenURL: 'https://login.microsoftonline.com/common/oauth2/v2.0/token',
  },
  instructions: [
    {
      kind: 'enable-access',
      url: 'https://learn.microsoft.com/en-us/exchange/clients-and-mobile-in-exchange-online/authenticated-client-smtp-submission',
      text: {
        en: 'Your organisation may have switched off IMAP, POP or SMTP for mail programs. If the login fails, ask your administrator to allow them for your mailbox.',
        ro: 'Este posibil ca organizația dumneavoastră să fi dezactivat IMAP, POP sau SMTP pentru programele de e-mail. Dacă nu vă puteți conecta, cereți administratorului să le permită pentru căsuța dumneavoastră poștală.',
      },
    },
    {
      kind: 'documentation',
      url: 'https://learn.microsoft.com/en-us/exchange/client-developer/legacy-protocols/how-to-authenticate-an-imap-pop-smtp-application-by-using-oauth',
      text: {
        en: 'Mail programs have to sign in with Microsoft (OAuth 2.0); passwords no longer work. Microsoft describes it on this page.',
        ro: 'Programele de e-mail trebuie să se conecteze prin Microsoft (OAuth 2.0); parolele nu mai funcționează. Microsoft descrie acest lucru pe această pagină.',
      },
    },
  ],
  webMail: { loginPage: 'https://outlook.office.com/mail/' },
  website: 'https://www.microsoft.com/microsoft-365',
  source:
    'https://learn.microsoft.com/en-us/exchange/clients-and-mobile-in-exchange-online/pop3-and-imap4/pop3-and-imap4',
  // Checked against thunderbird/autoconfig of this day; the provider's own page was not at hand.
  checked: '2026-03-12',
} as const satisfies ProviderConfig;
