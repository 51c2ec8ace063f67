import { parseDomain } from '../core/address.ts';
import type { Domain, IncomingServer, OutgoingServer, ProviderConfig } from '../core/types.ts';
import { recordLimit } from './mx.ts';
import type { DnsAnswer, DnsRecord } from './record.ts';

/** A service and how it is reached. Those with TLS from the first byte stand first (RFC 8314 §3.3). */
interface Service {
  /** Of RFC 6186 §3, and RFC 8314 §5.1. */
  readonly label: string;
  readonly type: 'imap' | 'pop3' | 'smtp';
  readonly socketType: 'SSL' | 'STARTTLS';
  /** The registered one (RFC 8314 §7). */
  readonly port: number;
}

const services = [
  { label: '_imaps', type: 'imap', socketType: 'SSL', port: 993 },
  { label: '_imap', type: 'imap', socketType: 'STARTTLS', port: 143 },
  { label: '_pop3s', type: 'pop3', socketType: 'SSL', port: 995 },
  { label: '_pop3', type: 'pop3', socketType: 'STARTTLS', port: 110 },
  { label: '_submissions', type: 'smtp', socketType: 'SSL', port: 465 },
  { label: '_submission', type: 'smtp', socketType: 'STARTTLS', port: 587 },
] as const satisfies readonly Service[];

const portsOfTls: ReadonlySet<number> = new Set([465, 993, 995]);
const serverLimit = 4;
/** RFC 1035 §2.3.4: 255 octets on the wire are 253 characters of text. */
const nameLimit = 253;

/**
 * The names at which the services of a domain are stated, in the order that `toSrvProvider` takes the answers in; none
 * where there is no room for them before the domain.
 */
export function toServiceNames(domain: Domain): readonly string[] {
  const names = services.map(({ label }) => `${label}._tcp.${domain}`);
  return names.some(({ length }) => length > nameLimit) ? [] : names;
}

/**
 * The settings that a domain states in SRV records.
 *
 * A host counts only at or below the domain: RFC 6186 §6 wants a person to agree to any other, and there is none. What
 * certificate such a host shows is then the domain's own affair, whoever forged the records.
 *
 * @param answers - in the order of `toServiceNames`
 * @param now - milliseconds since 1970
 * @returns undefined unless there is a way to read mail and one to send it.
 */
export function toSrvProvider(domain: Domain, answers: readonly DnsAnswer[], now: number): ProviderConfig | undefined {
  const offers = services
    .flatMap((service, index) => toOffers(domain, service, answers[index]))
    // Priorities also tell which protocol a domain prefers (RFC 6186 §3.4); sorting keeps the order of the table.
    .sort((a, b) => a.record.priority - b.record.priority || a.index - b.index || b.record.weight - a.record.weight)
    .map(({ service, record }) => toServer(service, record));
  const incoming = offers.filter((server) => server.type !== 'smtp').slice(0, serverLimit);
  const outgoing = offers.filter((server) => server.type === 'smtp').slice(0, serverLimit);
  if (incoming.length === 0 || outgoing.length === 0) return undefined;
  return {
    id: domain,
    displayName: domain,
    displayShortName: domain,
    domains: [domain],
    incoming,
    outgoing,
    source: 'https://www.rfc-editor.org/rfc/rfc6186',
    checked: new Date(now).toISOString().slice(0, 10) as ProviderConfig['checked'],
  };
}

interface Offer {
  readonly service: Service;
  readonly index: number;
  readonly record: DnsRecord;
}

function toOffers(domain: Domain, service: Service, answer: DnsAnswer | undefined): readonly Offer[] {
  if (answer?.kind !== 'records' || answer.records.length > recordLimit) return [];
  const index = services.findIndex(({ label }) => label === service.label);
  return answer.records
    .filter(({ port, target }) => {
      // The target `.` says that the service is not offered (RFC 6186 §3.4), and is no domain either.
      const host = parseDomain(target);
      const isOwn = host.ok && (host.value === domain || host.value.endsWith(`.${domain}`));
      // STARTTLS at a port where TLS is spoken from the first byte cannot work.
      return isOwn && port > 0 && !(service.socketType === 'STARTTLS' && portsOfTls.has(port));
    })
    .map((record) => ({ service, index, record }));
}

function toServer({ type, socketType, port }: Service, record: DnsRecord): IncomingServer | OutgoingServer {
  return {
    type,
    hostname: record.target,
    port: record.port,
    ...(record.port === port ? {} : { portReason: 'stated in the DNS' }),
    socketType,
    authentication: ['password-cleartext'],
    username: '%EMAILADDRESS%',
  };
}
