/** SOAP 1.1 §3. */
export const soapNamespace = 'http://schemas.xmlsoap.org/soap/envelope/';
/** WS-Addressing 1.0, which names the kind of a message. */
export const addressingNamespace = 'http://www.w3.org/2005/08/addressing';
/** Carries the type of a setting. */
export const instanceNamespace = 'http://www.w3.org/2001/XMLSchema-instance';
/** MS-OXWSADISC. */
export const autodiscoverNamespace = 'http://schemas.microsoft.com/exchange/2010/Autodiscover';

/** What can be asked for; the others (federation, organisations) mean nothing without an Exchange server. */
export type Operation = 'GetUserSettings' | 'GetDomainSettings';

/** Whether a namespace is Autodiscover's, also as Microsoft's pages misprint it. */
export const isAutodiscoverNamespace = (namespace: string): boolean =>
  namespace === autodiscoverNamespace || namespace === autodiscoverNamespace.replace('http:', 'https:');
