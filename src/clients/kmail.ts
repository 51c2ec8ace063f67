import { fillPlaceholders, toAddressParts, type AddressParts } from './address.ts';
import {
  toDeadEnd,
  toNothing,
  type Account,
  type Answer,
  type ClientReader,
  type Conclusion,
  type ServerChoice,
} from './conclusion.ts';
import { findChildren, parseXml, toElements, type XmlElement } from './xml.ts';

const security: ReadonlyMap<string, ServerChoice['security']> = new Map([
  ['plain', 'plain'],
  ['SSL', 'TLS'],
  ['STARTTLS', 'STARTTLS'],
]);

// MailTransport's enumeration, by which the outgoing server is chosen, puts TLS (which is STARTTLS) above SSL.
const securityRank: Readonly<Record<ServerChoice['security'], number>> = { plain: 0, TLS: 1, STARTTLS: 2, try: 1 };

const methods: ReadonlyMap<string, ServerChoice['authentication']> = new Map([
  ['password-encrypted', 'encrypted-password'],
  ['secure', 'encrypted-password'],
  ['NTLM', 'NTLM'],
  ['GSSAPI', 'Kerberos'],
  ['client-ip-based', 'none'],
  ['none', 'none'],
  ['OAuth2', 'OAuth2'],
]);

/** Of several elements the last wins. */
function findLast(parent: XmlElement, name: string): string | undefined {
  return findChildren(parent, name).at(-1)?.text;
}

function findServer(
  server: XmlElement,
  protocol: ServerChoice['protocol'],
  parts: AddressParts,
): ServerChoice | undefined {
  const port = findLast(server, 'port');
  if (port === undefined) return undefined;
  const sockets = findChildren(server, 'socketType').map(({ text }) => security.get(text));
  // Cleartext is where it starts from, so the first value that says anything else wins over it.
  const authentication = findChildren(server, 'authentication')
    .map(({ text }) => methods.get(text))
    .find((method) => method !== undefined);
  return {
    protocol,
    hostname: fillPlaceholders(findLast(server, 'hostname') ?? '', parts),
    port: /^\s*[0-9]+\s*$/.test(port) ? Number(port) : 0,
    security: sockets.findLast((found) => found !== undefined) ?? 'TLS',
    username: fillPlaceholders(findLast(server, 'username') ?? '', parts),
    authentication: authentication ?? 'password',
  };
}

function read(answer: Answer, account: Account): Conclusion {
  if (answer.status !== 200) return toNothing(`status ${answer.status}`);
  const root = parseXml(answer.body);
  // It neither asks the next URL nor reports a failure after these two.
  if (root === undefined) return toDeadEnd('not well-formed');
  const provider = toElements(root).find((element) => element !== root && element.name === 'emailProvider');
  if (provider === undefined) return toDeadEnd('no emailProvider');
  const parts = toAddressParts(account);
  const findServers = (name: string, type: ServerChoice['protocol']): readonly ServerChoice[] =>
    findChildren(provider, name)
      .filter((server) => server.attributes.get('type') === type)
      .flatMap((server) => findServer(server, type, parts) ?? []);
  const [incoming, ...others] = [...findServers('incomingServer', 'imap'), ...findServers('incomingServer', 'pop3')];
  const outgoings = findServers('outgoingServer', 'smtp');
  const best = Math.max(...outgoings.map((server) => securityRank[server.security]));
  const outgoing = outgoings.find((server) => securityRank[server.security] === best);
  if (incoming === undefined) return toDeadEnd('no incoming server');
  if (outgoing === undefined) return toDeadEnd('no outgoing server');
  const displayName = findLast(provider, 'displayShortName');
  return {
    outcome: 'configured',
    ...(displayName === undefined ? {} : { displayName }),
    incoming,
    outgoing,
    alternatives: others,
  };
}

/** KMail's account wizard (ispdbservice, serverconfiguration, configurationmodel; read in the client's source, 2026-08). */
export const kmail: ClientReader = { name: 'KMail', reads: 'autoconfig', read };
