import type { ForAccount, IncomingServer, MailSettings, OutgoingServer, RelatedServer } from '../core/types.ts';
import type { DnsRecord } from './dns-record.ts';

type Srv = Extract<DnsRecord, { type: 'SRV' }>;
type Server = ForAccount<IncomingServer> | ForAccount<OutgoingServer> | ForAccount<RelatedServer>;

/** SRV service labels by what a server speaks (RFC 6186 §3, RFC 8314 §5.1, RFC 5804 §1.8). */
const labels: Readonly<Record<string, string>> = {
  'imap SSL': '_imaps._tcp',
  'imap STARTTLS': '_imap._tcp',
  'pop3 SSL': '_pop3s._tcp',
  'pop3 STARTTLS': '_pop3._tcp',
  'smtp SSL': '_submissions._tcp',
  'smtp STARTTLS': '_submission._tcp',
  'managesieve STARTTLS': '_sieve._tcp',
};
const mailLabels = [...new Set(Object.values(labels))];

/** RFC 6764 §3; the forms without TLS are never offered. */
const davLabels = { caldav: '_caldavs._tcp', carddav: '_carddavs._tcp' } as const;
const clearTextDavLabels = ['_caldav._tcp', '_carddav._tcp'];
/** RFC 8620 §2.2. */
const jmapLabel = '_jmap._tcp';

/** RFC 2782: the service is decidedly not available at this domain. */
const toAbsent = (label: string, domain: string): Srv => ({
  type: 'SRV',
  name: `${label}.${domain}`,
  priority: 0,
  weight: 0,
  port: 0,
  target: '.',
});

/** Where clients that look into the DNS find mail, calendars and contacts; and that there is no more than that. */
export function createServiceRecords(settings: MailSettings): {
  readonly records: readonly DnsRecord[];
  readonly notes: readonly string[];
} {
  const { domain } = settings;
  const records: DnsRecord[] = [];
  const notes: string[] = [];
  const offered = new Set<string>();
  const counts = { incoming: 0, outgoing: 0, related: 0 };
  // IMAP before POP3 and TLS before STARTTLS, as the documents of this service have them (RFC 8314 §4.1).
  const incoming = settings.incoming.toSorted((a, b) => rank(a) - rank(b));
  const servers: readonly (readonly [keyof typeof counts, Server])[] = [
    ...incoming.map((server) => ['incoming', server] as const),
    ...settings.outgoing.toSorted((a, b) => rank(a) - rank(b)).map((server) => ['outgoing', server] as const),
    ...settings.related.map((server) => ['related', server] as const),
  ];
  for (const [group, server] of servers) {
    if (!('hostname' in server)) continue;
    const label = labels[`${server.type} ${server.socketType}`];
    if (label === undefined) {
      if (server.socketType === 'plain') notes.push(`${server.hostname}: without TLS, so it is not published`);
      continue;
    }
    if (server.type === 'smtp' && server.port === 25) {
      notes.push(`${server.hostname}: port 25 is for servers, so it is not published`);
      continue;
    }
    const target = toTarget(server.hostname);
    if (target === undefined) {
      notes.push(`${server.hostname}: differs from person to person, which the DNS cannot say`);
      continue;
    }
    const { port } = server;
    // RFC 6186 §3.4: the priority tells IMAP from POP3 as well.
    const record: Srv = { type: 'SRV', name: `${label}.${domain}`, priority: counts[group], weight: 1, port, target };
    offered.add(label);
    if (records.some((known) => isSamePlace(known, record))) continue;
    records.push(record);
    counts[group] += 1;
  }
  records.push(...mailLabels.filter((label) => !offered.has(label)).map((label) => toAbsent(label, domain)));
  records.push(...createDavRecords(settings, notes), ...createJmapRecords(settings));
  return { records, notes };
}

function* createDavRecords({ domain, related }: MailSettings, notes: string[]): Generator<DnsRecord> {
  for (const type of ['caldav', 'carddav'] as const) {
    const label = davLabels[type];
    const server = related.find((candidate) => candidate.type === type);
    const place = server !== undefined && 'url' in server ? toPlace(server.url) : undefined;
    if (place === undefined) {
      if (server !== undefined) notes.push(`${type}: its host differs from person to person`);
      yield toAbsent(label, domain);
      continue;
    }
    const { host: target, port, path } = place;
    yield { type: 'SRV', name: `${label}.${domain}`, priority: 0, weight: 1, port, target };
    // RFC 6764 §4: without the record clients ask /.well-known/ at the target.
    if (path.includes('%')) notes.push(`${type}: its path differs from person to person, so clients ask ${target}`);
    else if (path !== `/.well-known/${type}`) yield { type: 'TXT', name: `${label}.${domain}`, value: `path=${path}` };
  }
  for (const label of clearTextDavLabels) yield toAbsent(label, domain);
}

function* createJmapRecords({ domain, incoming }: MailSettings): Generator<DnsRecord> {
  const server = incoming.find(({ type }) => type === 'jmap');
  const place = server !== undefined && 'url' in server ? toPlace(server.url) : undefined;
  if (place === undefined) {
    yield toAbsent(jmapLabel, domain);
    return;
  }
  yield {
    type: 'SRV',
    name: `${jmapLabel}.${domain}`,
    priority: 0,
    weight: 1,
    port: place.port,
    target: place.host,
  };
}

const rank = (server: Server): number =>
  (server.type === 'pop3' ? 2 : 0) + ('socketType' in server && server.socketType !== 'SSL' ? 1 : 0);

const isSamePlace = (known: DnsRecord, { name, port, target }: Srv): boolean =>
  known.type === 'SRV' && known.name === name && known.port === port && known.target === target;

/** A host name, unless something is left in it that only a person's address fills in. */
const toTarget = (hostname: string): string | undefined =>
  hostname.includes('%') ? undefined : hostname.replace(/\.$/, '');

function toPlace(url: string): { readonly host: string; readonly port: number; readonly path: string } | undefined {
  const match = /^https:\/\/([^/:?#]+)(?::(\d+))?([^?#]*)/.exec(url);
  const [, host = '', port, path = ''] = match ?? [];
  const target = toTarget(host);
  if (match === null || target === undefined) return undefined;
  return { host: target, port: port === undefined ? 443 : Number(port), path: path === '' ? '/' : path };
}
