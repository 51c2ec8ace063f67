import { createHash } from 'node:crypto';
import { mobileSyncRequest, outlookRequest } from '../../checks/discovery/bodies.ts';
import type { EmailAddress } from '../../core/types.ts';
import { escapeXml } from '../../formats/xml.ts';
import type { Ask, SentRequest } from './ask.ts';
import { fillText } from './fill.ts';

/** A document as it is without a signature. */
export interface PreviewedDocument {
  readonly format: DocumentName;
  readonly request: SentRequest;
  readonly status: number;
  readonly contentType: string;
  /** Of the body in lower-case hexadecimal digits. */
  readonly sha256: string;
  readonly body: string;
}

/** What Autodiscover v2 can be asked for. */
export const jsonProtocols = ['AutodiscoverV1', 'ActiveSync', 'Ews'] as const;
export type JsonProtocol = (typeof jsonProtocols)[number];

/** What `--format` takes, in the order of `--json`. */
export const documentNames = [
  'autoconfig',
  'autodiscover',
  'mobilesync',
  'autodiscover-json',
  'autodiscover-soap',
  'mobileconfig',
  'pacc',
  'mta-sts',
  'api',
] as const;
export type DocumentName = (typeof documentNames)[number];

const autodiscoverHost = 'https://autodiscover.{domain}';
const get = (url: string): SentRequest => ({ method: 'GET', url });
const post = (url: string, body: string): SentRequest => ({ method: 'POST', url, body });

/** A request for each document, as the clients of that format send it; `{api}` stands for the host of the service. */
const requests: Readonly<Record<DocumentName, SentRequest>> = {
  autoconfig: get('https://autoconfig.{domain}/mail/config-v1.1.xml?emailaddress={email|form}'),
  autodiscover: post(`${autodiscoverHost}/autodiscover/autodiscover.xml`, outlookRequest),
  mobilesync: post(`${autodiscoverHost}/autodiscover/autodiscover.xml`, mobileSyncRequest),
  'autodiscover-json': get(
    `${autodiscoverHost}/autodiscover/autodiscover.json?Email={email|form}&Protocol={protocol}&RedirectCount=1`,
  ),
  'autodiscover-soap': post(
    `${autodiscoverHost}/autodiscover/autodiscover.svc`,
    `<?xml version="1.0" encoding="utf-8"?>
<soap:Envelope xmlns:a="http://schemas.microsoft.com/exchange/2010/Autodiscover" xmlns:wsa="http://www.w3.org/2005/08/addressing" xmlns:soap="http://schemas.xmlsoap.org/soap/envelope/">
  <soap:Header>
    <a:RequestedServerVersion>Exchange2010</a:RequestedServerVersion>
    <wsa:Action>http://schemas.microsoft.com/exchange/2010/Autodiscover/Autodiscover/GetUserSettings</wsa:Action>
    <wsa:To>${autodiscoverHost}/autodiscover/autodiscover.svc</wsa:To>
  </soap:Header>
  <soap:Body>
    <a:GetUserSettingsRequestMessage>
      <a:Request>
        <a:Users><a:User><a:Mailbox>{xml}</a:Mailbox></a:User></a:Users>
        <a:RequestedSettings>
          <a:Setting>UserDisplayName</a:Setting>
          <a:Setting>ExternalEwsUrl</a:Setting>
          <a:Setting>ExternalWebClientUrls</a:Setting>
          <a:Setting>ExternalImap4Connections</a:Setting>
          <a:Setting>ExternalPop3Connections</a:Setting>
          <a:Setting>ExternalSmtpConnections</a:Setting>
        </a:RequestedSettings>
      </a:Request>
    </a:GetUserSettingsRequestMessage>
  </soap:Body>
</soap:Envelope>`,
  ),
  mobileconfig: get('https://{service}/email.mobileconfig?email={email|form}'),
  pacc: get('https://ua-auto-config.{domain}/.well-known/user-agent-configuration.json'),
  'mta-sts': get('https://mta-sts.{domain}/.well-known/mta-sts.txt'),
  api: post('https://{service}/api/v1/settings', '{"address":{json}}'),
};

/** The request for a document about an address. */
export function toDocumentRequest(
  name: DocumentName,
  address: EmailAddress,
  service: string,
  protocol: JsonProtocol = 'AutodiscoverV1',
): SentRequest {
  const { method, url, body } = requests[name];
  const fill = (text: string): string => {
    const known = text
      .replace('{service}', service)
      .replace('{protocol}', protocol)
      .replace('{xml}', () => escapeXml(address.text))
      .replace('{json}', () => JSON.stringify(address.text));
    return fillText(known, address);
  };
  return { method, url: fill(url), ...(body === undefined ? {} : { body: fill(body) }) };
}

/** Every document about an address; Autodiscover v2 for each protocol that it can be asked for. */
export async function renderDocuments(
  ask: Ask,
  address: EmailAddress,
  service: string,
): Promise<readonly PreviewedDocument[]> {
  const documents: PreviewedDocument[] = [];
  for (const format of documentNames) {
    for (const protocol of format === 'autodiscover-json' ? jsonProtocols : [undefined]) {
      const request = toDocumentRequest(format, address, service, protocol);
      const { status, contentType, body } = (await ask(request)).document;
      documents.push({ format, request, status, contentType, sha256: toSha256(body), body });
    }
  }
  return documents;
}

/** In lower-case hexadecimal digits, of the text as UTF-8. */
export const toSha256 = (text: string): string => createHash('sha256').update(text).digest('hex');
