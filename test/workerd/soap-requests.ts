// SOAP requests of Autodiscover as clients send them.

import { escapeText } from './autodiscover-requests.ts';

/** The namespaces of SOAP Autodiscover, spelled out (SOAP 1.1 §3, MS-OXWSADISC). */
export const soapNamespaces = {
  soap: 'http://schemas.xmlsoap.org/soap/envelope/',
  addressing: 'http://www.w3.org/2005/08/addressing',
  autodiscover: 'http://schemas.microsoft.com/exchange/2010/Autodiscover',
  instance: 'http://www.w3.org/2001/XMLSchema-instance',
} as const;

/** An envelope as the EWS Managed API and exchangelib write it, around any content of the body. */
export const wrapSoap = (content: string, operation = 'GetUserSettings', header = ''): string =>
  `<?xml version="1.0" encoding="utf-8"?><soap:Envelope xmlns:a="${soapNamespaces.autodiscover}" xmlns:wsa="${soapNamespaces.addressing}" xmlns:xsi="${soapNamespaces.instance}" xmlns:soap="${soapNamespaces.soap}"><soap:Header><a:RequestedServerVersion>Exchange2010</a:RequestedServerVersion><wsa:Action>${soapNamespaces.autodiscover}/Autodiscover/${operation}</wsa:Action><wsa:To>https://autodiscover.example.com/autodiscover/autodiscover.svc</wsa:To>${header}</soap:Header><soap:Body>${content}</soap:Body></soap:Envelope>`;

const toSettings = (settings: readonly string[]): string =>
  `<a:RequestedSettings>${settings.map((name) => `<a:Setting>${name}</a:Setting>`).join('')}</a:RequestedSettings>`;

/** The message of GetUserSettings; the mailboxes are not escaped. */
export const toUserMessage = (mailboxes: readonly string[], settings: readonly string[]): string =>
  `<a:GetUserSettingsRequestMessage><a:Request><a:Users>${mailboxes
    .map((mailbox) => `<a:User><a:Mailbox>${mailbox}</a:Mailbox></a:User>`)
    .join('')}</a:Users>${toSettings(settings)}</a:Request></a:GetUserSettingsRequestMessage>`;

/** GetUserSettings of the EWS Managed API. */
export const fromEwsSoap = (mailboxes: readonly string[], settings: readonly string[]): string =>
  wrapSoap(toUserMessage(mailboxes.map(escapeText), settings));

/** GetDomainSettings of the EWS Managed API. */
export const fromEwsSoapForDomains = (domains: readonly string[], settings: readonly string[]): string =>
  wrapSoap(
    `<a:GetDomainSettingsRequestMessage><a:Request><a:Domains>${domains
      .map((domain) => `<a:Domain>${domain}</a:Domain>`)
      .join(
        '',
      )}</a:Domains>${toSettings(settings)}<a:RequestedVersion>Exchange2010</a:RequestedVersion></a:Request></a:GetDomainSettingsRequestMessage>`,
    'GetDomainSettings',
  );
