import { parseDomain } from '../../core/address.ts';
import { registeredPort } from '../../core/choose.ts';
import { toMailSettings } from '../../core/resolve.ts';
import type { IncomingServer, OutgoingServer, ProviderConfig, Subject } from '../../core/types.ts';
import { choosePaccServers } from '../../formats/pacc-servers.ts';
import type { CheckFinding } from './finding.ts';

type MailServer = IncomingServer | OutgoingServer;

/** A change of servers, tried in order to learn what keeps PACC from saying them. */
interface Change {
  readonly text: string;
  readonly cure: string;
  readonly member: string;
  readonly change: <S extends MailServer>(server: S) => S;
}

const changes: readonly Change[] = [
  {
    text: 'it knows TLS from the first byte on the registered port only',
    cure: 'offer implicit TLS beside it: IMAP on 993 or POP3 on 995, and SMTP on 465',
    member: 'socketType',
    change: (server) => {
      const port = registeredPort[server.type]?.SSL;
      return 'socketType' in server && port !== undefined ? { ...server, socketType: 'SSL', port } : server;
    },
  },
  {
    text: 'it has the address as login name only',
    cure: 'let people log in with their whole address (%EMAILADDRESS%)',
    member: 'username',
    change: (server) => ({ ...server, username: '%EMAILADDRESS%' }),
  },
  {
    text: 'it knows a password, or OAuth 2.0 that takes every client',
    cure: 'offer a password to log in, or state pacc.issuer',
    member: 'authentication',
    change: (server) =>
      'socketType' in server
        ? { ...server, authentication: ['password-cleartext'] }
        : { ...server, authentication: ['Basic'] },
  },
];

/** Says why an entry with mail servers has no PACC document, and what would have to change. */
export function findPaccGap(file: string, provider: ProviderConfig): CheckFinding | undefined {
  const { incoming, outgoing } = provider;
  const reads = incoming.some(({ type }) => type === 'imap' || type === 'pop3' || type === 'jmap');
  if (!reads || isExpressible(provider)) return undefined;
  const needed = subsets.find((subset) => isExpressible(applyAll(provider, subset)));
  if (needed === undefined) return undefined;
  const [first] = needed;
  // The first server that the change makes another one is where to look.
  const list = incoming.some((server) => isTouched(server, first)) ? 'incoming' : 'outgoing';
  const index = (list === 'incoming' ? incoming : outgoing).findIndex((server) => isTouched(server, first));
  return {
    severity: 'note',
    code: 'pacc-not-expressible',
    subject: file,
    path: `${list}[${String(Math.max(0, index))}].${first.member}`,
    text: `PACC cannot say these servers, so there is no document: ${needed.map(({ text }) => text).join(', and ')}`,
    cure: needed.map(({ cure }) => cure).join(', and '),
  };
}

type Subset = readonly [Change, ...Change[]];

/** All combinations, the smallest first. */
const subsets: readonly Subset[] = toSubsets(changes).sort((one, other) => one.length - other.length);

function toSubsets([first, ...rest]: readonly Change[]): Subset[] {
  if (first === undefined) return [];
  const others = toSubsets(rest);
  return [[first], ...others, ...others.map((other): Subset => [first, ...other])];
}

const isTouched = (server: MailServer, { change }: Change): boolean =>
  JSON.stringify(change(server)) !== JSON.stringify(server);

const applyAll = (provider: ProviderConfig, subset: Subset): ProviderConfig =>
  subset.reduce(
    (changed, { change }) => ({
      ...changed,
      incoming: changed.incoming.map((server) => change(server)),
      outgoing: changed.outgoing.map((server) => change(server)),
    }),
    provider,
  );

function isExpressible(provider: ProviderConfig): boolean {
  const domain = parseDomain(provider.domains[0]);
  if (!domain.ok) return false;
  const subject: Subject = { kind: 'domain', domain: domain.value };
  const settings = toMailSettings({ subject, account: subject, provider });
  return settings.ok && choosePaccServers(settings.value) !== undefined;
}
