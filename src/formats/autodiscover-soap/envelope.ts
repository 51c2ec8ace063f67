import type { Document } from '../format.ts';
import { element, renderXml, type XmlElement } from '../xml.ts';
import {
  addressingNamespace,
  autodiscoverNamespace,
  instanceNamespace,
  soapNamespace,
  type Operation,
} from './namespaces.ts';

/**
 * A message that answers an operation (MS-OXWSADISC). No `RelatesTo` and no `MessageID`: nothing of a request's
 * header comes back. No `ServerVersionInfo` either, as this is no version of Exchange.
 */
export function renderMessage(
  operation: Operation,
  content: readonly XmlElement[],
  audience: Document['audience'],
): Document {
  const response = element('Response', content, { 'xmlns:i': instanceNamespace });
  const message = element(`${operation}ResponseMessage`, [response], { xmlns: autodiscoverNamespace });
  const action = `${autodiscoverNamespace}/Autodiscover/${operation}Response`;
  return renderEnvelope(200, action, message, audience);
}

/** What is wrong with a message as such (SOAP 1.1 §4.4.1; the last from the SOAP binding of WS-Addressing 1.0). */
export type FaultCode = 's:VersionMismatch' | 's:Client' | 'a:ActionNotSupported';

/**
 * A SOAP fault. In a 400, and not in the 500 of SOAP 1.1 §6.2: what a client sends is no failure of the service, and to
 * the clients that there are any status but 200 means to ask the next URL.
 */
export function renderFault(code: FaultCode, text: string): Document {
  const fault = element('s:Fault', [element('faultcode', code), element('faultstring', text, { 'xml:lang': 'en' })]);
  return renderEnvelope(400, `${addressingNamespace}/soap/fault`, fault, 'nobody');
}

function renderEnvelope(status: number, action: string, content: XmlElement, audience: Document['audience']): Document {
  const header = element('s:Header', [element('a:Action', action, { 's:mustUnderstand': '1' })]);
  const envelope = element('s:Envelope', [header, element('s:Body', [content])], {
    'xmlns:s': soapNamespace,
    'xmlns:a': addressingNamespace,
  });
  return { status, contentType: 'text/xml; charset=utf-8', body: renderXml(envelope), audience };
}
