import { findChild, findChildren, type XmlElement } from '../../clients/xml.ts';
import type { HttpsUrl, IncomingServer, Pop3Options, SmtpServer } from '../../core/types.ts';
import { quote, type TakeNote } from './note.ts';
import { explainUrl, readTcpServer, readUrlServer, toHttpsUrl, type ServerContext } from './server.ts';

const urlTypes = ['jmap', 'ews', 'activeSync', 'graph', 'owa'] as const;

/** The `incomingServer` sections that can be kept, implicit TLS first within a protocol. */
export function findIncoming(provider: XmlElement, context: ServerContext): readonly IncomingServer[] {
  const { note } = context;
  const found: IncomingServer[] = [];
  for (const [index, section] of findChildren(provider, 'incomingServer').entries()) {
    const path = `incomingServer[${String(index + 1)}]`;
    const type = section.attributes.get('type')?.trim() ?? '';
    const urlType = urlTypes.find((known) => known.toLowerCase() === type.toLowerCase());
    const server =
      urlType !== undefined
        ? readUrlServer(urlType, section, path, context)
        : type === 'imap' || type === 'pop3' || type === 'exchange'
          ? readHostServer(type, section, path, context)
          : undefined;
    if (server !== undefined) found.push(server);
    else if (urlType === undefined && !['imap', 'pop3', 'exchange'].includes(type)) {
      note(path, 'dropped', `the type ${quote(type)} is not known`);
    }
    noteSurplus(section, path, note);
  }
  return sortByEncryption(found, 'incomingServer', note);
}

function readHostServer(
  type: 'imap' | 'pop3' | 'exchange',
  section: XmlElement,
  path: string,
  context: ServerContext,
): IncomingServer | undefined {
  const server = readTcpServer(type, section, path, context);
  if (server?.username === undefined) return undefined;
  const shared = { ...server, ...findFlags(section, ['useGlobalPreferredServer']) };
  if (type === 'pop3') return { ...shared, ...findPop3Options(section, path, context.note) } as IncomingServer;
  if (type === 'exchange') return { ...shared, ...findExchangeUrls(section, path, context.note) } as IncomingServer;
  return shared as IncomingServer;
}

/** The `outgoingServer` sections that can be kept, implicit TLS first. */
export function findOutgoing(provider: XmlElement, context: ServerContext): readonly SmtpServer[] {
  const { note } = context;
  const found: SmtpServer[] = [];
  for (const [index, section] of findChildren(provider, 'outgoingServer').entries()) {
    const path = `outgoingServer[${String(index + 1)}]`;
    const type = section.attributes.get('type')?.trim() ?? '';
    if (type !== 'smtp') {
      note(path, 'dropped', `the type ${quote(type)} is not known`);
      continue;
    }
    const server = readTcpServer(type, section, path, context);
    const restriction = findChild(section, 'restriction')?.text.trim();
    if (restriction !== undefined && restriction !== 'client-IP-address') {
      note(`${path}/restriction`, 'dropped', `${quote(restriction)} is not known`);
    }
    if (server !== undefined) {
      found.push({
        ...server,
        ...(restriction === 'client-IP-address' ? { restriction } : {}),
        ...findFlags(section, ['addThisServer', 'useGlobalPreferredServer']),
      } as SmtpServer);
    }
    noteSurplus(section, path, note);
  }
  return sortByEncryption(found, 'outgoingServer', note);
}

const knownParts = new Set([
  ...['hostname', 'port', 'socketType', 'authentication', 'username', 'url', 'pop3', 'restriction'],
  ...['addThisServer', 'useGlobalPreferredServer', 'owaURL', 'ewsURL', 'exchangeURL', 'easURL'],
]);

function noteSurplus(section: XmlElement, path: string, note: TakeNote): void {
  for (const { name } of section.children) {
    if (name === 'password') note(`${path}/password`, 'dropped', 'a password does not belong into a registry');
    else if (!knownParts.has(name)) note(`${path}/${quote(name)}`, 'dropped', 'the element is not known');
  }
  for (const name of ['hostname', 'port', 'username', 'url']) {
    if (findChildren(section, name).length > 1) note(`${path}/${name}`, 'dropped', 'only the first one counts');
  }
}

function findFlags<Name extends string>(section: XmlElement, names: readonly Name[]): Partial<Record<Name, boolean>> {
  const flags: Partial<Record<Name, boolean>> = {};
  for (const name of names) {
    const value = findFlag(section, name);
    if (value !== undefined) flags[name] = value;
  }
  return flags;
}

function findFlag(parent: XmlElement, name: string): boolean | undefined {
  const text = findChild(parent, name)?.text.trim();
  return text === 'true' || text === 'false' ? text === 'true' : undefined;
}

function findPop3Options(section: XmlElement, path: string, note: TakeNote): { readonly pop3?: Pop3Options } {
  const element = findChild(section, 'pop3');
  if (element === undefined) return {};
  const toCount = (text: string | undefined): number | undefined =>
    text !== undefined && /^[0-9]{1,5}$/.test(text.trim()) && Number(text) > 0 ? Number(text) : undefined;
  const leave = findFlag(element, 'leaveMessagesOnServer');
  const biff = findFlag(element, 'downloadOnBiff');
  const days = toCount(findChild(element, 'daysToLeaveMessagesOnServer')?.text);
  const minutes = toCount(findChild(element, 'checkInterval')?.attributes.get('minutes'));
  const options: Pop3Options = {
    ...(leave === undefined ? {} : { leaveMessagesOnServer: leave }),
    ...(days === undefined ? {} : { daysToLeaveMessagesOnServer: days }),
    ...(biff === undefined ? {} : { downloadOnBiff: biff }),
    ...(minutes === undefined ? {} : { checkIntervalMinutes: minutes }),
  };
  const lost = element.children.length - Object.keys(options).length;
  if (lost > 0) note(`${path}/pop3`, 'dropped', `${String(lost)} of its options cannot be read`);
  return Object.keys(options).length === 0 ? {} : { pop3: options };
}

function findExchangeUrls(section: XmlElement, path: string, note: TakeNote): Partial<Record<string, HttpsUrl>> {
  const urls: Record<string, HttpsUrl> = {};
  for (const [name, member] of [
    ['owaURL', 'owaURL'],
    ['ewsURL', 'ewsURL'],
    // What newer Thunderbird calls the same.
    ['exchangeURL', 'ewsURL'],
    ['easURL', 'easURL'],
  ] as const) {
    const written = findChild(section, name)?.text.trim();
    if (written === undefined) continue;
    const url = toHttpsUrl(written);
    if (url === undefined) note(`${path}/${name}`, 'dropped', explainUrl(written));
    else urls[member] ??= url;
  }
  return urls;
}

/** Several clients take the first server of a protocol, and RFC 8314 §3 wants implicit TLS before STARTTLS. */
function sortByEncryption<S extends IncomingServer | SmtpServer>(
  servers: readonly S[],
  name: string,
  note: TakeNote,
): readonly S[] {
  const weakness = (server: S): number =>
    'socketType' in server ? ['SSL', 'STARTTLS', 'plain'].indexOf(server.socketType) : 0;
  const groups = [...new Set(servers.map(({ type }) => type))].map((type) =>
    servers.filter((server) => server.type === type),
  );
  const sorted = groups.map((group) => group.toSorted((a, b) => weakness(a) - weakness(b)));
  if (sorted.flat().some((server, index) => server !== groups.flat()[index])) {
    note(name, 'changed', 'implicit TLS is put before STARTTLS, and both before clear text');
  }
  return sorted.flat();
}
