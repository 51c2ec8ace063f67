import { parseEmailAddress } from '../../core/address.ts';
import type { Domain, EmailAddress, ProviderConfig, Registry, Server } from '../../core/types.ts';
import type { Configured, ServerChoice } from '../../clients/index.ts';
import type { Service } from '../../formats/format.ts';
import { concludeAll, type Reading } from '../preview/conclude.ts';
import type { CheckFinding } from './finding.ts';

/**
 * Asks every client's rules what they make of an entry, and names the clients that end up with less than it offers:
 * with nothing, with clear text beside encryption, or with a way to log in that the server does not announce. What a
 * client cannot do with such an entry anyhow, such as Exchange without Exchange, is no finding.
 *
 * @param registry - where other entries are, for redirects
 */
export async function findClientTrouble(
  file: string,
  provider: ProviderConfig,
  registry: Registry,
  service: Service,
): Promise<readonly CheckFinding[]> {
  const address = toAddress(provider);
  if (address === undefined) return [];
  const alone: Registry = {
    findByDomain: (domain) => (domain === address.domain ? provider : registry.findByDomain(domain)),
    findByMx: (host) => registry.findByMx(host),
  };
  const readings = await concludeAll(alone, address, service);
  const target = findTarget(provider, alone);
  const ways = Map.groupBy(readings, ({ client }) => toClientName(client));
  const troubles = [...ways].flatMap(([client, all]) =>
    judge(client, all, target).map((found) => ({ client, ...found })),
  );
  // Clients with the same trouble are named together.
  const groups = Map.groupBy(troubles, ({ code, path, statement }) => `${code} ${path} ${statement}`);
  return [...groups.values()].flatMap(([first, ...others]): readonly CheckFinding[] => {
    if (first === undefined) return [];
    const { client, statement, ...finding } = first;
    const clients = [client, ...others.map((other) => other.client)];
    return [{ severity: 'warning', subject: file, ...finding, text: `${clients.join(', ')}: ${statement}` }];
  });
}

/** Thunderbird as a whole, whose rules for Autodiscover are `Thunderbird (Autodiscover)` in the list of readers. */
const toClientName = (reader: string): string => reader.replace(/ \(Autodiscover(?: v2)?\)$/, '');

function toAddress({ domains: [domain] }: ProviderConfig): EmailAddress | undefined {
  // A local part in which a user name that lost its domain, or was turned into a number, would show.
  const address = parseEmailAddress(`jane.doe@${domain}`);
  return address.ok ? address.value : undefined;
}

/** The entry whose servers answer: that of the other domain where people are sent there. */
function findTarget(provider: ProviderConfig, registry: Registry): ProviderConfig {
  if (provider.redirect?.action !== 'redirectAddr') return provider;
  const found = registry.findByDomain(provider.redirect.domain as Domain);
  return found !== undefined && typeof found === 'object' && 'id' in found ? found : provider;
}

// Of clients for mail alone; what they say of an entry without IMAP is no mistake in it.
const imapOnly = new Set(['Thunderbird for Android', 'Delta Chat', 'Nextcloud Mail', 'FairEmail']);

/** Whether the entry has what a client sets up, by what it reads. */
function canUse(client: string, { format }: Reading, provider: ProviderConfig): boolean {
  const types = new Set<string>(provider.incoming.map(({ type }) => type));
  const hasMail = (types.has('imap') || types.has('pop3')) && provider.outgoing.length > 0;
  const hasEas = provider.incoming.some((server) => server.type === 'exchange' && server.easURL !== undefined);
  switch (format) {
    case 'autoconfig':
    case 'profile':
      return hasMail && (types.has('imap') || !imapOnly.has(client));
    case 'autodiscover':
      // The XML never names Exchange Web Services, so no entry could change what these make of it; SOAP and v2 do.
      if (/EWS|Exchange/.test(client)) return false;
      return hasMail && (types.has('imap') || !imapOnly.has(client));
    case 'mobilesync':
      return types.has('activeSync') || hasEas;
    case 'autodiscover-json':
      return client !== 'Outlook' && (types.has('activeSync') || hasEas);
    case 'pacc':
      // `findPaccGap` says more of an entry that PACC cannot say.
      return false;
  }
}

type Trouble = Pick<CheckFinding, 'code' | 'path' | 'cure'> & {
  /** What stands behind the names of the clients. */
  readonly statement: string;
};

function judge(client: string, readings: readonly Reading[], provider: ProviderConfig): readonly Trouble[] {
  const usable = readings.filter((reading) => canUse(client, reading, provider));
  if (usable.length === 0) return [];
  // A redirect to another service is answered there.
  if (usable.some(({ conclusion }) => conclusion.outcome === 'nothing' && conclusion.redirect !== undefined)) return [];
  const found = usable.find(({ conclusion }) => conclusion.outcome !== 'nothing');
  if (found === undefined) {
    const reasons = usable.flatMap(({ conclusion }) => (conclusion.outcome === 'nothing' ? [conclusion.why] : []));
    return [
      {
        code: 'client-nothing',
        path: '',
        statement: `rejects the answer, because: ${[...new Set(reasons)].join('; ')}`,
        cure: 'see what this client needs in docs/clients.md, and state a server for it',
      },
    ];
  }
  if (found.conclusion.outcome !== 'configured') return [];
  const { incoming, outgoing }: Configured = found.conclusion;
  return [
    ...judgeServer(incoming, provider.incoming, 'incoming'),
    ...judgeServer(outgoing, provider.outgoing, 'outgoing'),
  ];
}

function judgeServer(
  chosen: ServerChoice,
  servers: readonly Server[],
  path: 'incoming' | 'outgoing',
): readonly Trouble[] {
  const { protocol, port, security } = chosen;
  const isSafe = (server: Server): boolean => 'socketType' in server && server.socketType !== 'plain';
  if (security === 'plain' && servers.some(isSafe)) {
    return [
      {
        code: 'client-clear-text',
        path,
        statement: 'would send the password in clear text, though an encrypted server is offered',
        cure: `offer ${protocol.toUpperCase()} with TLS, or take the server without encryption out`,
      },
    ];
  }
  const index = servers.findIndex((server) => server.type === protocol && 'port' in server && server.port === port);
  const server = servers[index];
  if (server === undefined || canLogIn(chosen, server.authentication)) return [];
  return [
    {
      code: 'client-authentication',
      path: `${path}[${String(index)}].authentication`,
      statement: `${describeLogin(chosen)}, and the server announces ${server.authentication.join(', ')}`,
      cure: 'let password-cleartext follow, if the server takes a password; otherwise say in an instruction what to use',
    },
  ];
}

const announcedAs: Readonly<Record<ServerChoice['authentication'], readonly string[]>> = {
  password: ['password-cleartext', 'password-encrypted'],
  'encrypted-password': ['password-encrypted'],
  OAuth2: ['OAuth2'],
  NTLM: ['NTLM'],
  Kerberos: ['GSSAPI'],
  none: ['none', 'client-IP-address', 'smtp-after-pop'],
  // Such a client asks for a password and finds out.
  unstated: ['password-cleartext', 'password-encrypted', 'none', 'client-IP-address', 'smtp-after-pop'],
};

const describeLogin = ({ authentication }: ServerChoice): string =>
  authentication === 'unstated'
    ? 'asks for a password unless it knows the provider by heart'
    : `would log in with ${authentication === 'none' ? 'nothing' : authentication}`;

const canLogIn = ({ authentication }: ServerChoice, announced: readonly string[]): boolean =>
  announced.some((method) => announcedAs[authentication].includes(method) || method.startsWith('sasl:'));
