import { toAddressParts } from './address.ts';
import {
  toAddressRedirect,
  toNothing,
  toUrlRedirect,
  type Account,
  type Answer,
  type Configured,
  type Nothing,
  type ServerChoice,
} from './conclusion.ts';
import { isHostName } from './host-name.ts';
import { Refusal } from './refusal.ts';
import { isHttpsUrl } from './url.ts';
import { findChild, findChildren, parseXml, type XmlElement } from './xml.ts';

// MS-OXDSCLI 2.2.4: spelled with http, and the second with a final a.
const rootNamespace = 'http://schemas.microsoft.com/exchange/autodiscover/responseschema/2006';
const responseNamespace = 'http://schemas.microsoft.com/exchange/autodiscover/outlook/responseschema/2006a';

const protocols: ReadonlyMap<string, { readonly protocol: ServerChoice['protocol']; readonly port: number }> = new Map([
  ['IMAP', { protocol: 'imap', port: 143 }],
  ['POP3', { protocol: 'pop3', port: 110 }],
  ['SMTP', { protocol: 'smtp', port: 25 }],
]);

const encryptions: ReadonlyMap<string, ServerChoice['security']> = new Map([
  ['None', 'plain'],
  ['SSL', 'TLS'],
  ['TLS', 'STARTTLS'],
  ['Auto', 'try'],
]);

/** Finds the text of the first child of that name. */
export function findText(element: XmlElement | undefined, name: string): string | undefined {
  return findChild(element, name)?.text;
}

/** MS-OXDSCLI 2.2.4: only the words on and off are values; other spellings broke in the field. */
function readSwitch(protocol: XmlElement, name: string, absent: boolean): boolean {
  const text = findText(protocol, name);
  if (text !== undefined && text !== 'on' && text !== 'off') throw new Refusal(`${name} is "${text}"`);
  return text === undefined ? absent : text === 'on';
}

function readSecurity(protocol: XmlElement): ServerChoice['security'] {
  const isSecure = readSwitch(protocol, 'SSL', true);
  const encryption = findText(protocol, 'Encryption');
  if (encryption === undefined) return isSecure ? 'TLS' : 'plain';
  const security = encryptions.get(encryption);
  if (security === undefined) throw new Refusal(`Encryption is "${encryption}"`);
  return security;
}

function readServer(element: XmlElement, account: Account): ServerChoice | undefined {
  const kind = protocols.get(findText(element, 'Type') ?? '');
  if (kind === undefined) return undefined;
  const hostname = findText(element, 'Server') ?? '';
  if (!isHostName(hostname)) throw new Refusal(`Server is "${hostname}"`);
  const port = findText(element, 'Port') ?? String(kind.port);
  if (!/^[0-9]{1,5}$/.test(port) || Number(port) < 1 || Number(port) > 65535) throw new Refusal(`Port is "${port}"`);
  const isSpa = readSwitch(element, 'SPA', true);
  const isAuthenticated = readSwitch(element, 'AuthRequired', true);
  return {
    protocol: kind.protocol,
    hostname,
    port: Number(port),
    security: readSecurity(element),
    // Microsoft's documents disagree on the default; the local part is the reading that does harm.
    username: findText(element, 'LoginName') ?? toAddressParts(account).localPart,
    authentication: !isAuthenticated ? 'none' : isSpa ? 'NTLM' : 'password',
  };
}

/** What becomes of an answer before its settings are read: the element `Response`, or nothing. */
export function readFrame(answer: Answer): XmlElement | Nothing {
  // A redirect to http is rejected, and so is a target that cannot be told without the URL that was asked.
  const { status, location = '' } = answer;
  if ((status === 301 || status === 302) && isHttpsUrl(location)) return toUrlRedirect(location);
  if (status !== 200) return toNothing(`status ${status}`);
  // Readers of the Exchange family abort on a byte order mark or blank line before it.
  if (!answer.body.startsWith('<?xml')) return toNothing('the XML declaration is not the first thing');
  const root = parseXml(answer.body);
  if (root === undefined) return toNothing('not well-formed');
  if (root.name !== 'Autodiscover' || root.attributes.get('xmlns') !== rootNamespace)
    return toNothing('root namespace');
  const response = findChild(root, 'Response');
  const error = findChild(response, 'Error');
  if (error !== undefined) return toNothing(`error ${findText(error, 'ErrorCode') ?? ''}`);
  return response ?? toNothing('no Response');
}

/** Finds the account of a response in the Outlook schema, or where its action sends the client. */
export function readOutlookAccount(response: XmlElement, { email }: Account): XmlElement | Nothing {
  if (response.attributes.get('xmlns') !== responseNamespace) return toNothing('Response namespace');
  const account = findChild(response, 'Account');
  const action = findText(account, 'Action');
  if (account === undefined || findText(account, 'AccountType') !== 'email')
    return toNothing('AccountType is not email');
  if (action === 'redirectAddr') {
    const target = findText(account, 'RedirectAddr') ?? '';
    if (!/^[^@]+@[^@]+$/.test(target)) return toNothing('RedirectAddr is not an address');
    // MS-OXDSCLI 3.1.5: the same address once more would go round in circles.
    if (target.toLowerCase() === email.toLowerCase()) return toNothing('RedirectAddr is the address that was asked');
    return toAddressRedirect(target);
  }
  if (action === 'redirectUrl') {
    const target = findText(account, 'RedirectUrl') ?? '';
    return isHttpsUrl(target) ? toUrlRedirect(target) : toNothing('RedirectUrl is not an https URL');
  }
  return action === 'settings' ? account : toNothing('Action is not settings');
}

/**
 * Reads the IMAP, POP3 and SMTP servers of an account, in the order of the document.
 *
 * @throws Refusal where a value is none that MS-OXDSCLI knows, or one direction has no server.
 */
export function readMailServers(response: XmlElement, settings: XmlElement, account: Account): Configured {
  const elements = findChildren(settings, 'Protocol');
  const servers = elements.flatMap((element) => readServer(element, account) ?? []);
  const incoming = servers.find(({ protocol }) => protocol !== 'smtp');
  const outgoing = servers.find(({ protocol }) => protocol === 'smtp');
  if (incoming === undefined) throw new Refusal('no IMAP or POP3 protocol');
  if (outgoing === undefined) throw new Refusal('no SMTP protocol');
  const smtp = elements.find((element) => findText(element, 'Type') === 'SMTP');
  const sharesLogin = smtp !== undefined && readSwitch(smtp, 'UsePOPAuth', false);
  const displayName = findText(findChild(response, 'User'), 'DisplayName');
  return {
    outcome: 'configured',
    ...(displayName === undefined ? {} : { displayName }),
    incoming,
    outgoing: sharesLogin ? { ...outgoing, username: incoming.username } : outgoing,
    alternatives: servers.filter((server) => server !== incoming && server !== outgoing),
  };
}
